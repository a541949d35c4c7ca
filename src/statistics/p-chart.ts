import {binomialQuantile} from "./distributions/beta.js";
import {normalUpperTail} from "./distributions/normal.js";
import {requireCounts} from "./intervals/shares.js";

export interface ControlPoint {
  k: number;
  n: number;
  share: number | null;
  low: number | null;
  high: number | null;
  beyond: "below" | "above" | null;
}

export interface ControlChart {
  centre: number | null;
  /** Laney's factor: how much more the shares vary from period to period than a binomial would; 1 unless widened. */
  spread: number;
  points: ControlPoint[];
}

/**
 * Control chart of a share: p̄ ± 3√(p̄(1 − p̄)/n), exact binomial limits of the same tail chance where n p̄ or n(1 − p̄)
 * is below 5 (Montgomery 2013, ch. 7), and Laney's (2002) p′ widening when shares vary more than a binomial.
 *
 * @param counts k of n per period in time order; n = 0 gives a point without share and limits
 * @param options `baseline`: which periods set centre and spread (default all); `widen`: apply Laney's factor when above
 *   1 (default true); `sigma`: limit width (default 3)
 * @throws unless 0 ≤ k ≤ n everywhere
 */
export function pChart(
  counts: readonly {k: number; n: number}[],
  {baseline, widen = true, sigma = 3}: {baseline?: readonly boolean[]; widen?: boolean; sigma?: number} = {}
): ControlChart {
  counts.forEach(({k, n}) => requireCounts(k, n));
  const base = counts.filter(({n}, i) => n > 0 && (baseline?.[i] ?? true));
  const total = base.reduce((sum, {n}) => sum + n, 0);
  const centre = total > 0 ? base.reduce((sum, {k}) => sum + k, 0) / total : null;
  const spread = widen && centre !== null ? Math.max(1, laneySpread(base, centre)) : 1;
  const points = counts.map(({k, n}): ControlPoint => {
    if (n === 0 || centre === null) return {k, n, share: null, low: null, high: null, beyond: null};
    const share = k / n;
    const [low, high] = limits(n, centre, spread, sigma);
    return {k, n, share, low, high, beyond: share < low ? "below" : share > high ? "above" : null};
  });
  return {centre, spread, points};
}

function limits(n: number, centre: number, spread: number, sigma: number): [number, number] {
  if (spread === 1 && Math.min(centre, 1 - centre) * n < 5) {
    const tail = normalUpperTail(sigma);
    return [binomialQuantile(tail, n, centre) / n, binomialQuantile(1 - tail, n, centre) / n];
  }
  const halfWidth = sigma * spread * Math.sqrt((centre * (1 - centre)) / n);
  return [Math.max(0, centre - halfWidth), Math.min(1, centre + halfWidth)];
}

/** Mean moving range of the standardised shares over 1.128; 1 below 3 periods, where it cannot be told. */
function laneySpread(base: readonly {k: number; n: number}[], centre: number): number {
  if (base.length < 3 || centre === 0 || centre === 1) return 1;
  const z = base.map(({k, n}) => (k / n - centre) / Math.sqrt((centre * (1 - centre)) / n));
  let range = 0;
  for (let i = 1; i < z.length; i++) range += Math.abs(z[i]! - z[i - 1]!);
  return range / (z.length - 1) / 1.128;
}
