import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "./linear-algebra.js";

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
export interface PassFit {
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
export function fitAtSpread(cells: readonly ScreenCell[], screeners: readonly string[], spread: number): PassFit {
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
