import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {binaryPair} from "./binary-pair.js";
import {normalDensity, normalQuantile} from "./distributions/normal.js";
import {normalInterval} from "./intervals/normal-interval.js";
import {correlation} from "./pearson.js";

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
  const p = upper.reduce((sum, isUpper) => sum + (isUpper ? 1 : 0), 0) / n;
  const stretch = Math.sqrt(p * (1 - p)) / normalDensity(normalQuantile(p));
  const value = pointBiserial * stretch * Math.sqrt((n - 1) / n);
  const standardError = Math.max(0, stretch - value * value) / Math.sqrt(n);
  if (!(standardError > 0)) return {value, standardError: null, interval: null, n};
  return {value, standardError, interval: normalInterval(value, standardError, level, [-1, 1]), n};
}
