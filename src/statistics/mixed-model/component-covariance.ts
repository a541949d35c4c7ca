import type {Evaluation} from "./criterion.js";
import {invertSymmetric} from "./solve-symmetric.js";

/**
 * Asymptotic covariance of (σ²_1, …, σ²_K, σ²): the inverse of the average information ½·y'P̃V_kP̃V_lP̃y, on the
 * original scale of y. Components on the boundary get rows of 0.
 *
 * @returns null when the information is singular
 */
export function componentCovariance(
  information: Float64Array,
  at: Evaluation,
  boundary: boolean[],
  scale: number
): number[][] | null {
  const count = boundary.length + 1;
  const free = Array.from({length: count}, (_, k) => k).filter((k) => !boundary[k]);
  const reduced = new Float64Array(free.length ** 2);
  free.forEach((k, a) =>
    free.forEach((l, b) => (reduced[a * free.length + b] = (0.5 * information[k * count + l]!) / at.sigma2 ** 3))
  );
  const inverse = invertSymmetric(reduced, free.length);
  if (inverse === null) return null;
  const result = boundary.concat(false).map((_, __, all) => all.map(() => 0));
  free.forEach((k, a) => free.forEach((l, b) => (result[k]![l] = inverse[a * free.length + b]! * scale ** 4)));
  return result;
}
