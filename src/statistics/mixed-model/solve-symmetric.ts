import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "./blocked-cholesky.js";

/**
 * Solution of A·x = b for a symmetric A (row-major n × n) that should be positive definite; a ridge is added when
 * rounding or collinearity makes it indefinite. Null when even that fails.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, n: number): Float64Array | null {
  const factor = factorWithRidge(a, n);
  if (factor === null) return null;
  const x = b.slice();
  solveLower(factor, n, x);
  solveUpper(factor, n, x);
  return x;
}

/** Inverse of a symmetric positive definite matrix (row-major n × n), or null when it is singular. */
export function invertSymmetric(a: Float64Array, n: number): Float64Array | null {
  const factor = a.slice();
  return choleskyInPlace(factor, n) ? inverseFromCholesky(factor, n) : null;
}

function factorWithRidge(a: Float64Array, n: number): Float64Array | null {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(a[i * n + i]!));
  for (const ridge of [0, 1e-10, 1e-6, 1e-2]) {
    const factor = a.slice();
    for (let i = 0; i < n; i++) factor[i * n + i]! += ridge * largest;
    if (choleskyInPlace(factor, n)) return factor;
  }
  return null;
}
