import {solveSymmetric} from "../linear-algebra.js";
import {type Derivatives, differentiate, evaluate, type Evaluation, type Problem} from "./criterion.js";
import {type Design, designOf, type Factor, factorOf, isConnected, layoutOf, type ModelInput} from "./design.js";
import {largestRest, restCounts} from "./factorisation.js";

/** A fitted model before it is put into words: `optimum` is null when nothing varies. */
export interface Fit {
  problem: Problem;
  optimum: Optimum | null;
  connected: boolean;
}

/** @throws RangeError for an input `designOf` refuses, or too many levels left to the dense part */
export function fitModel(input: ModelInput, reml: boolean): Fit {
  const design = designOf(input);
  const connected = isConnected(Object.entries(input.random).map(([name, values]) => factorOf(name, values)));
  const layout = layoutOf(design);
  if (layout.rest > largestRest) {
    throw new RangeError(
      `crossed random factors leave ${layout.rest} levels after absorbing the largest; at most ${largestRest} fit in memory`
    );
  }
  const counts = restCounts(design, layout);
  const problem: Problem = {design, layout, counts, reml};
  if (!varies(design)) return {problem, optimum: null, connected};
  const optimum = bestOptimum(problem);
  return {problem, optimum: optimum === null ? null : withExactBoundary(problem, optimum), connected};
}

function varies(design: Design): boolean {
  return design.n > design.p && design.scale > 0;
}

/** A second start guards against a local optimum where the first gave reason for doubt: a boundary, or many steps. */
function bestOptimum(problem: Problem): Optimum | null {
  const first = minimise(problem, startingRatios(problem.design));
  if (first !== null && !first.boundary.includes(true) && first.steps <= 10) return first;
  const second = minimise(
    problem,
    problem.design.random.map(() => 1)
  );
  if (first === null || second === null) return first ?? second;
  return second.at.value < first.at.value ? second : first;
}

/** Ratios on the boundary become exactly 0; the derivatives keep the floor, where their traces are defined. */
function withExactBoundary(problem: Problem, optimum: Optimum): Optimum {
  const {at, boundary} = optimum;
  if (!boundary.includes(true)) return optimum;
  const exact = evaluate(
    problem,
    at.gamma.map((gamma, k) => (boundary[k] ? 0 : gamma))
  );
  return exact === null ? optimum : {...optimum, at: exact};
}

/** Smallest ratio worked with: a ratio pressed against it from above is reported as 0. */
const floor = 1e-7;
/**
 * Predicted gain, in units of −2 log likelihood and per level of the smallest factor, below which an optimum counts as
 * reached: the relative standard error of a component is about √(2/levels), so this leaves 1e-5 of a component.
 */
const enoughPerLevel = 1e-11;
const mostSteps = 60;

export interface Optimum {
  at: Evaluation;
  derivatives: Derivatives;
  /** Factors whose variance is 0: the criterion rises from there. */
  boundary: boolean[];
  steps: number;
}

/**
 * Minimum of the criterion over variance ratios ≥ 0 by projected Newton steps on the average information, each
 * halved until the criterion falls. Ratios at the floor with a rising criterion stay there and count as zero.
 *
 * @returns null when the criterion has no finite minimum (nothing is left for the residual)
 */
function minimise(problem: Problem, start: readonly number[]): Optimum | null {
  const enough = enoughPerLevel * Math.min(...problem.design.random.map(({levels}) => levels.length));
  let at = evaluate(problem, start);
  if (at === null) return null;
  for (let steps = 0; ; steps++) {
    const derivatives = differentiate(problem, at);
    const boundary = at.gamma.map((gamma, k) => gamma <= floor && derivatives.gradient[k]! >= 0);
    const target = newtonTarget(at.gamma, derivatives, boundary);
    if (steps === mostSteps) return {at, derivatives, boundary, steps};
    const next: Evaluation | null =
      (target.gain < enough ? null : descend(problem, at, target.gamma)) ?? towardsBoundary(problem, at);
    if (next === null) return {at, derivatives, boundary, steps};
    at = next;
  }
}

/** The Newton point with ratios that would turn negative pinned to the floor, and the gain it promises. */
function newtonTarget(gamma: readonly number[], {gradient, curvature}: Derivatives, boundary: boolean[]) {
  const count = gamma.length;
  const pinned = boundary.slice();
  for (;;) {
    const free = gamma.map((_, k) => k).filter((k) => !pinned[k]);
    const moved = gamma.map((value, k) => (pinned[k] ? floor - value : 0));
    const reduced = new Float64Array(free.length ** 2);
    const slope = new Float64Array(free.length);
    free.forEach((k, a) => {
      slope[a] = -gradient[k]!;
      // Moving the pinned ratios to the floor already changes the slope of the others.
      for (let l = 0; l < count; l++) if (pinned[l]) slope[a]! -= curvature[k * count + l]! * moved[l]!;
      free.forEach((l, b) => (reduced[a * free.length + b] = curvature[k * count + l]!));
    });
    const step = free.length === 0 ? slope : solveSymmetric(reduced, slope, free.length);
    // Without usable curvature, go down the slope: to the floor, or to twice the ratio.
    free.forEach((k, a) => (moved[k] = step?.[a] ?? -Math.sign(gradient[k]!) * gamma[k]!));
    const leaving = free.filter((k) => gamma[k]! + moved[k]! < floor);
    if (leaving.length === 0) {
      const gain = moved.reduce((sum, move, k) => sum - 0.5 * move * gradient[k]!, 0);
      return {gamma: gamma.map((value, k) => Math.max(floor, value + moved[k]!)), gain: Math.abs(gain)};
    }
    for (const k of leaving) pinned[k] = true;
  }
}

/**
 * The same point with one small ratio at the floor, when the criterion is no worse there: near the boundary the slope
 * fades before the ratio does.
 */
function towardsBoundary(problem: Problem, from: Evaluation): Evaluation | null {
  for (let k = 0; k < from.gamma.length; k++) {
    if (from.gamma[k]! <= floor || from.gamma[k]! > 0.01) continue;
    const next = evaluate(
      problem,
      from.gamma.map((value, l) => (l === k ? floor : value))
    );
    if (next !== null && next.value <= from.value) return next;
  }
  return null;
}

/** First point on the way to `target`, halving, where the criterion is lower; null when there is none. */
function descend(problem: Problem, from: Evaluation, target: readonly number[]): Evaluation | null {
  for (let share = 1; share > 1e-7; share /= 2) {
    const gamma = from.gamma.map((value, k) => Math.max(floor, value + share * (target[k]! - value)));
    const next = evaluate(problem, gamma);
    if (next !== null && next.value < from.value) return next;
  }
  return null;
}

/**
 * Variance ratios σ²_k/σ²_residual to start from: the quadratic moments ‖Z_k'(y − ȳ)‖² set equal to their expectations
 * (MIVQUE with all prior weights 0; Rao 1971). Consistent and cheap, but not efficient: a start, never a result.
 */
function startingRatios(design: Design): number[] {
  const {n, y, random} = design;
  const count = random.length;
  const sizes = random.map((factor) => levelSums(factor, null));
  const moments = new Float64Array((count + 1) * (count + 1));
  const observed = new Float64Array(count + 1);
  const squares = sizes.map((size) => size.reduce((sum, value) => sum + value * value, 0));
  random.forEach((factor, k) => {
    observed[k] = levelSums(factor, y).reduce((sum, value) => sum + value * value, 0);
    for (let l = 0; l <= k; l++) {
      let same = 0;
      let mixed = 0;
      for (const [a, b, cell] of cells(factor, random[l]!)) {
        same += cell * cell;
        mixed += cell * sizes[k]![a]! * sizes[l]![b]!;
      }
      const value = same - (2 * mixed) / n + (squares[k]! * squares[l]!) / (n * n);
      moments[k * (count + 1) + l] = value;
      moments[l * (count + 1) + k] = value;
    }
    const own = n - squares[k]! / n;
    moments[k * (count + 1) + count] = own;
    moments[count * (count + 1) + k] = own;
  });
  moments[moments.length - 1] = n - 1;
  observed[count] = y.reduce((sum, value) => sum + value * value, 0);
  const components = solveSymmetric(moments, observed, count + 1);
  if (components === null) return random.map(() => 0.1);
  const residual = Math.max(components[count]!, 0.05 * (observed[count]! / n));
  return random.map((_, k) => Math.min(100, Math.max(0.01, components[k]! / residual)));
}

function levelSums(factor: Factor, values: Float64Array | null): Float64Array {
  const sums = new Float64Array(factor.levels.length);
  factor.codes.forEach((code, row) => (sums[code]! += values === null ? 1 : values[row]!));
  return sums;
}

/** Every pair of levels seen together, with the number of observations. */
function cells(a: Factor, b: Factor): [number, number, number][] {
  const width = b.levels.length;
  const counts = new Map<number, number>();
  for (let row = 0; row < a.codes.length; row++) {
    const key = a.codes[row]! * width + b.codes[row]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Array.from(counts, ([key, cell]) => [Math.floor(key / width), key % width, cell]);
}
