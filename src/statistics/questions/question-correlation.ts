import type {ClusteredCorrelation} from "../association/clustered-correlation.js";
import {type ModeratedError, moderatedErrors} from "./moderated-errors.js";

/** Posterior of one correlation. */
export interface ShrunkCorrelation {
  r: number;
  interval: [number, number];
  /** P(r < threshold). */
  below: (threshold: number) => number;
}

const low = -1.2;
const high = 1.8;
const points = 301;
const grid = Array.from({length: points}, (_, g) => low + ((high - low) * g) / (points - 1));
/** Spreads of true z between questions that are weighed against each other, centres, and degrees of freedom of t. */
const spreads = Array.from({length: 10}, (_, k) => 0.02 * (0.6 / 0.02) ** (k / 9));
const centres = Array.from({length: 29}, (_, k) => -0.2 + 0.05 * k);
const tails = [4, 50];
/** Likelihoods below this part of the largest count as none. */
const negligible = 1e-9;

/** Made at first use: one prior for each spread, centre and tail. */
let priors: {spread: number; prior: Float64Array}[] | null = null;

/** Likelihood of each true z of the grid, and the part of the grid where it is worth counting. */
interface Likelihood {
  values: Float64Array;
  from: number;
  to: number;
}

/**
 * Draws correlations, as Fisher's z with their standard errors, towards each other by how little is known of each:
 * (z_q − ζ_q)/se_q ~ Student's t with the error's degrees of freedom, ζ_q ~ centre + spread · t_ν with ν = 4 or 50. The
 * errors are drawn together first (`moderatedErrors`). The long tail lets a question that is really unlike the rest (one
 * without any signal) stay where its own data are, which a normal prior would not; the short one does not take questions
 * that merely differ for such. Centre, spread and ν are averaged over their posterior (flat; half-Cauchy of scale 0.2;
 * even), so that few questions mean wide intervals.
 *
 * @param level of the equal-tailed interval
 * @returns one per input, in its order; empty gives empty
 */
export function shrinkCorrelations(
  estimates: readonly Pick<ClusteredCorrelation, "z" | "standardError" | "degrees" | "independent" | "concentration">[],
  level: number
): ShrunkCorrelation[] {
  if (estimates.length === 0) return [];
  const errors = moderatedErrors(estimates);
  const likelihood = estimates.map(({z}, q) => likelihoodOf(z, errors[q]!));
  priors ??= spreads.flatMap((spread) =>
    centres.flatMap((centre) => tails.map((tail) => ({spread, prior: priorOf(centre, spread, tail)})))
  );
  const evaluated = priors.map(({spread, prior}) => {
    const marginals = likelihood.map(({values, from, to}) => {
      let sum = 0;
      for (let g = from; g < to; g++) sum += values[g]! * prior[g]!;
      return sum;
    });
    // Spreads are spaced evenly in their logarithm: the half-Cauchy density times the spread.
    const hyper = Math.log(spread / (1 + (spread / 0.2) ** 2));
    return {prior, marginals, log: hyper + marginals.reduce((sum, value) => sum + Math.log(value), 0)};
  });
  const best = Math.max(...evaluated.map(({log}) => log));
  const weighty = evaluated.filter(({log}) => log > best - 14);
  return likelihood.map(({values, from, to}, q) => {
    const posterior = new Float64Array(points);
    for (const {prior, marginals, log} of weighty) {
      const weight = Math.exp(log - best) / marginals[q]!;
      for (let g = from; g < to; g++) posterior[g]! += weight * prior[g]! * values[g]!;
    }
    return summary(posterior, level);
  });
}

function likelihoodOf(z: number, {standardError, degrees}: ModeratedError): Likelihood {
  const power = (degrees + 1) / 2;
  const logs = grid.map((value) => -power * Math.log1p(((z - value) / standardError) ** 2 / degrees));
  const largest = Math.max(...logs);
  const values = Float64Array.from(logs, (log) => Math.exp(log - largest));
  const from = values.findIndex((value) => value > negligible);
  return {values, from, to: values.findLastIndex((value) => value > negligible) + 1};
}

function priorOf(centre: number, spread: number, tail: number): Float64Array {
  const density = Float64Array.from(
    grid,
    (value) => (1 + ((value - centre) / spread) ** 2 / tail) ** (-(tail + 1) / 2)
  );
  const total = density.reduce((sum, value) => sum + value, 0);
  return density.map((value) => value / total);
}

function summary(posterior: Float64Array, level: number): ShrunkCorrelation {
  const total = posterior.reduce((sum, value) => sum + value, 0);
  const cumulative = new Float64Array(points);
  let sum = 0;
  let mean = 0;
  for (let g = 0; g < points; g++) {
    sum += posterior[g]! / total;
    cumulative[g] = sum;
    mean += (posterior[g]! / total) * Math.tanh(grid[g]!);
  }
  const quantile = (p: number) => {
    const above = cumulative.findIndex((value) => value >= p);
    if (above <= 0) return Math.tanh(low);
    const part = (p - cumulative[above - 1]!) / (cumulative[above]! - cumulative[above - 1]!);
    return Math.tanh(grid[above - 1]! + part * (grid[above]! - grid[above - 1]!));
  };
  return {
    r: mean,
    interval: [quantile((1 - level) / 2), quantile((1 + level) / 2)],
    below: (threshold) => cumulative[grid.findLastIndex((value) => Math.tanh(value) < threshold)] ?? 0
  };
}
