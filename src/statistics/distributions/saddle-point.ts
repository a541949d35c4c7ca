import {stirlingError} from "./log-gamma.js";

/**
 * The two pieces of Loader's saddle-point form of the binomial, Poisson and gamma densities, which keep full relative
 * accuracy where the textbook formulas subtract large logarithms. Source: C. Loader (2000), Fast and Accurate
 * Computation of Binomial Probabilities.
 */

const halfLogTwoPi = 0.9189385332046728;

/** x ln(x/m) + m − x, the deviance of a count x from its mean m; accurate when x is near m. */
export function deviance(x: number, m: number): number {
  if (x === 0) return m;
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/** ln of the binomial density at (not necessarily whole) x of n, with p and its complement q both exact. */
export function logBinomialDensity(x: number, n: number, p: number, q: number): number {
  if (x === 0) return n * (p < 0.1 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.1 ? Math.log1p(-q) : Math.log(p));
  const y = n - x;
  return (
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(y) -
    deviance(x, n * p) -
    deviance(y, n * q) -
    halfLogTwoPi -
    0.5 * (Math.log(x) + Math.log(y / n))
  );
}

/** ln of the Poisson density at (not necessarily whole) x with the given mean. */
export function logPoissonDensity(x: number, mean: number): number {
  if (x === 0) return -mean;
  return -stirlingError(x) - deviance(x, mean) - halfLogTwoPi - 0.5 * Math.log(x);
}
