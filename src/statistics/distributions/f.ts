import {incompleteBeta, incompleteBetaInverse} from "./incomplete-beta.js";
import {requirePositive, requireProbability} from "./probability.js";

/** P(X ≤ x) of the F distribution; fractional degrees of freedom are allowed. */
export function fCdf(x: number, numerator: number, denominator: number): number {
  return tails(x, numerator, denominator).lower;
}

/** P(X > x), the p-value of an F test. */
export function fUpperTail(x: number, numerator: number, denominator: number): number {
  return tails(x, numerator, denominator).upper;
}

/** The x with P(X ≤ x) = p. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  check(numerator, denominator);
  requireProbability("F quantile", p);
  const {x, y} = incompleteBetaInverse(numerator / 2, denominator / 2, p, 1 - p);
  return (denominator * x) / (numerator * y);
}

function tails(x: number, numerator: number, denominator: number) {
  check(numerator, denominator);
  if (x <= 0) return {lower: 0, upper: 1};
  if (x === Infinity) return {lower: 1, upper: 0};
  const total = numerator * x + denominator;
  return incompleteBeta(numerator / 2, denominator / 2, (numerator * x) / total, denominator / total);
}

function check(numerator: number, denominator: number): void {
  requirePositive("F numerator degrees of freedom", numerator);
  requirePositive("F denominator degrees of freedom", denominator);
}
