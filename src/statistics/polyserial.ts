import {normalDensity, normalQuantile} from "./distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "./estimate.js";
import {orderedProbit} from "./ordered-probit.js";
import {requireNumbers, requireSameLength} from "./require-numbers.js";

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
  requireSameLength("polyserial correlation", continuous, ordinal);
  requireNumbers("polyserial correlation", "continuous", continuous);
  requireNumbers("polyserial correlation", "ordinal", ordinal);
  const n = continuous.length;
  const seen = [...new Set(ordinal)].sort((a, b) => a - b);
  const mean = continuous.reduce((sum, x) => sum + x, 0) / n;
  const spread = Math.sqrt(continuous.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  if (n < 3 || seen.length < 2 || !(spread > 0)) return notEstimable(n);
  const z = continuous.map((x) => (x - mean) / spread);
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
  const mean = category.reduce((sum, k) => sum + k, 0) / n;
  const cross = z.reduce((sum, value, i) => sum + value * (category[i]! - mean), 0) / n;
  let below = 0;
  let densities = 0;
  for (let k = 0; k < categories - 1; k++) {
    below += category.filter((c) => c === k).length;
    densities += normalDensity(normalQuantile(below / n));
  }
  // r·s_y is the covariance over n − 1; the population factor √((n−1)/n) belongs to s_y.
  return (cross * Math.sqrt(n / (n - 1))) / densities;
}
