import {differentiate, evaluate, type Derivatives, type Evaluation, type Problem} from "./criterion.js";
import {solveSymmetric} from "./solve-symmetric.js";

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
export function minimise(problem: Problem, start: readonly number[]): Optimum | null {
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
