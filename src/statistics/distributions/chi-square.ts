import {logPoissonDensity} from "./gamma-function.js";
import {requirePositive, type Tails} from "./solve-monotone.js";

/** P(X ≤ x) of chi-square with the given degrees of freedom. */
export function chiSquareCdf(x: number, degreesOfFreedom: number): number {
  requirePositive("chi-square degrees of freedom", degreesOfFreedom);
  return incompleteGamma(degreesOfFreedom / 2, x / 2).lower;
}

/** P(X > x), the p-value of a chi-square test. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  requirePositive("chi-square degrees of freedom", degreesOfFreedom);
  return incompleteGamma(degreesOfFreedom / 2, x / 2).upper;
}

/** P(a, x) and Q(a, x) for a > 0, x ≥ 0: the series below a + 1, Lentz's continued fraction above. */
function incompleteGamma(a: number, x: number): Tails {
  if (x <= 0) return {lower: 0, upper: 1};
  if (x === Infinity) return {lower: 1, upper: 0};
  const density = Math.exp(logPoissonDensity(a, x));
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= x / (a + k);
      sum += term;
    }
    const lower = Math.min(1, density * sum);
    return {lower, upper: 1 - lower};
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1e6; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  const upper = Math.min(1, density * a * fraction);
  return {lower: 1 - upper, upper};
}
