import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "../linear-algebra.js";

/** Screens of one screener with one kind of candidate, in one job and quarter. */
export interface ScreenCell {
  screener: string;
  role: string;
  level: string;
  source: string;
  team: string;
  job: string;
  quarter: string;
  /** Screens. */
  n: number;
  /** Of those, passed. */
  k: number;
}

/** The penalised fit at one spread between screeners. */
export interface PassFit {
  /** Deviation of each screener, logit scale, and its conditional variance. */
  effect: Float64Array;
  variance: Float64Array;
  /** Pass chance of each cell under the average screener. */
  typical: Float64Array;
  /** Log marginal likelihood of the spread, Laplace approximation, up to a constant. */
  logMarginal: number;
}

/** A weak pull of the candidate effects towards 0 (standard deviation 5), so that a kind nobody passed stays finite. */
const candidatePrecision = 0.04;
/**
 * Jobs are pulled towards their kind's average with a standard deviation of 1.5, several times what they differ by: wide
 * enough that screeners are compared within jobs, and that nobody is taken for strict who screens for the hard ones; finite,
 * so that jobs of a handful of screens do not inflate every difference (Neyman & Scott 1948).
 */
const jobPrecision = 1.5 ** -2;
const kinds = ["role", "level", "source", "team", "quarter"] as const;
/** Intercept, kinds, screener. */
const width = 1 + kinds.length + 1;

/**
 * Logistic regression of passing on role, level, source, team, quarter and job, and effects N(0, τ²) of screeners, by
 * Newton's method on the penalised likelihood. Jobs are eliminated first (each cell belongs to one), so that only kinds and
 * screeners are solved for at once.
 */
export class PassModel {
  readonly screeners: readonly string[];
  readonly #n: Float64Array;
  readonly #k: Float64Array;
  /** `columns[cell × width + i]`: places in the dense part, −1 where a kind is the base. */
  readonly #columns: Int32Array;
  readonly #jobOf: Int32Array;
  readonly #jobs: number;
  readonly #fixed: number;
  #last: {theta: Float64Array; jobs: Float64Array} | null = null;

  constructor(cells: readonly ScreenCell[]) {
    this.screeners = [...new Set(cells.map(({screener}) => screener))].sort();
    this.#n = Float64Array.from(cells, ({n}) => n);
    this.#k = Float64Array.from(cells, ({k}) => k);
    const places = kinds.map((kind) => placesOf(cells.map((cell) => cell[kind])));
    let fixed = 1;
    const starts = places.map(({size}) => (fixed += size - 1) - (size - 1));
    this.#fixed = fixed;
    const screenerAt = placesOf(cells.map(({screener}) => screener));
    const jobAt = placesOf(cells.map(({job}) => job));
    this.#jobs = jobAt.size;
    this.#jobOf = Int32Array.from(cells, ({job}) => jobAt.get(job)!);
    this.#columns = Int32Array.from(
      cells.flatMap((cell) => [
        0,
        ...kinds.map((kind, i) => {
          const place = places[i]!.get(cell[kind])!;
          return place === 0 ? -1 : starts[i]! + place - 1;
        }),
        fixed + screenerAt.get(cell.screener)!
      ])
    );
  }

  /** Starts from the fit before, which neighbouring spreads resemble. */
  fit(spread: number): PassFit {
    const screeners = spread > 0 ? this.screeners.length : 0;
    const size = this.#fixed + screeners;
    const precision = Float64Array.from({length: size}, (_, i) =>
      i === 0 ? 0 : i < this.#fixed ? candidatePrecision : spread ** -2
    );
    const theta = new Float64Array(size);
    const jobs = new Float64Array(this.#jobs);
    if (this.#last) {
      theta.set(this.#last.theta.subarray(0, size));
      jobs.set(this.#last.jobs);
    }
    let normal = this.#normalEquations(theta, jobs, precision);
    for (let iteration = 0; iteration < 40; iteration++) {
      const largest = this.#step(normal, theta, jobs);
      normal = this.#normalEquations(theta, jobs, precision);
      if (largest < 1e-6) break;
    }
    this.#last = {theta, jobs};
    const inverse = screeners > 0 ? inverseFromCholesky(normal.dense, size) : normal.dense;
    const penalty =
      theta.reduce((sum, value, i) => sum + 0.5 * precision[i]! * value * value, 0) +
      jobs.reduce((sum, value) => sum + 0.5 * jobPrecision * value * value, 0);
    let logDeterminant = 0;
    for (let i = 0; i < size; i++) logDeterminant += Math.log(normal.dense[i * size + i]!);
    for (const diagonal of normal.diagonal) logDeterminant += 0.5 * Math.log(diagonal);
    const own = (at: (j: number) => number): Float64Array =>
      Float64Array.from(this.screeners, (_, j) => (screeners > 0 ? at(this.#fixed + j) : 0));
    return {
      effect: own((i) => theta[i]!),
      variance: own((i) => inverse[i * size + i]!),
      typical: this.#n.map((_, c) => chance(this.#logit(c, theta, jobs, width - 1))),
      logMarginal: normal.logLikelihood - penalty - screeners * Math.log(spread || 1) - logDeterminant
    };
  }

  #logit(cell: number, theta: Float64Array, jobs: Float64Array, columns: number): number {
    let sum = jobs[this.#jobOf[cell]!]!;
    for (let i = 0; i < columns; i++) {
      const column = this.#columns[cell * width + i]!;
      if (column >= 0 && column < theta.length) sum += theta[column]!;
    }
    return sum;
  }

  /** The Hessian's factor with the jobs eliminated, the gradient, and what brings the jobs back. */
  #normalEquations(theta: Float64Array, jobs: Float64Array, precision: Float64Array): Normal {
    const size = theta.length;
    const dense = new Float64Array(size * size);
    const gradient = Float64Array.from(theta, (value, i) => -precision[i]! * value);
    for (let i = 0; i < size; i++) dense[i * size + i] = precision[i]!;
    const diagonal = new Float64Array(this.#jobs).fill(jobPrecision);
    const jobGradient = Float64Array.from(diagonal, (value, j) => -value * jobs[j]!);
    const coupling = new Float64Array(diagonal.length * size);
    let logLikelihood = 0;
    const columns = new Int32Array(width);
    for (let c = 0; c < this.#n.length; c++) {
      const n = this.#n[c]!;
      const eta = this.#logit(c, theta, jobs, width);
      const p = chance(eta);
      logLikelihood += logBinomial(this.#k[c]!, n, eta);
      const residual = this.#k[c]! - n * p;
      const weight = n * p * (1 - p);
      let count = 0;
      for (let i = 0; i < width; i++) {
        const column = this.#columns[c * width + i]!;
        if (column >= 0 && column < size) columns[count++] = column;
      }
      for (let a = 0; a < count; a++) {
        gradient[columns[a]!]! += residual;
        const row = columns[a]! * size;
        for (let b = 0; b <= a; b++) dense[row + columns[b]!]! += weight;
      }
      const job = this.#jobOf[c]!;
      diagonal[job]! += weight;
      jobGradient[job]! += residual;
      for (let a = 0; a < count; a++) coupling[job * size + columns[a]!]! += weight;
    }
    for (let job = 0; job < diagonal.length; job++)
      eliminate(dense, gradient, coupling, job, diagonal[job]!, jobGradient[job]!);
    if (!choleskyInPlace(dense, size)) throw new Error("the pass rates of these screeners cannot be told apart");
    return {dense, gradient, diagonal, jobGradient, coupling, logLikelihood};
  }

  /** One damped Newton step; returns its largest part. */
  #step({dense, gradient, diagonal, jobGradient, coupling}: Normal, theta: Float64Array, jobs: Float64Array): number {
    const size = theta.length;
    const step = gradient;
    solveLower(dense, size, step);
    solveUpper(dense, size, step);
    const jobStep = jobGradient;
    for (let job = 0; job < diagonal.length; job++) {
      let sum = jobGradient[job]!;
      for (let i = 0; i < size; i++) sum -= coupling[job * size + i]! * step[i]!;
      jobStep[job] = sum / diagonal[job]!;
    }
    const largest = Math.max(largestOf(step), largestOf(jobStep));
    const damp = Math.min(1, 3 / largest);
    step.forEach((value, i) => (theta[i]! += damp * value));
    jobStep.forEach((value, i) => (jobs[i]! += damp * value));
    return largest;
  }
}

interface Normal {
  dense: Float64Array;
  gradient: Float64Array;
  diagonal: Float64Array;
  jobGradient: Float64Array;
  coupling: Float64Array;
  logLikelihood: number;
}

/** Takes a job's own effect out of the equations of kinds and screeners. */
function eliminate(
  dense: Float64Array,
  gradient: Float64Array,
  coupling: Float64Array,
  job: number,
  diagonal: number,
  jobGradient: number
): void {
  const size = gradient.length;
  const met: number[] = [];
  for (let i = 0; i < size; i++) if (coupling[job * size + i]! !== 0) met.push(i);
  for (const a of met) {
    const share = coupling[job * size + a]! / diagonal;
    gradient[a]! -= share * jobGradient;
    for (const b of met) if (b <= a) dense[a * size + b]! -= share * coupling[job * size + b]!;
  }
}

function placesOf(values: readonly string[]): Map<string, number> {
  return new Map([...new Set(values)].sort().map((value, place) => [value, place]));
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** k·η − n·ln(1 + e^η), without overflow. */
function logBinomial(k: number, n: number, eta: number): number {
  return k * eta - n * (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta))));
}
