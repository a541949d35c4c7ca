import type {ClusteredCorrelation} from "../association/clustered-correlation.js";
import {digamma, trigamma} from "../distributions/index.js";

export interface ModeratedError {
  standardError: number;
  degrees: number;
}

/**
 * Standard errors of many correlations of one kind drawn towards what they have in common, because a variance from the
 * few interviewers of one question is itself hardly known. What is expected of a variance is the independent one plus the
 * spread of interviewers' own correlations times how concentrated the ratings are on few of them, v = 1/(n − 2 − cells) +
 * τ²Σ share². τ² is fitted to all by weighted least squares; how closely single variances keep to it gives the prior
 * degrees of freedom d₀ (Smyth 2004, `limma`), and s̃² = (d₀v + d·s²)/(d₀ + d) with d₀ + d degrees, at most those of all
 * together.
 *
 * @returns one per input, in its order; a correlation that stands alone keeps its degrees of freedom
 */
export function moderatedErrors(
  estimates: readonly Pick<ClusteredCorrelation, "standardError" | "degrees" | "independent" | "concentration">[]
): ModeratedError[] {
  const spread = commonSpread(estimates);
  const expected = estimates.map(({independent, concentration}) => independent + spread * concentration);
  const all = estimates.reduce((sum, {degrees}) => sum + degrees, 0);
  const prior = Math.min(priorDegrees(estimates, expected), all);
  return estimates.map(({standardError, degrees}, q) => ({
    standardError: Math.sqrt((prior * expected[q]! + degrees * standardError ** 2) / (prior + degrees)),
    degrees: Math.min(prior + degrees, all)
  }));
}

type Errors = readonly Pick<ClusteredCorrelation, "standardError" | "degrees" | "independent" | "concentration">[];

/** τ², at least 0: each variance weighs by the reciprocal of its own, 2v²/d, which rests on τ² in turn. */
function commonSpread(estimates: Errors): number {
  let spread = 0;
  for (let round = 0; round < 20; round++) {
    let [above, below] = [0, 0];
    for (const {standardError, degrees, independent, concentration} of estimates) {
      const weight = degrees / (independent + spread * concentration) ** 2;
      above += weight * concentration * (standardError ** 2 - independent);
      below += weight * concentration ** 2;
    }
    spread = Math.max(0, above / below);
  }
  return spread;
}

/** From the variance of ln(s²/v) beyond ψ′(d/2), what chance alone would give; infinite where there is none beyond. */
function priorDegrees(estimates: Errors, expected: readonly number[]): number {
  const n = estimates.length;
  if (n < 2) return Infinity;
  const logs = estimates.map(
    ({standardError, degrees}, q) =>
      Math.log(standardError ** 2 / expected[q]!) - digamma(degrees / 2) + Math.log(degrees / 2)
  );
  const centre = logs.reduce((sum, value) => sum + value, 0) / n;
  const seen = logs.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1);
  const chance = estimates.reduce((sum, {degrees}) => sum + trigamma(degrees / 2), 0) / n;
  if (!(seen > chance)) return Infinity;
  // ψ′ falls: halve the range of logarithms.
  let [low, high] = [1e-3, 1e6];
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (trigamma(middle) > seen - chance) low = middle;
    else high = middle;
  }
  return 2 * low;
}
