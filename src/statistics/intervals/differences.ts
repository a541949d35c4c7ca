import {mean, sampleVariance} from "simple-statistics";
import {normalQuantile, studentTQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {normalInterval} from "./normal-interval.js";

/** One yes/no observation: which arm of a comparison it belongs to, and the cluster it came from. */
export interface ClusteredOutcome {
  cluster: string;
  /** True for the arm whose share is counted positively. */
  exposed: boolean;
  outcome: boolean;
}

/**
 * Share in the exposed arm minus share in the other, with a standard error that allows outcomes of one cluster to move
 * together (linearisation, n/(n − 1) for the number of clusters) and a normal interval cut to [−1, 1]. Value null
 * unless both arms have observations; no interval with fewer than 2 clusters.
 */
export function clusteredDifference(outcomes: readonly ClusteredOutcome[], level: number): Estimate {
  const sizes = [0, 0];
  const hits = [0, 0];
  for (const {exposed, outcome} of outcomes) {
    sizes[Number(exposed)]!++;
    hits[Number(exposed)]! += Number(outcome);
  }
  const n = outcomes.length;
  if (sizes[0] === 0 || sizes[1] === 0) return {value: null, standardError: null, interval: null, n};
  const shares = hits.map((hit, arm) => hit / sizes[arm]!);
  const value = shares[1]! - shares[0]!;
  const influence = new Map<string, number>();
  for (const {cluster, exposed, outcome} of outcomes) {
    const arm = Number(exposed);
    const part = ((exposed ? 1 : -1) * (Number(outcome) - shares[arm]!)) / sizes[arm]!;
    influence.set(cluster, (influence.get(cluster) ?? 0) + part);
  }
  return clusteredEstimate(value, [...influence.values()], n, level, {range: [-1, 1]});
}

/**
 * Estimate from the influence of each cluster: variance = m/(m − 1)·Σ influence²; normal interval, or Student t where
 * `degrees` of freedom are given, cut to `range`.
 */
export function clusteredEstimate(
  value: number,
  influences: readonly number[],
  n: number,
  level: number,
  {range: [least, most] = [-Infinity, Infinity], degrees}: {range?: [number, number]; degrees?: number} = {}
): Estimate {
  const clusters = influences.length;
  if (clusters < 2) return {value, standardError: null, interval: null, n};
  const variance = (clusters / (clusters - 1)) * influences.reduce((sum, part) => sum + part * part, 0);
  const standardError = Math.sqrt(variance);
  if (!(standardError > 0)) return {value, standardError: null, interval: null, n};
  const at = (1 + level) / 2;
  const half = (degrees === undefined ? normalQuantile(at) : studentTQuantile(at, degrees)) * standardError;
  return {value, standardError, interval: [Math.max(least, value - half), Math.min(most, value + half)], n};
}

/** Where the mean of a series moved, and from what to what. */
interface ChangeInMean {
  /** Index of the first group after the change. */
  at: number;
  before: number;
  after: number;
}

/**
 * The border between consecutive groups (quarters, say) at which the mean differs most before and after, by Welch's t,
 * when it differs by at least `least` and by more than `critical` standard errors. All borders are looked at, so
 * `critical` must stand well above 2 (3.5: below 1 in 100 among ten borders).
 *
 * @param groups values of each group in order of time
 * @param smallest values needed on either side of a border
 * @returns null when no border qualifies
 */
export function changeInMean(
  groups: readonly (readonly number[])[],
  {least, critical = 3.5, smallest = 30}: {least: number; critical?: number; smallest?: number}
): ChangeInMean | null {
  let found: (ChangeInMean & {t: number}) | null = null;
  for (let at = 1; at < groups.length; at++) {
    const [before, after] = [groups.slice(0, at).flat(), groups.slice(at).flat()];
    if (before.length < smallest || after.length < smallest) continue;
    const [was, is] = [momentsOf(before), momentsOf(after)];
    const gap = Math.abs(is.mean - was.mean);
    const t = gap === 0 ? 0 : gap / Math.hypot(was.error, is.error);
    if (gap >= least && t > critical && (found === null || t > found.t))
      found = {at, before: was.mean, after: is.mean, t};
  }
  return found && {at: found.at, before: found.before, after: found.after};
}

function momentsOf(values: readonly number[]): {mean: number; error: number} {
  return {mean: mean(values), error: Math.sqrt(sampleVariance(values) / values.length)};
}

/**
 * How far an estimate moved between two samples that share no unit, such as the loops before and after a date:
 * after − before, with the standard errors added in squares and a normal interval.
 *
 * @returns in the estimates' own unit; `n` is that of both; nulls when either estimate has no value or standard error
 */
export function independentDifference(before: Estimate, after: Estimate, level = defaultLevel): Estimate {
  const n = before.n + after.n;
  if (before.value === null || after.value === null) return notEstimable(n);
  const value = after.value - before.value;
  if (before.standardError === null || after.standardError === null) return {...notEstimable(n), value};
  const standardError = Math.hypot(before.standardError, after.standardError);
  return {value, standardError, interval: normalInterval(value, standardError, level), n};
}

/**
 * Difference of two independent estimates from their own intervals, which need not be symmetric: after − before, the
 * distances to the ends added in squares ("square-and-add" or MOVER; Newcombe 1998 method 10, Zou & Donner 2008). Of two
 * shares with Wilson intervals it is Newcombe's hybrid score interval.
 *
 * @returns at the level of the two intervals; `n` is that of both; nulls when either has no value or interval
 */
export function differenceByIntervals(
  before: Pick<Estimate, "value" | "interval" | "n">,
  after: Pick<Estimate, "value" | "interval" | "n">
): Estimate {
  const n = before.n + after.n;
  if (before.value === null || after.value === null) return notEstimable(n);
  const value = after.value - before.value;
  if (before.interval === null || after.interval === null) return {...notEstimable(n), value};
  const [fromLow, fromHigh] = [before.value - before.interval[0], before.interval[1] - before.value];
  const [toLow, toHigh] = [after.value - after.interval[0], after.interval[1] - after.value];
  const interval: [number, number] = [value - Math.hypot(toLow, fromHigh), value + Math.hypot(toHigh, fromLow)];
  return {value, standardError: null, interval, n};
}

/**
 * Adjusted p-values (q-values) that hold the expected share of false findings among those called: call where
 * q ≤ the accepted rate. Source: Benjamini & Hochberg 1995; R's `p.adjust(method = "BH")`.
 *
 * @param p p-values in any order; empty gives empty
 * @returns q-values in the order of the input
 * @throws when a p-value is not in [0, 1]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const wrong = p.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw new RangeError(`p-values must be in [0, 1], got ${wrong}`);
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const q = [...p];
  let smallest = 1;
  order.forEach((i, fromTop) => {
    smallest = Math.min(smallest, (p[i]! * p.length) / (p.length - fromTop));
    q[i] = smallest;
  });
  return q;
}
