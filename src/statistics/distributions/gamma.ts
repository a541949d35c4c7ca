import {logPoissonDensity} from "./gamma-function.js";
import {requirePositive, requireProbability, solveMonotone} from "./solve-monotone.js";

/** P(X ≤ x) of the gamma distribution with the given shape and rate. */
export function gammaCdf(x: number, shape: number, rate = 1): number {
  requireGamma(shape, rate);
  return incompleteGamma(shape, x * rate).lower;
}

/** P(X > x). */
export function gammaUpperTail(x: number, shape: number, rate = 1): number {
  requireGamma(shape, rate);
  return incompleteGamma(shape, x * rate).upper;
}

/** The x with P(X ≤ x) = p. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  requireGamma(shape, rate);
  requireProbability("gamma quantile", p);
  return incompleteGammaInverse(shape, p, 1 - p) / rate;
}

function requireGamma(shape: number, rate: number): void {
  requirePositive("gamma shape", shape);
  requirePositive("gamma rate", rate);
}

/** Both tails of the regularised incomplete gamma function; the smaller one keeps full relative accuracy. */
export interface Tails {
  lower: number;
  upper: number;
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

/** The x at which P(a, x) = lower and Q(a, x) = upper; solved in the smaller tail. */
function incompleteGammaInverse(a: number, lower: number, upper: number): number {
  if (lower <= 0) return 0;
  if (upper <= 0) return Infinity;
  const target = Math.log(Math.min(lower, upper));
  const useLower = lower <= upper;
  const u = solveMonotone(
    (logX) => {
      const x = Math.exp(logX);
      const tails = incompleteGamma(a, x);
      const tail = useLower ? tails.lower : tails.upper;
      // x f(x), the slope of the cdf against ln x.
      const slope = a * Math.exp(logPoissonDensity(a, x));
      const side = useLower ? 1 : -1;
      return [side * (Math.log(tail) - target), slope / tail];
    },
    Math.log(a),
    1
  );
  return Math.exp(u);
}

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
