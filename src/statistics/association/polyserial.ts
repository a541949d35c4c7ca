import {mean, sampleStandardDeviation} from "simple-statistics";
import {normalCdf, normalDensity, normalQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable, requirePairs} from "../estimate.js";
import {invertSymmetric, solveSymmetric} from "../linear-algebra.js";

/**
 * Polyserial correlation: the correlation of a continuous variable with the normal variable that an ordinal one was
 * cut from (Olsson, Drasgow & Dorans 1982). Use it for a rating scale against a continuous criterion; with two
 * categories it is the biserial correlation.
 *
 * "ml" maximises the likelihood given the standardised continuous variable, which is an ordered probit with slope
 * ρ/√(1 − ρ²); "two-step" takes the cuts from the margins and ρ from the product-moment correlation, which can leave
 * [−1, 1]. Standard error of "ml" from the observed information, interval on the slope's scale; "two-step" has none.
 *
 * Smallest n: 3 pairs, 2 categories, some spread of the continuous variable; below that null.
 *
 * @throws RangeError when lengths differ or a value is not a finite number
 */
export function polyserial(
  continuous: readonly number[],
  ordinal: readonly number[],
  {method = "ml", level = defaultLevel}: {method?: "ml" | "two-step"; level?: number} = {}
): Estimate {
  requirePairs("polyserial correlation", {continuous, ordinal});
  const n = continuous.length;
  const seen = [...new Set(ordinal)].sort((a, b) => a - b);
  if (n < 3 || seen.length < 2) return notEstimable(n);
  const [centre, spread] = [mean(continuous), sampleStandardDeviation(continuous)];
  if (!(spread > 0)) return notEstimable(n);
  const z = continuous.map((x) => (x - centre) / spread);
  const category = ordinal.map((value) => seen.indexOf(value));
  if (method === "two-step") return {...notEstimable(n), value: twoStep(z, category, seen.length)};

  const {slope, standardError} = orderedProbit(z, category, seen.length);
  const correlation = (b: number) => b / Math.sqrt(1 + b * b);
  const value = correlation(slope);
  if (standardError === null || !Number.isFinite(standardError)) return {...notEstimable(n), value};
  const half = normalQuantile((1 + level) / 2) * standardError;
  return {
    value,
    standardError: standardError / (1 + slope * slope) ** 1.5,
    interval: [correlation(slope - half), correlation(slope + half)],
    n
  };
}

/** r·√((n−1)/n)·s_y ÷ Σ φ(cut), with s_y the standard deviation of the category numbers. */
function twoStep(z: readonly number[], category: readonly number[], categories: number): number {
  const n = z.length;
  const centre = mean(category);
  const cross = mean(z.map((value, i) => value * (category[i]! - centre)));
  let below = 0;
  let densities = 0;
  for (let k = 0; k < categories - 1; k++) {
    below += category.filter((c) => c === k).length;
    densities += normalDensity(normalQuantile(below / n));
  }
  // r·s_y is the covariance over n − 1; the population factor √((n−1)/n) belongs to s_y.
  return (cross * Math.sqrt(n / (n - 1))) / densities;
}

interface OrderedProbit {
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
function orderedProbit(z: readonly number[], category: readonly number[], categories: number): OrderedProbit {
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
