import {normalCdf} from "./distributions/normal.js";
import {fitAtSpread, type PassFit, type ScreenCell} from "./screener-logistic.js";

export interface ScreenerEffect {
  screener: string;
  /** Screens, and candidates passed. */
  n: number;
  k: number;
  /** Passes that the average screener would give to the same kinds of candidates. */
  expected: number;
  /** Shrunken deviation on the logit scale, positive = passes more; posterior mean and standard deviation. */
  deviation: number;
  standardError: number;
  interval: [number, number];
  /** P(|deviation| > threshold). */
  beyond: number;
}

export interface ScreenerSpread {
  effects: ScreenerEffect[];
  /** Standard deviation between screeners on the logit scale: posterior median and interval. */
  spread: {median: number; interval: [number, number]};
  /** Share passed over all. */
  rate: number;
}

const spreads = Array.from({length: 25}, (_, i) => i * 0.06);

/**
 * How far each screener's pass rate is from that of the others for the same kinds of candidates: logit P(pass) = xβ +
 * s_j with s_j ~ N(0, τ²), β for role, level and source. Each τ from 0 to 1.44 is fitted by penalised likelihood, weighted
 * by its Laplace marginal likelihood, and the screeners' posteriors are mixed with these weights, so that a spread that is
 * itself uncertain does not make anyone look certain. The deviation is from the average of all screeners there could be,
 * not of those at hand, whose own mean is uncertain too.
 *
 * @param cells counts per screener and kind of candidate, `k` passed of `n`
 * @returns `null` with fewer than two screeners, or when everyone or nobody passed
 */
export function screenerSpread(
  cells: readonly ScreenCell[],
  {threshold = 0.5, level = 0.9}: {threshold?: number; level?: number} = {}
): ScreenerSpread | null {
  const screeners = [...new Set(cells.map(({screener}) => screener))].sort();
  const total = cells.reduce((sum, {n}) => sum + n, 0);
  const passed = cells.reduce((sum, {k}) => sum + k, 0);
  if (screeners.length < 2 || passed === 0 || passed === total) return null;
  const fits = spreads.map((spread) => fitAtSpread(cells, screeners, spread));
  const best = Math.max(...fits.map(({logMarginal}) => logMarginal));
  const raw = fits.map(({logMarginal}) => Math.exp(logMarginal - best));
  const sum = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((weight) => weight / sum);
  const likeliest = fits[weights.indexOf(Math.max(...weights))]!;
  return {
    effects: screeners.map((screener, j) => mix(screener, j, cells, fits, weights, likeliest, threshold, level)),
    spread: {
      median: quantile(weights, 0.5),
      interval: [quantile(weights, (1 - level) / 2), quantile(weights, (1 + level) / 2)]
    },
    rate: passed / total
  };
}

function mix(
  screener: string,
  j: number,
  cells: readonly ScreenCell[],
  fits: readonly PassFit[],
  weights: readonly number[],
  likeliest: PassFit,
  threshold: number,
  level: number
): ScreenerEffect {
  const over = (value: (fit: PassFit) => number): number =>
    fits.reduce((sum, fit, i) => sum + weights[i]! * value(fit), 0);
  const deviation = over((fit) => fit.effect[j]!);
  const second = over((fit) => fit.effect[j]! ** 2 + fit.variance[j]!);
  const below = (x: number): number => over((fit) => cdf(x, fit.effect[j]!, fit.variance[j]!));
  const own = cells.flatMap((cell, c) => (cell.screener === screener ? [{...cell, p: likeliest.typical[c]!}] : []));
  const end = (probability: number): number => solve(below, probability);
  return {
    screener,
    n: own.reduce((sum, {n}) => sum + n, 0),
    k: own.reduce((sum, {k}) => sum + k, 0),
    expected: own.reduce((sum, {n, p}) => sum + n * p, 0),
    deviation,
    standardError: Math.sqrt(Math.max(0, second - deviation * deviation)),
    interval: [end((1 - level) / 2), end((1 + level) / 2)],
    beyond: 1 - below(threshold) + below(-threshold)
  };
}

/** Normal distribution function that becomes a step where the variance is 0. */
function cdf(x: number, mean: number, variance: number): number {
  return variance > 0 ? normalCdf((x - mean) / Math.sqrt(variance)) : x >= mean ? 1 : 0;
}

function solve(increasing: (x: number) => number, target: number): number {
  let [low, high] = [-6, 6];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (increasing(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function quantile(weights: readonly number[], probability: number): number {
  let sum = 0;
  return spreads[weights.findIndex((weight) => (sum += weight) >= probability - 1e-12)]!;
}
