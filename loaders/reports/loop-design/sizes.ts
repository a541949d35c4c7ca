import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {normalDensity, normalQuantile} from "../../../src/statistics/distributions/index.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {loopHours, type LoopSheet} from "../../../src/statistics/screen/loop-cost.js";
import type {DecidedLoop} from "../agreement/decisions-follow.js";
import {stepUp} from "../agreement/step-up.js";
import {published, rounded} from "../finding.js";
import {repeatsBySize} from "./repeats.js";

type Size = LoopDesign["sizes"][number];
const largest = 8;

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
  const utility = (single: number, n: number): number => (n === 0 ? 0 : Math.sqrt(stepUp(single, n)) * intensity);
  const across = (of: (single: number) => number): Size["phi"] => {
    const ends = [of(low), of(icc.value!), of(high)].sort((a, b) => a - b);
    return published({value: of(icc.value!), interval: [ends[0]!, ends[2]!]});
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
