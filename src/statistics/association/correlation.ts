import {mean, sampleCovariance, sampleVariance} from "simple-statistics";
import {defaultLevel, type Estimate, notEstimable, requirePairs} from "../estimate.js";
import {criticalZ} from "../intervals/normal-interval.js";

/**
 * Pearson correlation with a Fisher-z interval; standard error √((1 − r²)/(n − 2)).
 *
 * @param x, y same length, at least 3 pairs (4 for an interval)
 * @returns null value for fewer, or when a list does not vary
 */
export function pearson(
  x: readonly number[],
  y: readonly number[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  requirePairs("correlation", {x, y});
  const n = x.length;
  const r = n < 3 ? null : correlation(x, y);
  if (r === null) return notEstimable(n);
  const interval = fisherInterval(r, n, level);
  return {value: r, standardError: interval && Math.sqrt((1 - r * r) / (n - 2)), interval, n};
}

/** The bare coefficient; null when a list does not vary by more than its mean's rounding. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2) return null;
  const [xx, yy] = [sampleVariance(x), sampleVariance(y)];
  if (!(xx > 1e-26 * mean(x) ** 2 && yy > 1e-26 * mean(y) ** 2)) return null;
  // One root of the product, so that a straight line gives 1 exactly.
  return Math.min(1, Math.max(-1, sampleCovariance(x, y) / Math.sqrt(xx * yy)));
}

/** Fisher's z of a correlation, atanh r: nearly normal with standard error 1/√(n − 3). */
export function fisherZ(r: number): number {
  if (!(r >= -1 && r <= 1)) throw new RangeError(`a correlation must be in [-1, 1], got ${r}`);
  return Math.atanh(r);
}

/** Interval of a correlation through Fisher's z; `standardError` on the z scale, default 1/√(n − 3). Null when n ≤ 3. */
export function fisherInterval(
  r: number,
  n: number,
  level: number,
  standardError = 1 / Math.sqrt(n - 3)
): [number, number] | null {
  const z = fisherZ(r);
  if (n <= 3 || !Number.isFinite(z)) return null;
  const halfWidth = criticalZ(level) * standardError;
  return [Math.tanh(z - halfWidth), Math.tanh(z + halfWidth)];
}

/**
 * Spearman's rank correlation, ties at their mean rank. Interval through Fisher's z with Bonett and Wright's (2000)
 * standard error √((1 + r²/2)/(n − 3)).
 *
 * @param x, y same length, at least 3 pairs (4 for an interval)
 * @returns null value for fewer, or when a list does not vary
 */
export function spearman(
  x: readonly number[],
  y: readonly number[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  requirePairs("rank correlation", {x, y});
  const n = x.length;
  const value = n < 3 ? null : correlation(midRanks(x), midRanks(y));
  if (value === null) return notEstimable(n);
  const interval = fisherInterval(value, n, level, Math.sqrt((1 + (value * value) / 2) / (n - 3)));
  return {value, standardError: interval && Math.sqrt((1 - value * value) / (n - 2)), interval, n};
}

/** Ranks from 1, ties sharing their mean rank. */
function midRanks(values: readonly number[]): number[] {
  const n = values.length;
  const order = Uint32Array.from({length: n}, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = Array.from({length: n}, () => 0);
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Correlation in the unrestricted group from the correlation among those selected on one of the two variables
 * (case 2 of Thorndike 1949). It assumes a straight line and equal spread around it; show it as sensitivity beside the raw r.
 *
 * Any n that gave r; the interval of r corrected end by end is that of the result.
 *
 * @param r correlation among the selected, in [−1, 1]
 * @param u standard deviation among the selected ÷ in the whole group, above 0 (methods texts often use its reciprocal)
 * @throws when r or u is out of range
 * @example correctRangeRestriction(0.25, 5 / 12) // 0.527
 */
export function correctRangeRestriction(r: number, u: number): number {
  if (!(r >= -1 && r <= 1)) throw new RangeError(`a correlation must be in [-1, 1], got ${r}`);
  if (!(u > 0 && u < Infinity))
    throw new RangeError(`the ratio of standard deviations (restricted ÷ unrestricted) must be above 0, got ${u}`);
  return r / Math.sqrt(u * u * (1 - r * r) + r * r);
}
