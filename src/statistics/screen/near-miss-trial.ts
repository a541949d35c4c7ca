import {normalCdf, normalQuantile, normalUpperTail} from "../distributions/normal.js";
import {logGamma} from "../distributions/gamma-function.js";
import {createRandom} from "../random.js";
import type {BandCounts, BandDraws} from "./band-probabilities.js";

/** What is believed of near-misses before a trial: one pair per draw. */
export interface NearMisses {
  /** Chance of an offer if a near-miss of the band were sent to a loop. */
  chance: number[];
  /** p* of the same draw. */
  breakEven: number[];
}

export interface TrialPlan {
  /** Near-misses sent to a loop by lot. */
  loops: number;
  /** Staff hours of these loops. */
  hours: number;
  /** Expected standard error of their share of offers. */
  standardError: number;
  /** Probability that the result decides, with the asked confidence, on which side of p* near-misses lie. */
  settles: number;
  /** Staff hours beyond what their hires are worth that these loops are expected to take; negative when they pay. */
  loss: number;
  /** Hours that deciding about the `future` near-misses after the result saves, against deciding now. */
  worth: number;
}

interface TrialCosts {
  loopHours: number;
  /** Near-misses about whom the result will decide, for instance those of a year. */
  future: number;
  confidence?: number;
}

const seed = 7_043;
/** Trials that are compared when one is proposed. */
const sizes = [10, 15, 20, 30, 40, 60, 80, 100, 150];

/**
 * Near-misses are no better than the candidates of their vote who were advanced; how much worse is unknown, so their
 * chance is drawn evenly between 0 and that bound. A vote of which nobody was seen borrows the bound of the lowest seen
 * above it. What a trial has already shown is counted in by weighting the draws with its likelihood.
 *
 * @param bands from the highest to the lowest, as in `draws`
 * @param band index of the band that the near-misses come from
 * @param breakEven p* of each draw, as `barPosterior` gives it
 * @returns `null` when no band at or above has a decided loop, or there is no p*
 */
export function nearMisses(
  bands: readonly BandCounts[],
  draws: BandDraws,
  breakEven: readonly number[],
  band: number,
  seen: {decided: number; offers: number} = {decided: 0, offers: 0}
): NearMisses | null {
  const bound = bands.findLastIndex(({decided}, b) => b <= band && decided > 0);
  if (bound < 0 || breakEven.length !== draws.probability.length) return null;
  const random = createRandom(seed);
  const chance = draws.probability.map((probability) => random.uniform() * probability[bound]!);
  if (seen.decided === 0) return {chance, breakEven: [...breakEven]};
  const logs = chance.map((p) => seen.offers * Math.log(p) + (seen.decided - seen.offers) * Math.log1p(-p));
  const highest = logs.reduce((a, b) => Math.max(a, b));
  const kept = resampled(logs.map((value) => Math.exp(value - highest)));
  return {chance: kept.map((d) => chance[d]!), breakEven: kept.map((d) => breakEven[d]!)};
}

/**
 * A trial of `loops` near-misses, judged before it is held: exact over its possible results given each draw. The gain of
 * one loop is C_L (p − p*) / p* hours, as C_L = a p* H*. `worth` is the expected value of sample information.
 */
export function planTrial(
  {chance, breakEven}: NearMisses,
  loops: number,
  {loopHours, future, confidence = 0.9}: TrialCosts
): TrialPlan {
  const gains = chance.map((p, d) => (loopHours * (p - breakEven[d]!)) / breakEven[d]!);
  const gain = mean(gains);
  const logs = chance.map((p) => ({yes: Math.log(p), no: Math.log1p(-p)}));
  let [settles, best] = [0, 0];
  for (let offers = 0; offers <= loops; offers++) {
    const choose = logGamma(loops + 1) - logGamma(offers + 1) - logGamma(loops - offers + 1);
    let [all, above, gained] = [0, 0, 0];
    chance.forEach((p, d) => {
      const {yes, no} = logs[d]!;
      const weight = Math.exp(choose + offers * yes + (loops - offers) * no);
      all += weight;
      gained += weight * gains[d]!;
      if (p > breakEven[d]!) above += weight;
    });
    if (all === 0) continue;
    if (Math.max(above, all - above) / all > confidence) settles += all;
    best += Math.max(0, gained);
  }
  return {
    loops,
    hours: loops * loopHours,
    standardError: Math.sqrt(mean(chance.map((p) => p * (1 - p))) / loops),
    settles: Math.min(1, settles / chance.length),
    loss: -loops * gain,
    worth: future * Math.max(0, best / chance.length - Math.max(0, gain))
  };
}

/** The trial whose result is worth most beyond what its own loops lose; `null` when none is worth its loss. */
export function bestTrial(near: NearMisses, costs: TrialCosts): TrialPlan | null {
  const affordable = sizes.filter((size) => size <= costs.future).map((size) => planTrial(near, size, costs));
  const best = affordable.sort((a, b) => b.worth - b.loss - (a.worth - a.loss))[0];
  return best && best.worth > best.loss ? best : null;
}

/** Draw numbers in proportion to their weights, systematically, so that nothing is left to chance. */
function resampled(weights: readonly number[]): number[] {
  const step = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  let [sum, next] = [0, step / 2];
  return weights.flatMap((weight, d) => {
    sum += weight;
    const copies: number[] = [];
    for (; next <= sum; next += step) copies.push(d);
    return copies;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Expected value of perfect information, in hours per `future` loops of one band: N{E[max(0, g)] − max(0, E g)}, with
 * the gain of one loop g = a p H* − C_L in each posterior draw. Near 0 once the data decide; then exploring should stop.
 */
export function perfectInformationHours(gains: readonly number[], future: number): number {
  if (gains.length === 0) return 0;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const meanOfBest = gains.reduce((sum, gain) => sum + Math.max(0, gain), 0) / gains.length;
  return future * Math.max(0, meanOfBest - Math.max(0, mean));
}

/**
 * Probability that `more` further loops of a band put its chance on one side of p* with the asked confidence, judged
 * beforehand (preposterior analysis of a normal mean, Raiffa & Schlaifer 1961, ch. 5.4): the distance p_b − p* of the draws
 * lies z = Φ⁻¹(share of draws below) from 0, and data grown by f of what they are, in all bands alike, foretell a
 * z′ ~ N(z√(1 + f), f). f is `more` over the loops that the draws of p_b are worth, what they borrow from siblings
 * included: p(1 − p) ÷ their variance.
 */
export function chanceToSettle(believed: NearMisses, more: number, confidence = 0.9): number {
  return settling(standing(believed), more, confidence);
}

/**
 * The fewest further loops after which an answer is likely (probability `likely`), to within 5 % and at least one; `null`
 * when not even `most` loops make it likely.
 */
export function loopsToSettle(
  believed: NearMisses,
  {confidence = 0.9, likely = 0.8, most = 2000}: {confidence?: number; likely?: number; most?: number} = {}
): number | null {
  const stands = standing(believed);
  const enough = (more: number) => settling(stands, more, confidence) >= likely;
  let low = 0;
  let high = 8;
  while (!enough(high)) {
    if (high >= most) return null;
    low = high;
    high = Math.min(most, high * 2);
  }
  while (high - low > Math.max(1, 0.05 * high)) {
    const middle = Math.round((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Where a band stands: standard errors from p*, and the loops that its draws are worth. */
interface Standing {
  z: number;
  loops: number;
}

function standing({chance, breakEven}: NearMisses): Standing {
  const below = mean(chance.map((p, d) => Number(p < breakEven[d]!)));
  const centre = mean(chance);
  const variance = mean(chance.map((p) => (p - centre) ** 2));
  const half = 0.5 / chance.length;
  return {
    z: normalQuantile(Math.min(1 - half, Math.max(half, below))),
    loops: (centre * (1 - centre)) / Math.max(variance, 1e-12)
  };
}

function settling({z, loops}: Standing, more: number, confidence: number): number {
  const needed = normalQuantile(confidence);
  const growth = more / loops;
  if (growth === 0) return Number(Math.abs(z) > needed);
  const centre = z * Math.sqrt(1 + growth);
  const spread = Math.sqrt(growth);
  return normalCdf((-needed - centre) / spread) + normalUpperTail((needed - centre) / spread);
}
