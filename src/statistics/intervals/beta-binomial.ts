import {digamma, logBeta, logGamma, trigamma} from "../distributions/index.js";

export interface BetaBinomial {
  /** Null when the counts vary no more than binomial chance: every group then shares the pooled rate. */
  alpha: number | null;
  beta: number | null;
  /** With binomial coefficients; null for empty input. */
  logLikelihood: number | null;
  /** Posterior mean rate of each group, (α + k)/(α + β + n); null without data. */
  shrunken: (number | null)[];
}

/** Beyond this α + β the groups are indistinguishable from one common rate. */
const largestSize = 1e6;

/**
 * Rates of several groups with a common beta distribution behind them, by maximum likelihood: empirical Bayes, the
 * rate of a small group drawn towards that of all (Tarone 1982; Gelman et al., BDA 5.1). The likelihood is profiled
 * over the mean μ = α/(α + β) and searched over log(α + β), first on a grid, then by golden section.
 *
 * Smallest n: two groups with data; judge none by its rank.
 *
 * @param counts successes k of n per group; n may be 0
 * @throws RangeError unless 0 ≤ k ≤ n are whole numbers
 */
export function betaBinomial(counts: readonly {k: number; n: number}[]): BetaBinomial {
  for (const {k, n} of counts) {
    if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) {
      throw new RangeError(`counts must be whole numbers with 0 ≤ k ≤ n, got k ${k}, n ${n}`);
    }
  }
  const used = counts.filter(({n}) => n > 0);
  const successes = used.reduce((sum, {k}) => sum + k, 0);
  const trials = used.reduce((sum, {n}) => sum + n, 0);
  if (trials === 0) return {alpha: null, beta: null, logLikelihood: null, shrunken: counts.map(() => null)};
  const constant = used.reduce((sum, {k, n}) => sum + logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1), 0);
  const pooled = successes / trials;
  const common = {
    alpha: null,
    beta: null,
    logLikelihood: constant + binomialLog(successes, trials, pooled),
    shrunken: counts.map(() => pooled)
  };
  if (used.length < 2 || successes === 0 || successes === trials) return common;

  const cells = distinctCells(used);
  let near = pooled;
  const profile = (logSize: number) => {
    const size = Math.exp(logSize);
    const mean = bestMean(cells, size, near);
    near = mean;
    return {size, mean, value: logLikelihood(cells, mean * size, (1 - mean) * size)};
  };
  const best = maximise((logSize) => profile(logSize).value, Math.log(1e-3), Math.log(largestSize));
  const {size, mean, value} = profile(best);
  if (size > 0.9 * largestSize) return common;
  const alpha = mean * size;
  const beta = size - alpha;
  const shrunken = counts.map(({k, n}) => (alpha + k) / (size + n));
  return {alpha, beta, logLikelihood: constant + value, shrunken};
}

function binomialLog(k: number, n: number, p: number): number {
  return (k === 0 ? 0 : k * Math.log(p)) + (k === n ? 0 : (n - k) * Math.log(1 - p));
}

interface Cell {
  k: number;
  n: number;
  /** Groups with these counts. */
  groups: number;
}

function distinctCells(counts: readonly {k: number; n: number}[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const {k, n} of counts) {
    const key = `${k}/${n}`;
    const cell = cells.get(key) ?? {k, n, groups: 0};
    cells.set(key, {...cell, groups: cell.groups + 1});
  }
  return [...cells.values()];
}

function logLikelihood(cells: readonly Cell[], alpha: number, beta: number): number {
  const prior = logBeta(alpha, beta);
  return cells.reduce((sum, {k, n, groups}) => sum + groups * (logBeta(alpha + k, beta + n - k) - prior), 0);
}

/** The μ that maximises the likelihood at a given α + β: Newton on the slope, which falls in μ, kept in its bracket. */
function bestMean(cells: readonly Cell[], size: number, start: number): number {
  let low = 0;
  let high = 1;
  let mean = start;
  for (let i = 0; i < 60; i++) {
    const alpha = mean * size;
    const beta = size - alpha;
    let slope = 0;
    let curve = 0;
    const own = digamma(beta) - digamma(alpha);
    const ownCurve = trigamma(alpha) + trigamma(beta);
    for (const {k, n, groups} of cells) {
      slope += groups * (digamma(alpha + k) - digamma(beta + n - k) + own);
      curve += groups * (trigamma(alpha + k) + trigamma(beta + n - k) - ownCurve);
    }
    if (slope > 0) low = mean;
    else high = mean;
    const newton = mean - slope / (size * curve);
    const next = curve < 0 && newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - mean) < 1e-12) return next;
    mean = next;
  }
  return mean;
}

function maximise(f: (x: number) => number, low: number, high: number): number {
  const step = (high - low) / 25;
  let peak = low;
  let top = -Infinity;
  for (let x = low; x <= high + step / 2; x += step) {
    const value = f(x);
    if (value > top) [peak, top] = [x, value];
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = Math.max(low, peak - step);
  let b = Math.min(high, peak + step);
  let c = b - golden * (b - a);
  let d = a + golden * (b - a);
  let fc = f(c);
  let fd = f(d);
  while (b - a > 1e-7) {
    if (fc > fd) {
      [b, d, fd] = [d, c, fc];
      c = b - golden * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + golden * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}
