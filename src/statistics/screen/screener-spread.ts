import {normalCdf} from "../distributions/normal.js";
import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "../linear-algebra.js";

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

interface ScreenerSpread {
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

/** Screens of one screener with one kind of candidate. */
export interface ScreenCell {
  screener: string;
  role: string;
  level: string;
  source: string;
  /** Screens. */
  n: number;
  /** Of those, passed. */
  k: number;
}

/** The penalised fit at one spread between screeners. */
interface PassFit {
  /** Deviation of each screener, logit scale, and its conditional variance. */
  effect: number[];
  variance: number[];
  /** Pass chance of each cell under the average screener. */
  typical: number[];
  /** Log marginal likelihood of the spread, Laplace approximation, up to a constant. */
  logMarginal: number;
}

/** A weak pull of the candidate effects towards 0 (standard deviation 5), so that a kind nobody passed stays finite. */
const candidatePrecision = 0.04;

/**
 * Logistic regression of passing on role, level, source and screener, the screeners' effects N(0, spread²), by Newton's
 * method on the penalised likelihood.
 */
function fitAtSpread(cells: readonly ScreenCell[], screeners: readonly string[], spread: number): PassFit {
  const columns = candidateColumns(cells);
  const fixed = 1 + columns.count;
  const size = fixed + (spread > 0 ? screeners.length : 0);
  const rows = cells.map((cell, c) => {
    const filled = [0, ...columns.of[c]!];
    return spread > 0 ? [...filled, fixed + screeners.indexOf(cell.screener)] : filled;
  });
  const precision = Array.from({length: size}, (_, i) =>
    i === 0 ? 0 : i < fixed ? candidatePrecision : 1 / (spread * spread)
  );
  const theta = new Float64Array(size);
  let factor = new Float64Array(0);
  for (let iteration = 0; iteration < 30; iteration++) {
    const gradient = Float64Array.from(theta, (value, i) => -precision[i]! * value);
    const hessian = new Float64Array(size * size);
    for (let i = 0; i < size; i++) hessian[i * size + i] = precision[i]!;
    cells.forEach(({n, k}, c) => {
      const p = chance(rows[c]!, theta);
      for (const a of rows[c]!) {
        gradient[a]! += k - n * p;
        for (const b of rows[c]!) hessian[a * size + b]! += n * p * (1 - p);
      }
    });
    if (!choleskyInPlace(hessian, size)) throw new Error("the pass rates of these screeners cannot be told apart");
    factor = hessian;
    const step = gradient;
    solveLower(factor, size, step);
    solveUpper(factor, size, step);
    const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const damp = Math.min(1, 3 / largest);
    step.forEach((value, i) => (theta[i]! += damp * value));
    if (largest < 1e-9) break;
  }
  const logLikelihood = cells.reduce((sum, {n, k}, c) => sum + logBinomial(k, n, logit(rows[c]!, theta)), 0);
  const penalty = theta.reduce((sum, value, i) => sum + 0.5 * precision[i]! * value * value, 0);
  let logDeterminant = 0;
  for (let i = 0; i < size; i++) logDeterminant += Math.log(factor[i * size + i]!);
  const random = spread > 0 ? screeners.length : 0;
  const inverse = random ? inverseFromCholesky(factor, size) : factor;
  return {
    effect: screeners.map((_, j) => (random ? theta[fixed + j]! : 0)),
    variance: screeners.map((_, j) => (random ? inverse[(fixed + j) * size + fixed + j]! : 0)),
    typical: rows.map((row) => chance(random ? row.slice(0, -1) : row, theta)),
    logMarginal: logLikelihood - penalty - random * Math.log(spread || 1) - logDeterminant
  };
}

function candidateColumns(cells: readonly ScreenCell[]): {count: number; of: number[][]} {
  const index = new Map<string, number>();
  for (const name of ["role", "level", "source"] as const) {
    const values = [...new Set(cells.map((cell) => cell[name]))].sort();
    for (const value of values.slice(1)) index.set(`${name}:${value}`, 1 + index.size);
  }
  const of = cells.map((cell) =>
    (["role", "level", "source"] as const).flatMap((name) => index.get(`${name}:${cell[name]}`) ?? [])
  );
  return {count: index.size, of};
}

function logit(row: readonly number[], theta: Float64Array): number {
  return row.reduce((sum, column) => sum + theta[column]!, 0);
}

function chance(row: readonly number[], theta: Float64Array): number {
  return 1 / (1 + Math.exp(-logit(row, theta)));
}

/** k·η − n·ln(1 + e^η), without overflow. */
function logBinomial(k: number, n: number, eta: number): number {
  return k * eta - n * (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta))));
}
