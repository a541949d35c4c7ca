import {normalQuantile} from "./distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "./estimate.js";
import {generalizability} from "./generalizability.js";
import type {MixedModel} from "./mixed-model.js";

/**
 * Φ(n) of a fitted model with its uncertainty, by the delta method on the logit scale from the asymptotic covariance
 * of the variance components. The interval is honest from about 30 candidates and 10 interviewers on; with fewer the
 * interviewer component is skewed and the interval somewhat short.
 *
 * @param model of `mixedModel` with a random factor named `candidate`
 * @param n interviews averaged
 * @returns estimate; standard error and interval null at Φ = 0 or 1
 */
export function dependability(
  model: MixedModel,
  n: number,
  {level = defaultLevel, fixed = []}: {level?: number; fixed?: readonly string[]} = {}
): Estimate {
  const names = Object.keys(model.standardDeviation);
  const variances = Object.values(model.standardDeviation).map((sd) => sd * sd);
  const phiOf = (values: readonly number[]) =>
    generalizability(Object.fromEntries(names.map((name, i) => [name, values[i]!])), {fixed}).phi(n);
  const value = phiOf(variances);
  const count = model.intercept.n;
  if (value === null) return notEstimable(count);
  if (model.varianceCovariance === null || value <= 0 || value >= 1) return {...notEstimable(count), value};

  const total = variances.reduce((a, b) => a + b, 0);
  const slope = variances.map((variance, i) => {
    const step = 1e-5 * total;
    const up = variances.with(i, variance + step);
    const down = variances.with(i, Math.max(0, variance - step));
    return (phiOf(up)! - phiOf(down)!) / (up[i]! - down[i]!);
  });
  let variance = 0;
  slope.forEach((a, i) => slope.forEach((b, j) => (variance += a * b * model.varianceCovariance![i]![j]!)));
  const standardError = Math.sqrt(variance);
  const half = (normalQuantile((1 + level) / 2) * standardError) / (value * (1 - value));
  const logit = Math.log(value / (1 - value));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  return {value, standardError, interval: [back(logit - half), back(logit + half)], n: count};
}
