import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {fisherInterval} from "./fisher-z.js";
import {requireNumbers, requireSameLength} from "./require-numbers.js";

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
  requireSameLength("correlation", x, y);
  requireNumbers("correlation", "x", x);
  requireNumbers("correlation", "y", y);
  const n = x.length;
  const r = n < 3 ? null : correlation(x, y);
  if (r === null) return notEstimable(n);
  const interval = fisherInterval(r, n, level);
  return {value: r, standardError: interval && Math.sqrt((1 - r * r) / (n - 2)), interval, n};
}

/** The bare coefficient; null when a list does not vary. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n;
    meanY += y[i]! / n;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const rounding = 1e-26 * n;
  if (!(xx > rounding * meanX * meanX && yy > rounding * meanY * meanY)) return null;
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}
