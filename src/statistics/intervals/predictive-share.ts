import {requireCounts} from "./shares.js";

export interface PredictiveShare {
  /** Posterior standard deviation of the log-odds of the usual share. */
  standardError: number;
  /** Chance that a further period has at most, and at least, `k` of `n`. */
  tails(k: number, n: number): {atMost: number; atLeast: number};
  /** Fewest and most of `n` in a further period, with at most a chance of `tail` beyond either end. */
  limits(n: number, tail: number): [low: number, high: number];
}

/** Spreads between periods that are looked at: evenly up to four times the scale of the prior. */
const spreads = 21;
const priorScales = 4;
const widestStep = 0.05;

/**
 * What a further period is expected to show where nothing changed but periods vary: k of n is binomial, log-odds of
 * periods are normal around the usual ones (flat prior) with a standard deviation τ (half-normal prior, Gelman 2006),
 * and both are integrated over their posterior on a grid (Gelman et al. 2013, §5.4; predictive limits as in
 * Spiegelhalter 2005, random effects in place of a factor, which few periods cannot estimate).
 *
 * @param periods k of n of the periods it is held against; those without cases are passed over
 * @param scale of the prior of τ, logits
 * @returns null without a case
 * @throws unless 0 ≤ k ≤ n everywhere
 */
export function predictiveShare(
  periods: readonly {k: number; n: number}[],
  {scale = 0.25}: {scale?: number} = {}
): PredictiveShare | null {
  periods.forEach(({k, n}) => requireCounts(k, n));
  const known = periods.filter(({n}) => n > 0);
  if (known.length === 0) return null;
  const logOdds = gridOf(known, priorScales * scale);
  const {usual, next} = posterior(known, logOdds, scale);
  const mean = logOdds.reduce((sum, at, i) => sum + at * usual[i]!, 0);
  const distributions = new Map<number, Float64Array>();
  const distributionOf = (n: number): Float64Array => {
    const made = distributions.get(n) ?? countsOf(n, logOdds, next);
    distributions.set(n, made);
    return made;
  };
  return {
    standardError: Math.sqrt(logOdds.reduce((sum, at, i) => sum + (at - mean) ** 2 * usual[i]!, 0)),
    tails(k, n) {
      const chances = distributionOf(n);
      return {atMost: sumOf(chances.subarray(0, k + 1)), atLeast: sumOf(chances.subarray(k))};
    },
    limits(n, tail) {
      const chances = distributionOf(n);
      let [low, high] = [0, n];
      for (let below = chances[0]!; below <= tail && low < n;) below += chances[++low]!;
      for (let above = chances[n]!; above <= tail && high > 0;) above += chances[--high]!;
      return [low, high];
    }
  };
}

/** Log-odds around those of all periods together, as far as sampling and spread can reach, finer than either. */
function gridOf(known: readonly {k: number; n: number}[], widest: number): Float64Array {
  const error = ({k, n}: {k: number; n: number}): number => Math.sqrt(1 / (k + 0.5) + 1 / (n - k + 0.5));
  const all = known.reduce((sum, {k, n}) => ({k: sum.k + k, n: sum.n + n}), {k: 0, n: 0});
  const centre = Math.log((all.k + 0.5) / (all.n - all.k + 0.5));
  const step = Math.min(widestStep, Math.min(...known.map(error)) / 2.5);
  const half = Math.ceil((2 * widest + 6 * error(all)) / step);
  return Float64Array.from({length: 2 * half + 1}, (_, i) => centre + (i - half) * step);
}

/** Posterior of the usual log-odds, and of those of a further period, on the grid. */
function posterior(
  known: readonly {k: number; n: number}[],
  logOdds: Float64Array,
  scale: number
): {usual: Float64Array; next: Float64Array} {
  const size = logOdds.length;
  const step = logOdds[1]! - logOdds[0]!;
  const likelihoods = known.map(({k, n}) => {
    const logs = logOdds.map((at) => k * at - n * Math.log1p(Math.exp(at)));
    const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
    return logs.map((log) => Math.exp(log - most));
  });
  const [usual, next] = [new Float64Array(size), new Float64Array(size)];
  for (let s = 0; s < spreads; s++) {
    const relative = (priorScales * (s + 0.5)) / spreads;
    const kernel = normalKernel((scale * relative) / step);
    const weights = new Float64Array(size).fill(Math.exp(-(relative ** 2) / 2));
    for (const likelihood of likelihoods) {
      const marginal = smoothed(likelihood, kernel);
      for (let i = 0; i < size; i++) weights[i]! *= marginal[i]!;
    }
    const onward = smoothed(weights, kernel);
    for (let i = 0; i < size; i++) {
      usual[i]! += weights[i]!;
      next[i]! += onward[i]!;
    }
  }
  return {usual: normalised(usual), next: normalised(next)};
}

/** Half of a normal density on whole numbers, from 0 on, that adds up to one with its mirror image. */
function normalKernel(deviation: number): Float64Array {
  if (deviation < 0.1) return Float64Array.of(1);
  const half = Float64Array.from({length: Math.ceil(5 * deviation) + 1}, (_, d) =>
    Math.exp(-((d / deviation) ** 2) / 2)
  );
  const total = 2 * sumOf(half) - half[0]!;
  return half.map((one) => one / total);
}

function smoothed(values: Float64Array, kernel: Float64Array): Float64Array {
  // With nothing on either side no place of the inner loop, of which there are millions, lies outside.
  const reach = kernel.length - 1;
  const padded = new Float64Array(values.length + 2 * reach);
  padded.set(values, reach);
  return values.map((value, i) => {
    const at = i + reach;
    let sum = kernel[0]! * value;
    for (let d = 1; d <= reach; d++) sum += kernel[d]! * (padded[at - d]! + padded[at + d]!);
    return sum;
  });
}

/** Chance of each count of `n` where the log-odds are distributed so. */
function countsOf(n: number, logOdds: Float64Array, weights: Float64Array): Float64Array {
  const chances = new Float64Array(n + 1);
  const ways = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) ways[k] = ways[k - 1]! + Math.log((n - k + 1) / k);
  logOdds.forEach((at, i) => {
    const weight = weights[i]!;
    if (weight < 1e-12) return;
    const none = n * Math.log1p(Math.exp(at));
    const share = 1 / (1 + Math.exp(-at));
    // Beyond nine standard deviations and nine more there is nothing.
    const reach = 9 * Math.sqrt(n * share * (1 - share)) + 9;
    const last = Math.min(n, Math.ceil(n * share + reach));
    for (let k = Math.max(0, Math.floor(n * share - reach)); k <= last; k++)
      chances[k]! += weight * Math.exp(ways[k]! + k * at - none);
  });
  return normalised(chances);
}

function normalised(values: Float64Array): Float64Array {
  const total = sumOf(values);
  return values.map((value) => value / total);
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
