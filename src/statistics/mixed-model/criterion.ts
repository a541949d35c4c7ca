import {invertSymmetric} from "../linear-algebra.js";
import type {Design, Layout} from "./design.js";
import {
  type Diagonals,
  type Factorisation,
  factorise,
  inverseDiagonals,
  solveBackward,
  solveForward
} from "./factorisation.js";

/** What stays the same while the variance ratios move. */
export interface Problem {
  design: Design;
  layout: Layout;
  counts: Float64Array;
  reml: boolean;
}

/** The profiled −2 log likelihood (restricted when `reml`) at variance ratios γ = σ²_k/σ², y on the scaled axis. */
export interface Evaluation {
  gamma: readonly number[];
  value: number;
  /** Residual variance that maximises the likelihood at γ. */
  sigma2: number;
  factored: Factorisation;
  /** L⁻¹ of the right-hand side of y. */
  forward: Float64Array;
}

/** @returns null when the equations cannot be factorised or nothing is left for the residual */
export function evaluate(problem: Problem, gamma: readonly number[]): Evaluation | null {
  const {design, layout, counts, reml} = problem;
  const factored = factorise(design, layout, counts, gamma.map(Math.sqrt));
  if (factored === null) return null;
  const forward = solveForward(layout, factored, rightHandSide(problem, factored.theta, design.y));
  const residual = dot(design.y, design.y) - dot(forward, forward);
  const freedom = reml ? design.n - design.p : design.n;
  if (!(residual > 1e-12 * design.n) || freedom <= 0) return null;
  const sigma2 = residual / freedom;
  const value = factored.logRandom + (reml ? factored.logFixed : 0) + freedom * (1 + Math.log(2 * Math.PI * sigma2));
  return {gamma, value, sigma2, factored, forward};
}

/** Derivatives of the criterion in γ, and what the fitted model needs of the same point. */
export interface Derivatives {
  gradient: number[];
  /** Average information of the profiled criterion: a positive semi-definite stand-in for its Hessian. */
  curvature: Float64Array;
  /** w_k'·P·w_l for w_k = Z_k·Z_k'·P·y and, last, w = P·y (in units where σ² = 1). */
  information: Float64Array;
  solution: Float64Array;
  /** Worked out when asked for: an optimum is asked, a step on the way is not. */
  diagonals: () => Diagonals;
}

/**
 * Gradient and average information (Gilmour, Thompson & Cullis 1995): with P the projection of the REML equations,
 * ∂/∂γ_k = tr(P·Z_k·Z_k') − ‖Z_k'·P·y‖²/σ², and the trace is (q_k − tr C_kk)/γ_k. Every γ must be above 0.
 */
export function differentiate(problem: Problem, at: Evaluation): Derivatives {
  const {design, layout, reml} = problem;
  const {factored, gamma, sigma2} = at;
  const count = gamma.length;
  const solution = solveBackward(layout, factored, at.forward.slice());
  const residual = residuals(problem, factored.theta, solution);
  const {joint, conditional} = inverseDiagonals(layout, factored, {conditionally: !reml});
  const diagonal = reml ? joint : conditional;

  const working: Float64Array[] = [];
  const quadratic: number[] = [];
  const gradient: number[] = [];
  design.random.forEach((factor, k) => {
    const sums = new Float64Array(factor.levels.length);
    for (let row = 0; row < design.n; row++) sums[factor.codes[row]!]! += residual[row]!;
    let trace = factor.levels.length;
    for (const position of layout.position[k]!) trace -= diagonal[position]!;
    const ofRows = new Float64Array(design.n);
    for (let row = 0; row < design.n; row++) ofRows[row] = sums[factor.codes[row]!]!;
    working.push(ofRows);
    quadratic.push(dot(sums, sums));
    gradient.push(trace / gamma[k]! - quadratic[k]! / sigma2);
  });
  working.push(residual);

  const solved = working.map((w) => solveForward(layout, factored, rightHandSide(problem, factored.theta, w)));
  const information = new Float64Array((count + 1) ** 2);
  for (let k = 0; k <= count; k++) {
    for (let l = 0; l <= k; l++) {
      const value = dot(working[k]!, working[l]!) - dot(solved[k]!, solved[l]!);
      information[k * (count + 1) + l] = value;
      information[l * (count + 1) + k] = value;
    }
  }
  const freedom = reml ? design.n - design.p : design.n;
  const curvature = new Float64Array(count * count);
  for (let k = 0; k < count; k++) {
    for (let l = 0; l < count; l++) {
      const profiled = (quadratic[k]! * quadratic[l]!) / (sigma2 * freedom);
      curvature[k * count + l] = (information[k * (count + 1) + l]! - profiled) / sigma2;
    }
  }
  return {gradient, curvature, information, solution, diagonals: () => inverseDiagonals(layout, factored)};
}

/** [Λ·Z'w; X'w] by position. */
function rightHandSide({design, layout}: Problem, theta: readonly number[], w: Float64Array): Float64Array {
  const v = new Float64Array(layout.absorbed + layout.rest);
  const firstFixed = layout.absorbed + layout.dense;
  design.random.forEach((factor, f) => {
    const position = layout.position[f]!;
    const {codes} = factor;
    const scale = theta[f]!;
    for (let row = 0; row < design.n; row++) v[position[codes[row]!]!]! += scale * w[row]!;
  });
  let total = 0;
  for (let row = 0; row < design.n; row++) total += w[row]!;
  v[firstFixed] = total;
  for (const column of design.fixedColumns) {
    for (let row = 0; row < design.n; row++) if (column[row]! >= 0) v[firstFixed + column[row]!]! += w[row]!;
  }
  return v;
}

/** y − Xβ − Zb, which is P·y. */
export function residuals({design, layout}: Problem, theta: readonly number[], solution: Float64Array): Float64Array {
  const firstFixed = layout.absorbed + layout.dense;
  const left = design.y.slice();
  const intercept = solution[firstFixed]!;
  for (let row = 0; row < design.n; row++) left[row]! -= intercept;
  design.random.forEach((factor, f) => {
    const position = layout.position[f]!;
    const {codes} = factor;
    const scale = theta[f]!;
    for (let row = 0; row < design.n; row++) left[row]! -= scale * solution[position[codes[row]!]!]!;
  });
  for (const column of design.fixedColumns) {
    for (let row = 0; row < design.n; row++) if (column[row]! >= 0) left[row]! -= solution[firstFixed + column[row]!]!;
  }
  return left;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Asymptotic covariance of (σ²_1, …, σ²_K, σ²): the inverse of the average information ½·y'P̃V_kP̃V_lP̃y, on the
 * original scale of y. Components on the boundary get rows of 0.
 *
 * @returns null when the information is singular
 */
export function componentCovariance(
  information: Float64Array,
  at: Evaluation,
  boundary: boolean[],
  scale: number
): number[][] | null {
  const count = boundary.length + 1;
  const free = Array.from({length: count}, (_, k) => k).filter((k) => !boundary[k]);
  const reduced = new Float64Array(free.length ** 2);
  free.forEach((k, a) =>
    free.forEach((l, b) => (reduced[a * free.length + b] = (0.5 * information[k * count + l]!) / at.sigma2 ** 3))
  );
  const inverse = invertSymmetric(reduced, free.length);
  if (inverse === null) return null;
  const result = boundary.concat(false).map((_, __, all) => all.map(() => 0));
  free.forEach((k, a) => free.forEach((l, b) => (result[k]![l] = inverse[a * free.length + b]! * scale ** 4)));
  return result;
}
