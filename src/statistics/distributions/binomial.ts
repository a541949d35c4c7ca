import {incompleteBeta} from "./incomplete-beta.js";
import {requireProbability} from "./probability.js";
import {logBinomialDensity} from "./saddle-point.js";

/** P(X = k) for k successes of n at probability p. */
export function binomialDensity(k: number, n: number, p: number): number {
  check(n, p);
  if (!Number.isInteger(k) || k < 0 || k > n) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  return Math.exp(logBinomialDensity(k, n, p, 1 - p));
}

/** P(X ≤ k). */
export function binomialCdf(k: number, n: number, p: number): number {
  check(n, p);
  const floor = Math.floor(k);
  if (floor < 0) return 0;
  if (floor >= n) return 1;
  return incompleteBeta(floor + 1, n - floor, p, 1 - p).upper;
}

/** P(X > k). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  check(n, p);
  const floor = Math.floor(k);
  if (floor < 0) return 1;
  if (floor >= n) return 0;
  return incompleteBeta(floor + 1, n - floor, p, 1 - p).lower;
}

/** The smallest k with P(X ≤ k) ≥ probability. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  check(n, p);
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

function check(n: number, p: number): void {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`binomial n must be a whole number that is 0 or larger, got ${n}`);
  requireProbability("binomial p", p);
}
