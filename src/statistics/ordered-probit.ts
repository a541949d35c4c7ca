import {normalCdf, normalDensity, normalQuantile} from "./distributions/index.js";
import {invertSymmetric, solveSymmetric} from "./linear-algebra.js";

export interface OrderedProbit {
  slope: number;
  /** Null when the information is singular (the categories are perfectly separated). */
  standardError: number | null;
  cuts: number[];
  logLikelihood: number;
}

/**
 * Ordered probit of a category on one predictor: P(category ≤ k | z) = Φ(cut_k − slope·z), by Newton's method on the
 * concave log likelihood; standard errors from the observed information.
 *
 * @param category 0, 1, … without gaps
 */
export function orderedProbit(z: readonly number[], category: readonly number[], categories: number): OrderedProbit {
  const width = categories;
  const counts = Array.from({length: categories}, (_, k) => category.filter((c) => c === k).length);
  let below = 0;
  const start = counts.slice(0, -1).map((count) => normalQuantile((below += count) / z.length));
  // Parameters: the cuts, then the slope.
  let parameters = Float64Array.from([...start, 0]);
  let current = derivatives(z, category, parameters);
  for (let iteration = 0; iteration < 100; iteration++) {
    const step = solveSymmetric(current.information, current.gradient, width);
    if (step === null) break;
    let moved = false;
    for (let share = 1; share > 1e-6 && !moved; share /= 2) {
      const next = parameters.map((value, i) => value + share * step[i]!);
      const at = derivatives(z, category, next);
      if (at.value >= current.value) {
        [parameters, current, moved] = [next, at, true];
      }
    }
    const decrement = step.reduce((sum, value, i) => sum + value * current.gradient[i]!, 0);
    if (!moved || Math.abs(decrement) < 1e-14) break;
  }
  const inverse = invertSymmetric(current.information, width);
  return {
    slope: parameters[width - 1]!,
    standardError: inverse === null ? null : Math.sqrt(inverse[width * width - 1]!),
    cuts: Array.from(parameters.subarray(0, width - 1)),
    logLikelihood: current.value
  };
}

function derivatives(z: readonly number[], category: readonly number[], parameters: Float64Array) {
  const width = parameters.length;
  const slope = parameters[width - 1]!;
  const gradient = new Float64Array(width);
  const information = new Float64Array(width * width);
  let value = 0;
  for (let row = 0; row < z.length; row++) {
    const k = category[row]!;
    const shift = slope * z[row]!;
    const upper = k === width - 1 ? Infinity : parameters[k]! - shift;
    const lower = k === 0 ? -Infinity : parameters[k - 1]! - shift;
    // In the upper tail the difference of two numbers near 1 is taken on the other side.
    const chance = lower > 0 ? normalCdf(-lower) - normalCdf(-upper) : normalCdf(upper) - normalCdf(lower);
    if (!(chance > 0)) return {value: -Infinity, gradient, information};
    value += Math.log(chance);
    const du = Number.isFinite(upper) ? normalDensity(upper) / chance : 0;
    const dl = Number.isFinite(lower) ? normalDensity(lower) / chance : 0;
    const uu = du === 0 ? 0 : upper * du + du * du;
    const ll = dl === 0 ? 0 : -lower * dl + dl * dl;
    const ul = -du * dl;
    const ends: [number, number, number, number][] = [];
    if (du !== 0) ends.push([k, du, uu, ul]);
    if (dl !== 0) ends.push([k - 1, -dl, ll, ul]);
    let toSlope = 0;
    for (const [at, first, own, mixed] of ends) {
      gradient[at]! += first;
      gradient[width - 1]! -= z[row]! * first;
      information[at * width + at]! += own;
      const crossSlope = -z[row]! * (own + mixed);
      information[at * width + width - 1]! += crossSlope;
      information[(width - 1) * width + at]! += crossSlope;
      toSlope += own + mixed;
    }
    if (ends.length === 2) {
      information[k * width + k - 1]! += ul;
      information[(k - 1) * width + k]! += ul;
    }
    information[width * width - 1]! += z[row]! * z[row]! * toSlope;
  }
  return {value, gradient, information};
}
