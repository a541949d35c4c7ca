import {defaultLevel} from "./estimate.js";
import {criticalZ} from "./normal-interval.js";
import {requireCounts} from "./proportion-counts.js";

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
