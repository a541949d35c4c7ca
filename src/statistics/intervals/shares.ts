import {betaQuantile} from "../distributions/beta.js";
import {defaultLevel} from "../estimate.js";
import {criticalZ, requireLevel} from "./normal-interval.js";

/**
 * Wilson's score interval of a share, without continuity correction (Wilson 1927; Newcombe 1998 method 3). Good for any
 * n and any share, from n = 1 on; [0, 1] when n = 0.
 *
 * @throws unless 0 ≤ k ≤ n
 * @example wilson(81, 263, 0.95) // [0.2553, 0.3662]
 */
export function wilson(k: number, n: number, level: number = defaultLevel): [number, number] {
  requireCounts(k, n);
  const z = criticalZ(level);
  if (n === 0) return [0, 1];
  const share = k / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const halfWidth = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [k === 0 ? 0 : Math.max(0, centre - halfWidth), k === n ? 1 : Math.min(1, centre + halfWidth)];
}

/**
 * Jeffreys' equal-tailed interval of a share: quantiles of Beta(k + ½, n − k + ½), with 0 for k = 0 and 1 for k = n
 * (Brown, Cai & DasGupta 2001). Smallest n: 1; [0, 1] when n = 0.
 *
 * @throws unless 0 ≤ k ≤ n
 */
export function jeffreys(k: number, n: number, level: number = defaultLevel): [number, number] {
  requireCounts(k, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return [
    k === 0 ? 0 : betaQuantile(tail, k + 0.5, n - k + 0.5),
    k === n ? 1 : betaQuantile(1 - tail, k + 0.5, n - k + 0.5)
  ];
}

/** @throws unless k successes of n can be */
export function requireCounts(k: number, n: number): void {
  if (!(n >= 0 && n < Infinity) || !(k >= 0 && k <= n))
    throw new RangeError(`a share needs counts with 0 ≤ k ≤ n, got k = ${k}, n = ${n}`);
}
