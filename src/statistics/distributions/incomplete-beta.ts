import type {Tails} from "./incomplete-gamma.js";
import {logBinomialDensity} from "./saddle-point.js";
import {solveMonotone} from "./solve-monotone.js";

/**
 * I_x(a, b) and its complement for a, b > 0, with x and y = 1 − x both given so that neither end loses digits.
 * Continued fraction (Abramowitz & Stegun 26.5.8) by Lentz's method on the side where it converges fast.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
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
export function logPower(a: number, b: number, x: number, y: number): number {
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
export function incompleteBetaInverse(a: number, b: number, lower: number, upper: number): {x: number; y: number} {
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
