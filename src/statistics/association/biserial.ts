import {extent} from "d3-array";
import {mean} from "simple-statistics";
import {normalDensity, normalQuantile} from "../distributions/normal.js";
import {defaultLevel, type Estimate, notEstimable, requirePairs} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import {correlation, pearson} from "./correlation.js";

/**
 * Biserial correlation: what Pearson's r would be if the two-valued variable were the normal measurement it was cut
 * from. r_pb · √(pq) / φ(z_p), with the sample standard deviation (n − 1) as psych; it can pass ±1 in small or
 * non-normal samples. Standard error (√(pq)/φ − r²)/√n (Soper 1914), Wald interval.
 *
 * @param x, y one of them with two values, in either place; at least 3 pairs
 * @returns null value for fewer pairs or when either does not vary
 */
export function biserial(
  x: readonly (number | boolean)[],
  y: readonly (number | boolean)[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  const {measured, upper} = binaryPair("biserial correlation", x, y);
  const n = measured.length;
  const pointBiserial = n < 3 ? null : correlation(measured, upper.map(Number));
  if (pointBiserial === null) return notEstimable(n);
  const p = mean(upper.map(Number));
  const stretch = Math.sqrt(p * (1 - p)) / normalDensity(normalQuantile(p));
  const value = pointBiserial * stretch * Math.sqrt((n - 1) / n);
  const standardError = Math.max(0, stretch - value * value) / Math.sqrt(n);
  if (!(standardError > 0)) return {value, standardError: null, interval: null, n};
  return {value, standardError, interval: normalInterval(value, standardError, level, [-1, 1]), n};
}

/** Which of two lists is the two-valued one (the second, when both are), with `upper` = has the larger value. */
function binaryPair(
  statistic: string,
  x: readonly (number | boolean)[],
  y: readonly (number | boolean)[]
): {measured: number[]; upper: boolean[]} {
  const [first, second] = [x.map(Number), y.map(Number)];
  requirePairs(statistic, {x: first, y: second});
  if (new Set(second).size <= 2) return {measured: first, upper: upperOf(second)};
  if (new Set(first).size <= 2) return {measured: second, upper: upperOf(first)};
  throw new RangeError(
    `${statistic} needs one list with two values, got ${new Set(first).size} and ${new Set(second).size}`
  );
}

function upperOf(values: number[]): boolean[] {
  const [low = 0, high = 0] = extent(values);
  return values.map((value) => value === high && high > low);
}

/**
 * Point-biserial correlation: Pearson's r between a measurement and a two-valued variable. The larger of the two values
 * (or `true`) counts as 1. Fisher-z interval (Fisher 1921), as psych. Use it when the
 * two values are kinds of their own, `biserial` when they cut something continuous.
 *
 * @param x, y one of them with exactly two values, in either place; at least 3 pairs
 * @returns null value for fewer pairs or when either does not vary
 * @throws when neither has at most two values
 */
export function pointBiserial(
  x: readonly (number | boolean)[],
  y: readonly (number | boolean)[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  const {measured, upper} = binaryPair("point-biserial correlation", x, y);
  return pearson(measured, upper.map(Number), {level});
}
