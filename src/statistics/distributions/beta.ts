import {logBinomialDensity} from "./gamma-function.js";
import {normalCdf, normalQuantile} from "./normal.js";
import {requirePositive, requireProbability, solveMonotone, type Tails} from "./solve-monotone.js";

/** P(X ≤ x) of Beta(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  requireShapes(a, b);
  return incompleteBeta(a, b, x, 1 - x).lower;
}

/** The x with P(X ≤ x) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  requireShapes(a, b);
  requireProbability("beta quantile", p);
  return incompleteBetaInverse(a, b, p, 1 - p).x;
}

function requireShapes(a: number, b: number): void {
  requirePositive("beta shape a", a);
  requirePositive("beta shape b", b);
}

/**
 * I_x(a, b) and its complement for a, b > 0, with x and y = 1 − x both given so that neither end loses digits.
 * Continued fraction (Abramowitz & Stegun 26.5.8) by Lentz's method on the side where it converges fast.
 */
function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
  if (x <= 0) return {lower: 0, upper: 1};
  if (y <= 0) return {lower: 1, upper: 0};
  if (x > (a + 1) / (a + b + 2)) {
    const mirrored = incompleteBeta(b, a, y, x);
    return {lower: mirrored.upper, upper: mirrored.lower};
  }
  const lower = Math.min(1, (Math.exp(logPower(a, b, x, y)) / a) * continuedFraction(a, b, x));
  return {lower, upper: 1 - lower};
}

/** ln of x^a y^b / B(a, b), which is x y times the beta density. */
function logPower(a: number, b: number, x: number, y: number): number {
  return Math.log(a * (b / (a + b))) + logBinomialDensity(a, a + b, x, y);
}

function continuedFraction(a: number, b: number, x: number): number {
  const guard = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

/** The x (and y = 1 − x) at which I_x(a, b) = lower, its complement upper; solved on the logit of x in the smaller tail. */
function incompleteBetaInverse(a: number, b: number, lower: number, upper: number): {x: number; y: number} {
  if (lower <= 0) return {x: 0, y: 1};
  if (upper <= 0) return {x: 1, y: 0};
  if (lower > upper) {
    const mirrored = incompleteBetaInverse(b, a, upper, lower);
    return {x: mirrored.y, y: mirrored.x};
  }
  const target = Math.log(lower);
  const logit = solveMonotone(
    (u) => {
      const x = 1 / (1 + Math.exp(-u));
      const y = 1 / (1 + Math.exp(u));
      const log = logPower(a, b, x, y);
      const tail = incompleteBeta(a, b, x, y).lower;
      // Far below the smallest double the leading term of the series is the tail itself.
      const logTail = tail > 0 ? Math.log(tail) : log - Math.log(a);
      return [logTail - target, Math.exp(log - logTail)];
    },
    Math.log(a / b),
    1
  );
  return {x: 1 / (1 + Math.exp(-logit)), y: 1 / (1 + Math.exp(logit))};
}

/** P(X ≤ x) of the F distribution; fractional degrees of freedom are allowed. */
export function fCdf(x: number, numerator: number, denominator: number): number {
  return fTails(x, numerator, denominator).lower;
}

/** P(X > x), the p-value of an F test. */
export function fUpperTail(x: number, numerator: number, denominator: number): number {
  return fTails(x, numerator, denominator).upper;
}

/** The x with P(X ≤ x) = p. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  requireFreedoms(numerator, denominator);
  requireProbability("F quantile", p);
  const {x, y} = incompleteBetaInverse(numerator / 2, denominator / 2, p, 1 - p);
  return (denominator * x) / (numerator * y);
}

function fTails(x: number, numerator: number, denominator: number) {
  requireFreedoms(numerator, denominator);
  if (x <= 0) return {lower: 0, upper: 1};
  if (x === Infinity) return {lower: 1, upper: 0};
  const total = numerator * x + denominator;
  return incompleteBeta(numerator / 2, denominator / 2, (numerator * x) / total, denominator / total);
}

function requireFreedoms(numerator: number, denominator: number): void {
  requirePositive("F numerator degrees of freedom", numerator);
  requirePositive("F denominator degrees of freedom", denominator);
}

/** P(T ≤ t) of Student's t; infinite degrees of freedom give the normal. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  requireFreedom(degreesOfFreedom);
  if (degreesOfFreedom === Infinity) return normalCdf(t);
  if (t === 0) return 0.5;
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0;
  const square = t * t;
  const total = degreesOfFreedom + square;
  const tail = incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, square / total);
  return t < 0 ? tail.lower / 2 : 0.5 + tail.upper / 2;
}

/** P(T > t). */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  return studentTCdf(-t, degreesOfFreedom);
}

/** The t with P(T ≤ t) = p; −∞ at 0 and ∞ at 1. */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  requireFreedom(degreesOfFreedom);
  requireProbability("t quantile", p);
  if (degreesOfFreedom === Infinity) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const {x, y} = incompleteBetaInverse(degreesOfFreedom / 2, 0.5, 2 * tail, 1 - 2 * tail);
  const size = Math.sqrt((degreesOfFreedom * y) / x);
  return p < 0.5 ? -size : size;
}

function requireFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degrees of freedom must be above 0, got ${degreesOfFreedom}`);
}

/** P(X = k) for k successes of n at probability p. */
export function binomialDensity(k: number, n: number, p: number): number {
  requireTrials(n, p);
  if (!Number.isInteger(k) || k < 0 || k > n) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  return Math.exp(logBinomialDensity(k, n, p, 1 - p));
}

/** P(X ≤ k). */
export function binomialCdf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  const floor = Math.floor(k);
  if (floor < 0) return 0;
  if (floor >= n) return 1;
  return incompleteBeta(floor + 1, n - floor, p, 1 - p).upper;
}

/** The smallest k with P(X ≤ k) ≥ probability. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  requireTrials(n, p);
  requireProbability("binomial quantile", probability);
  let low = -1;
  let high = n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, n, p) >= probability) high = middle;
    else low = middle;
  }
  return high;
}

function requireTrials(n: number, p: number): void {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`binomial n must be a whole number that is 0 or larger, got ${n}`);
  requireProbability("binomial p", p);
}
