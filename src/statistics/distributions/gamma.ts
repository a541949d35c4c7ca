import {incompleteGamma, incompleteGammaInverse} from "./incomplete-gamma.js";
import {requirePositive, requireProbability} from "./probability.js";

/** P(X ≤ x) of the gamma distribution with the given shape and rate. */
export function gammaCdf(x: number, shape: number, rate = 1): number {
  check(shape, rate);
  return incompleteGamma(shape, x * rate).lower;
}

/** P(X > x). */
export function gammaUpperTail(x: number, shape: number, rate = 1): number {
  check(shape, rate);
  return incompleteGamma(shape, x * rate).upper;
}

/** The x with P(X ≤ x) = p. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  check(shape, rate);
  requireProbability("gamma quantile", p);
  return incompleteGammaInverse(shape, p, 1 - p) / rate;
}

function check(shape: number, rate: number): void {
  requirePositive("gamma shape", shape);
  requirePositive("gamma rate", rate);
}
