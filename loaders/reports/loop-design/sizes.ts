import {extent} from "d3-array";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {repeatability as repeatedShares} from "../../../src/statistics/agreement/repeatability.js";
import {normalDensity, normalQuantile} from "../../../src/statistics/distributions/index.js";
import {defaultLevel, type Estimate} from "../../../src/statistics/estimate.js";
import {drawInterval} from "../../../src/statistics/intervals/quantile.js";
import {loopHours, type LoopSheet} from "../../../src/statistics/screen/loop-cost.js";
import {type DecidedLoop, decisionsFollow, repeatability} from "../agreement/repeatability.js";
import {stepUp} from "../agreement/variance.js";
import {published, rounded} from "../finding.js";

type Size = LoopDesign["sizes"][number];
const largest = 8;
const between = 41;

/**
 * What each interviewer adds: the mean ability of those offered lies √Φ(n)·φ(z)/SR standard deviations above all who
 * reach the loop, when a share SR of loops ends in an offer (z its normal quantile). Hours by the cost sheet.
 *
 * @param icc candidate's share of the variance of a single vote
 * @param decided the loops that a repeat loop would hold again
 */
export function loopSizes(
  icc: Estimate,
  offerRate: number,
  {sheet, decided}: {sheet: LoopSheet; decided: readonly DecidedLoop[]}
): Size[] {
  if (icc.value === null || icc.interval === null || !(offerRate > 0 && offerRate < 1)) return [];
  const [low, high] = icc.interval;
  const intensity = normalDensity(normalQuantile(1 - offerRate)) / offerRate;
  const utility = (single: number, n: number): number => Math.sqrt(stepUp(single, n)) * intensity;
  // What an interview adds is most at a middling signal, which may lie inside the interval.
  const plausible = Array.from({length: between}, (_, i) => low + ((high - low) * i) / (between - 1));
  const across = (of: (single: number) => number): Size["phi"] => {
    const [least, most] = extent([icc.value!, ...plausible].map(of)) as [number, number];
    return published({value: of(icc.value!), interval: [least, most]});
  };
  const repeats = repeatsBySize(icc, decided, largest);
  return Array.from({length: largest}, (_, index) => {
    const n = index + 1;
    return {
      interviews: n,
      phi: across((single) => stepUp(single, n)),
      phiGain: across((single) => stepUp(single, n) - stepUp(single, n - 1)),
      offersAgain: published(repeats[index]?.offersAgain),
      offersAgainGain: published(repeats[index]?.gain),
      utility: across((single) => utility(single, n)),
      gain: across((single) => utility(single, n) - utility(single, n - 1)),
      hours: rounded(loopHours({...sheet, interviewers: n}))!
    };
  });
}

type Said = Pick<Estimate, "value" | "interval">;

/** Offers that a repeat loop of n interviews would make again, and what the n-th of them adds to that share. */
export interface Repeats {
  offersAgain: Said;
  /** Null for the first interview, which has no loop before it. */
  gain: Said | null;
}

const scores = Array.from({length: 9}, (_, index) => normalQuantile((index + 0.5) / 9));

/**
 * The agreement page's repeat loop, for each number of interviews from one on. The gain's interval comes from a grid of
 * what is plausible for the single vote's share and for how closely decisions follow the votes; the offer rate moves
 * both sizes alike and stays as it is.
 *
 * @param icc candidate's share of the variance of a single vote
 * @returns one entry for each number up to `largest`; null where a repeat loop cannot be told
 */
export function repeatsBySize(icc: Estimate, decided: readonly DecidedLoop[], largest: number): (Repeats | null)[] {
  const {value, standardError} = icc;
  const follow = decisionsFollow(decided);
  return Array.from({length: largest}, (_, index) => {
    const n = index + 1;
    const at = repeatability(icc, n, decided);
    if (!at || at.offers.value === null || value === null || standardError === null) return null;
    if (n === 1) return {offersAgain: at.offers, gain: null};
    const gainAt = (single: number, closeness: number): number => {
      const again = (size: number): number =>
        repeatedShares(stepUp(single, size) * closeness ** 2, at.offerRate).offerAgain;
      return again(n) - again(n - 1);
    };
    const singles = scores.map((score) => onLogit(value, standardError, score));
    const closenesses = scores.map((score) => Math.min(1, Math.max(0, follow.value! + score * follow.standardError!)));
    const gains = singles.flatMap((single) => closenesses.map((closeness) => gainAt(single, closeness)));
    return {
      offersAgain: at.offers,
      gain: {value: gainAt(value, follow.value!), interval: drawInterval(gains, defaultLevel)}
    };
  });
}

function onLogit(value: number, standardError: number, score: number): number {
  const logit = Math.log(value / (1 - value)) + (score * standardError) / (value * (1 - value));
  return 1 / (1 + Math.exp(-logit));
}
