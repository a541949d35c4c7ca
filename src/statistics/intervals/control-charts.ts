import {binomialCdf, binomialQuantile} from "../distributions/beta.js";
import {normalQuantile, normalUpperTail} from "../distributions/normal.js";
import {quantile} from "./quantile.js";
import {requireCounts} from "./shares.js";

interface ControlPoint {
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

interface FunnelPoint {
  k: number;
  n: number;
  share: number | null;
  /** Standard deviations from the target, before over-dispersion. */
  z: number | null;
  /** Limits of a share of n, one pair per level asked, widened for over-dispersion. */
  limits: [number, number][];
  /** The widest level whose limits the share passes; null when inside all. */
  beyond: number | null;
}

export interface Funnel {
  target: number | null;
  /** Variance of winsorised z-scores; limits are widened by its root when above 1. */
  overDispersion: number;
  points: FunnelPoint[];
}

/**
 * Funnel plot of shares around their common value: exact binomial limits (interpolated between counts), widened by
 * multiplicative over-dispersion estimated from z-scores winsorised at the 10th and 90th percentile and applied whenever
 * above 1. Source: Spiegelhalter 2005, Funnel plots for comparing institutional performance.
 *
 * @param counts k of n per institution; n = 0 gives a point without share
 * @param options `levels`: two-sided, default 0.95 and 0.999; `target`: default the pooled share
 * @throws unless 0 ≤ k ≤ n everywhere
 */
export function funnelLimits(
  counts: readonly {k: number; n: number}[],
  {levels = [0.95, 0.999], target}: {levels?: readonly number[]; target?: number} = {}
): Funnel {
  counts.forEach(({k, n}) => requireCounts(k, n));
  const total = counts.reduce((sum, {n}) => sum + n, 0);
  const centre = target ?? (total > 0 ? counts.reduce((sum, {k}) => sum + k, 0) / total : null);
  const z = counts.map(({k, n}) => (n > 0 && centre !== null ? standardised(k, n, centre) : null));
  const overDispersion = dispersion(z.filter((value) => value !== null));
  const widen = Math.sqrt(overDispersion);
  const points = counts.map(({k, n}, i): FunnelPoint => {
    if (n === 0 || centre === null) return {k, n, share: null, z: null, limits: [], beyond: null};
    const share = k / n;
    const limits = levels.map((level) => limitsAt(level, n, centre, widen));
    const passed = levels.filter((_, l) => share < limits[l]![0] || share > limits[l]![1]);
    return {k, n, share, z: z[i]!, limits, beyond: passed.length > 0 ? Math.max(...passed) : null};
  });
  return {target: centre, overDispersion, points};
}

function standardised(k: number, n: number, centre: number): number {
  const deviation = Math.sqrt((centre * (1 - centre)) / n);
  return deviation > 0 ? (k / n - centre) / deviation : 0;
}

/**
 * φ = mean z² after winsorising, at least 1. Spiegelhalter waits until it exceeds 1 by two standard errors √(2/I); with a
 * dozen institutions that hides an excess of 80 %.
 */
function dispersion(z: number[]): number {
  if (z.length < 3) return 1;
  const [low, high] = [quantile(z, 0.1)!, quantile(z, 0.9)!];
  const phi = z.reduce((sum, value) => sum + Math.min(high, Math.max(low, value)) ** 2, 0) / z.length;
  return Math.max(1, phi);
}

function limitsAt(level: number, n: number, centre: number, widen: number): [number, number] {
  const tail = (1 - level) / 2;
  if (widen > 1) {
    const halfWidth = -normalQuantile(tail) * widen * Math.sqrt((centre * (1 - centre)) / n);
    return [Math.max(0, centre - halfWidth), Math.min(1, centre + halfWidth)];
  }
  return [interpolated(tail, n, centre), interpolated(1 - tail, n, centre)];
}

/** Exact binomial quantile, moved within its step so that limits run smoothly over n (Spiegelhalter 2005, appendix A.1.1). */
function interpolated(p: number, n: number, centre: number): number {
  const count = binomialQuantile(p, n, centre);
  const above = binomialCdf(count, n, centre);
  const below = count > 0 ? binomialCdf(count - 1, n, centre) : 0;
  const excess = above > below ? (above - p) / (above - below) : 0;
  return Math.min(1, Math.max(0, (count - excess) / n));
}
