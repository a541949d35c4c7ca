const halfLogTwoPi = 0.9189385332046728;

/**
 * ln Γ(x) for x > 0; `Infinity` at 0. Stirling's series with its error term above 10, the recurrence below
 * (Abramowitz & Stegun 6.1.15, 6.1.40). Absolute error near the zeros at 1 and 2 is about 1e-15.
 *
 * @throws when x is negative or not a number
 */
export function logGamma(x: number): number {
  if (!(x >= 0)) throw new RangeError(`log-gamma needs a number that is 0 or larger, got ${x}`);
  if (x === 0 || x === Infinity) return Infinity;
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let shifted = x;
  while (shifted < 10) product *= shifted++;
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingError(shifted) - Math.log(product);
}

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large);
  // Γ(large)/Γ(small + large) without the cancellation of two large logarithms.
  const ratio =
    stirlingError(large) -
    stirlingError(small + large) +
    (large - 0.5) * Math.log1p(-small / (small + large)) +
    small -
    small * Math.log(small + large);
  return logGamma(small) + ratio;
}

/** ln Γ(n + 1) minus Stirling's approximation ½ln(2πn) + n ln n − n, for n > 0. */
function stirlingError(n: number): number {
  if (n < 10) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
  const s = 1 / (n * n);
  const series =
    1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156))))));
  return series / n;
}

/** ψ(x), the derivative of ln Γ, for x > 0. Recurrence to 10, then Abramowitz & Stegun 6.3.18. */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`digamma needs a number above 0, got ${x}`);
  let shift = 0;
  while (x < 10) shift -= 1 / x++;
  const s = 1 / (x * x);
  const series =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s * (1 / 12)))))));
  return shift + Math.log(x) - 0.5 / x - series;
}

/** ψ′(x) for x > 0. Recurrence to 10, then Abramowitz & Stegun 6.4.12. */
export function trigamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`trigamma needs a number above 0, got ${x}`);
  let shift = 0;
  while (x < 10) {
    shift += 1 / (x * x);
    x++;
  }
  const s = 1 / (x * x);
  const series =
    s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - s * (7 / 6)))))));
  return shift + 1 / x + s / 2 + series / x;
}

/**
 * The two pieces of Loader's saddle-point form of the binomial, Poisson and gamma densities, which keep full relative
 * accuracy where the textbook formulas subtract large logarithms. Source: C. Loader (2000), Fast and Accurate
 * Computation of Binomial Probabilities.
 */

/** x ln(x/m) + m − x, the deviance of a count x from its mean m; accurate when x is near m. */
function deviance(x: number, m: number): number {
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
