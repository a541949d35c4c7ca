import {incompleteBeta, incompleteBetaInverse, logPower} from "./incomplete-beta.js";
import {requirePositive, requireProbability} from "./probability.js";

/** Density of Beta(a, b) at x in [0, 1]. */
export function betaDensity(x: number, a: number, b: number): number {
  check(a, b);
  if (x < 0 || x > 1) return 0;
  if (x === 0) return a < 1 ? Infinity : a === 1 ? b : 0;
  if (x === 1) return b < 1 ? Infinity : b === 1 ? a : 0;
  return Math.exp(logPower(a, b, x, 1 - x)) / (x * (1 - x));
}

/** P(X ≤ x) of Beta(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  check(a, b);
  return incompleteBeta(a, b, x, 1 - x).lower;
}

/** P(X > x) of Beta(a, b). */
export function betaUpperTail(x: number, a: number, b: number): number {
  check(a, b);
  return incompleteBeta(a, b, x, 1 - x).upper;
}

/** The x with P(X ≤ x) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  check(a, b);
  requireProbability("beta quantile", p);
  return incompleteBetaInverse(a, b, p, 1 - p).x;
}

function check(a: number, b: number): void {
  requirePositive("beta shape a", a);
  requirePositive("beta shape b", b);
}
