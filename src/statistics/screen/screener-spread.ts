import {rollup, sum} from "d3-array";
import {normalCdf} from "../distributions/normal.js";
import {type PassFit, PassModel, type ScreenCell} from "./pass-model.js";

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
  /** Σ own × others' ÷ all screens over jobs: half the screens where every job is shared evenly with one other, 0 where none is. */
  comparable: number;
}

interface ScreenerSpread {
  effects: ScreenerEffect[];
  /** Standard deviation between screeners on the logit scale: posterior median and interval. */
  spread: {median: number; interval: [number, number]};
  /** Share passed over all. */
  rate: number;
}

const spreads = Array.from({length: 25}, (_, i) => i * 0.06);

/**
 * How far each screener's pass rate is from that of the others for the same kinds of candidates in the same jobs: logit
 * P(pass) = xβ + u_job + s_j with s_j ~ N(0, τ²), β for role, level, source, team and quarter. Each τ from 0 to 1.44 is
 * fitted by penalised likelihood, weighted by its Laplace marginal likelihood (Breslow & Clayton 1993), and the screeners'
 * posteriors are mixed with these weights, so that a spread that is itself uncertain does not make anyone look certain. The
 * deviation is from the average of all screeners there could be, not of those at hand, whose own mean is uncertain too.
 *
 * @param cells counts per screener and kind of candidate, `k` passed of `n`
 * @returns `null` with fewer than two screeners, or when everyone or nobody passed
 */
export function screenerSpread(
  cells: readonly ScreenCell[],
  {threshold = 0.5, level = 0.9}: {threshold?: number; level?: number} = {}
): ScreenerSpread | null {
  const total = sum(cells, ({n}) => n);
  const passed = sum(cells, ({k}) => k);
  if (passed === 0 || passed === total) return null;
  const model = new PassModel(cells);
  const {screeners} = model;
  if (screeners.length < 2) return null;
  const comparable = comparableScreens(cells);
  const fits = spreads.map((spread) => model.fit(spread));
  const best = Math.max(...fits.map(({logMarginal}) => logMarginal));
  const raw = fits.map(({logMarginal}) => Math.exp(logMarginal - best));
  const all = sum(raw);
  const weights = raw.map((weight) => weight / all);
  const likeliest = fits[weights.indexOf(Math.max(...weights))]!;
  return {
    effects: screeners.map((screener, j) => ({
      ...mix(screener, j, cells, fits, weights, likeliest, threshold, level),
      comparable: comparable.get(screener)!
    })),
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
): Omit<ScreenerEffect, "comparable"> {
  const over = (value: (fit: PassFit) => number): number => sum(fits, (fit, i) => weights[i]! * value(fit));
  const deviation = over((fit) => fit.effect[j]!);
  const second = over((fit) => fit.effect[j]! ** 2 + fit.variance[j]!);
  const below = (x: number): number => over((fit) => cdf(x, fit.effect[j]!, fit.variance[j]!));
  const own = cells.flatMap((cell, c) => (cell.screener === screener ? [{...cell, p: likeliest.typical[c]!}] : []));
  const end = (probability: number): number => solve(below, probability);
  return {
    screener,
    n: sum(own, ({n}) => n),
    k: sum(own, ({k}) => k),
    expected: sum(own, ({n, p}) => n * p),
    deviation,
    standardError: Math.sqrt(Math.max(0, second - deviation * deviation)),
    interval: [end((1 - level) / 2), end((1 + level) / 2)],
    beyond: 1 - below(threshold) + below(-threshold)
  };
}

/** For each screener, the screens of their jobs that others' can be held against. */
function comparableScreens(cells: readonly ScreenCell[]): Map<string, number> {
  const perJob = rollup(
    cells,
    (own) => sum(own, ({n}) => n),
    ({job}) => job
  );
  const own = rollup(
    cells,
    (mine) => sum(mine, ({n}) => n),
    ({screener}) => screener,
    ({job}) => job
  );
  return new Map(
    [...own].map(([screener, jobs]) => [
      screener,
      sum(jobs, ([job, n]) => (n * (perJob.get(job)! - n)) / perJob.get(job)!)
    ])
  );
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
  let below = 0;
  return spreads[weights.findIndex((weight) => (below += weight) >= probability - 1e-12)]!;
}
