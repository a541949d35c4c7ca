import {betaQuantile} from "./distributions/beta.js";
import {defaultLevel} from "./estimate.js";
import {requireLevel} from "./normal-interval.js";
import {requireCounts} from "./proportion-counts.js";

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
