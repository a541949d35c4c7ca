import {gammaCdf, gammaQuantile, gammaUpperTail} from "./gamma.js";

/** P(X ≤ x) of chi-square with the given degrees of freedom. */
export function chiSquareCdf(x: number, degreesOfFreedom: number): number {
  return gammaCdf(x / 2, degreesOfFreedom / 2);
}

/** P(X > x), the p-value of a chi-square test. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  return gammaUpperTail(x / 2, degreesOfFreedom / 2);
}

/** The x with P(X ≤ x) = p. */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(p, degreesOfFreedom / 2);
}
