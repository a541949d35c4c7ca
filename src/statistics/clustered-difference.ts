import {normalQuantile, studentTQuantile} from "./distributions/index.js";
import type {Estimate} from "./estimate.js";

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
