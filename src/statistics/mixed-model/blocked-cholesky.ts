import {subtractProducts} from "./blocked-products.js";

const blockSize = 48;

/**
 * Cholesky factor of a symmetric matrix in place: the lower triangle of `w` (row-major, n × n) becomes L with
 * W = L·Lᵀ. The upper triangle is left undefined. Right-looking by blocks of 48.
 *
 * @returns false when the matrix is not positive definite
 */
export function choleskyInPlace(w: Float64Array, n: number): boolean {
  for (let start = 0; start < n; start += blockSize) {
    const end = Math.min(n, start + blockSize);
    if (!factorPanel(w, n, start, end)) return false;
    for (let column = end; column < n; column += blockSize) {
      const columns = [column, Math.min(n, column + blockSize)] as const;
      subtractProducts(w, w, w, n, [column, n], columns, [start, end], true);
    }
  }
  return true;
}

function factorPanel(w: Float64Array, n: number, start: number, end: number): boolean {
  for (let i = start; i < n; i++) {
    const row = i * n;
    const last = Math.min(i, end - 1);
    for (let j = start; j <= last; j++) {
      const other = j * n;
      let sum = w[row + j]!;
      for (let k = start; k < j; k++) sum -= w[row + k]! * w[other + k]!;
      if (i !== j) w[row + j] = sum / w[other + j]!;
      else if (sum > 0) w[row + j] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Inverse of L·Lᵀ from its factor (lower, row-major n × n): the full symmetric matrix, in a new array. */
export function inverseFromCholesky(factor: Float64Array, n: number): Float64Array {
  const inverted = invertedTransposed(factor, n);
  const result = new Float64Array(n * n);
  for (let row = 0; row < n; row += blockSize) {
    const rows = [row, Math.min(n, row + blockSize)] as const;
    for (let column = 0; column <= row; column += blockSize) {
      const columns = [column, Math.min(n, column + blockSize)] as const;
      for (let k = row; k < n; k += blockSize) {
        subtractProducts(result, inverted, inverted, n, rows, columns, [k, Math.min(n, k + blockSize)], row === column);
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = -result[i * n + j]!;
      result[i * n + j] = value;
      result[j * n + i] = value;
    }
  }
  return result;
}

/** (L⁻¹)ᵀ, upper triangular with zeros below, so that every product above runs along rows. */
function invertedTransposed(factor: Float64Array, n: number): Float64Array {
  const m = new Float64Array(n * n);
  for (let start = 0; start < n; start += blockSize) {
    const end = Math.min(n, start + blockSize);
    for (let column = 0; column < start; column += blockSize) {
      const columnEnd = Math.min(n, column + blockSize);
      for (let k = column; k < start; k += blockSize) {
        subtractProducts(m, m, factor, n, [column, columnEnd], [start, end], [k, Math.min(n, k + blockSize)], false);
      }
    }
    for (let i = start; i < end; i++) {
      const pivot = factor[i * n + i]!;
      for (let j = 0; j < i; j++) {
        let sum = m[j * n + i]!;
        for (let k = Math.max(start, j); k < i; k++) sum -= factor[i * n + k]! * m[j * n + k]!;
        m[j * n + i] = sum / pivot;
      }
      m[i * n + i] = 1 / pivot;
    }
  }
  return m;
}

/** v := L⁻¹v, for L lower, row-major n × n, v from `offset`. */
export function solveLower(factor: Float64Array, n: number, v: Float64Array, offset = 0): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let sum = v[offset + i]!;
    for (let k = 0; k < i; k++) sum -= factor[row + k]! * v[offset + k]!;
    v[offset + i] = sum / factor[row + i]!;
  }
}

/** v := L⁻ᵀv. */
export function solveUpper(factor: Float64Array, n: number, v: Float64Array, offset = 0): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const value = v[offset + i]! / factor[row + i]!;
    v[offset + i] = value;
    for (let k = 0; k < i; k++) v[offset + k]! -= value * factor[row + k]!;
  }
}
