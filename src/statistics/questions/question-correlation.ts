import {mean, standardDeviation} from "simple-statistics";
import {correlation} from "../association/correlation.js";
import {normalDensity} from "../distributions/normal.js";

/** Posterior of one correlation. */
interface ShrunkCorrelation {
  r: number;
  interval: [number, number];
  /** P(r < threshold). */
  below: (threshold: number) => number;
}

const low = -1.2;
const high = 1.8;
const points = 601;
const grid = Array.from({length: points}, (_, g) => low + ((high - low) * g) / (points - 1));
/** Spreads of true z between questions that are weighed against each other, and centres. */
const spreads = Array.from({length: 12}, (_, k) => 0.02 * (0.6 / 0.02) ** (k / 11));
const centres = Array.from({length: 29}, (_, k) => -0.2 + 0.05 * k);

/** Made at first use: one prior for each spread and centre. */
let priors: {spread: number; prior: Float64Array}[] | null = null;

/**
 * Draws correlations, as Fisher's z with their standard errors, towards each other by how little is known of each:
 * z_q ~ N(ζ_q, se_q²), ζ_q ~ centre + spread · t₄. The t₄ tail lets a question that is really unlike the rest (one
 * without any signal) stay where its own data are, which a normal prior would not. Centre and spread are averaged over
 * their posterior (flat; half-Cauchy of scale 0.2), so that few questions mean wide intervals.
 *
 * @param level of the equal-tailed interval
 * @returns one per input, in its order; empty gives empty
 */
export function shrinkCorrelations(
  estimates: readonly {z: number; standardError: number}[],
  level: number
): ShrunkCorrelation[] {
  if (estimates.length === 0) return [];
  const likelihood = estimates.map(({z, standardError}) =>
    Float64Array.from(grid, (value) => normalDensity((z - value) / standardError) + 1e-300)
  );
  priors ??= spreads.flatMap((spread) => centres.map((centre) => ({spread, prior: priorOf(centre, spread)})));
  const evaluated = priors.map(({spread, prior}) => {
    const marginals = likelihood.map((row) => {
      let sum = 0;
      for (let g = 0; g < points; g++) sum += row[g]! * prior[g]!;
      return sum;
    });
    // Spreads are spaced evenly in their logarithm: the half-Cauchy density times the spread.
    const hyper = Math.log(spread / (1 + (spread / 0.2) ** 2));
    return {prior, marginals, log: hyper + marginals.reduce((sum, value) => sum + Math.log(value), 0)};
  });
  const best = Math.max(...evaluated.map(({log}) => log));
  const weighty = evaluated.filter(({log}) => log > best - 14);
  return likelihood.map((row, q) => {
    const posterior = new Float64Array(points);
    for (const {prior, marginals, log} of weighty) {
      const weight = Math.exp(log - best) / marginals[q]!;
      for (let g = 0; g < points; g++) posterior[g]! += weight * prior[g]! * row[g]!;
    }
    return summary(posterior, level);
  });
}

function priorOf(centre: number, spread: number): Float64Array {
  const density = Float64Array.from(grid, (value) => (1 + ((value - centre) / spread) ** 2 / 4) ** -2.5);
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

interface ClusteredCorrelation {
  r: number;
  /** Fisher's z of r, and its standard error clustered by interviewer. */
  z: number;
  standardError: number;
  n: number;
}

/**
 * Pearson correlation with a standard error of Fisher's z that lets the pairs of one cluster depend on each other
 * (sandwich on the influence of each pair). Never below the independent 1/√(n − 3), which few clusters would undercut.
 *
 * @returns null below 4 pairs, when a list does not vary, or when the correlation is perfect
 */
export function clusteredCorrelation(
  x: readonly number[],
  y: readonly number[],
  cluster: readonly string[]
): ClusteredCorrelation | null {
  const n = x.length;
  const r = n < 4 ? null : correlation(x, y);
  if (r === null || Math.abs(r) > 1 - 1e-12) return null;
  const [zx, zy] = [standardised(x), standardised(y)];
  const sums = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const influence = zx[i]! * zy[i]! - (r * (zx[i]! ** 2 + zy[i]! ** 2)) / 2;
    sums.set(cluster[i]!, (sums.get(cluster[i]!) ?? 0) + influence);
  }
  const clusters = sums.size;
  const squares = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
  const sandwich = clusters > 1 ? Math.sqrt(squares * (clusters / (clusters - 1))) / n / (1 - r * r) : 0;
  return {r, z: Math.atanh(r), standardError: Math.max(sandwich, 1 / Math.sqrt(n - 3)), n};
}

function standardised(values: readonly number[]): number[] {
  const [centre, deviation] = [mean(values), standardDeviation(values)];
  return values.map((value) => (value - centre) / deviation);
}
