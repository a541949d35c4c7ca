import {incompleteBeta, incompleteBetaInverse} from "./incomplete-beta.js";
import {normalCdf, normalQuantile} from "./normal.js";
import {requireProbability} from "./probability.js";

/** P(T ≤ t) of Student's t; infinite degrees of freedom give the normal. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  check(degreesOfFreedom);
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
  check(degreesOfFreedom);
  requireProbability("t quantile", p);
  if (degreesOfFreedom === Infinity) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const {x, y} = incompleteBetaInverse(degreesOfFreedom / 2, 0.5, 2 * tail, 1 - 2 * tail);
  const size = Math.sqrt((degreesOfFreedom * y) / x);
  return p < 0.5 ? -size : size;
}

function check(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degrees of freedom must be above 0, got ${degreesOfFreedom}`);
}
