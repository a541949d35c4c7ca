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

type Range = readonly [number, number];

/**
 * `c[i][j] −= Σ_k a[i][k]·b[j][k]` for the given rows and columns, all matrices row-major with the same `stride`.
 * Three rows by three columns are kept in registers, which cuts the memory traffic to a third; callers keep the ranges
 * near 48 so that `b` stays in the first-level cache. With `lower`, tiles wholly above the diagonal are skipped.
 */
function subtractProducts(
  c: Float64Array,
  a: Float64Array,
  b: Float64Array,
  stride: number,
  rows: Range,
  columns: Range,
  inner: Range,
  lower: boolean
): void {
  const [start, end] = inner;
  for (let i = rows[0]; i < rows[1]; i += 3) {
    const last = lower ? Math.min(columns[1], i + 3) : columns[1];
    for (let j = columns[0]; j < last; j += 3) {
      if (i + 3 > rows[1] || j + 3 > columns[1]) {
        subtractEdge(c, a, b, stride, [i, Math.min(i + 3, rows[1])], [j, Math.min(j + 3, columns[1])], inner);
        continue;
      }
      const a0 = i * stride;
      const a1 = a0 + stride;
      const a2 = a1 + stride;
      const b0 = j * stride;
      const b1 = b0 + stride;
      const b2 = b1 + stride;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s20 = 0;
      let s21 = 0;
      let s22 = 0;
      for (let k = start; k < end; k++) {
        const x0 = a[a0 + k]!;
        const x1 = a[a1 + k]!;
        const x2 = a[a2 + k]!;
        const y0 = b[b0 + k]!;
        const y1 = b[b1 + k]!;
        const y2 = b[b2 + k]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s22 += x2 * y2;
      }
      c[a0 + j]! -= s00;
      c[a0 + j + 1]! -= s01;
      c[a0 + j + 2]! -= s02;
      c[a1 + j]! -= s10;
      c[a1 + j + 1]! -= s11;
      c[a1 + j + 2]! -= s12;
      c[a2 + j]! -= s20;
      c[a2 + j + 1]! -= s21;
      c[a2 + j + 2]! -= s22;
    }
  }
}

function subtractEdge(
  c: Float64Array,
  a: Float64Array,
  b: Float64Array,
  stride: number,
  rows: Range,
  columns: Range,
  inner: Range
): void {
  for (let i = rows[0]; i < rows[1]; i++) {
    for (let j = columns[0]; j < columns[1]; j++) {
      let sum = 0;
      for (let k = inner[0]; k < inner[1]; k++) sum += a[i * stride + k]! * b[j * stride + k]!;
      c[i * stride + j]! -= sum;
    }
  }
}

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

/** A·v for a square A, row-major. */
export function timesVector(a: Float64Array, v: ArrayLike<number>): Float64Array {
  const n = v.length;
  return Float64Array.from({length: n}, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += a[i * n + j]! * v[j]!;
    return sum;
  });
}

/**
 * Eigenvalues and eigenvectors (columns, row-major) of a small symmetric matrix by cyclic Jacobi rotations (Golub & Van
 * Loan 2013, §8.5).
 */
export function symmetricEigen(a: Float64Array, n: number): {values: Float64Array; vectors: Float64Array} {
  const m = a.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 50; sweep++) {
    let off = 0;
    let all = 0;
    for (let p = 0; p < n; p++)
      for (let q = 0; q < n; q++) {
        const square = m[p * n + q]! * m[p * n + q]!;
        all += square;
        if (p !== q) off += square;
      }
    if (off <= 1e-30 * all) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(m, vectors, n, p, q);
  }
  return {values: Float64Array.from({length: n}, (_, i) => m[i * n + i]!), vectors};
}

/** One Jacobi rotation, which makes m[p][q] 0. */
function rotate(m: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const element = m[p * n + q]!;
  if (element === 0) return;
  const theta = (m[q * n + q]! - m[p * n + p]!) / (2 * element);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  for (let k = 0; k < n; k++) {
    const left = m[k * n + p]!;
    const right = m[k * n + q]!;
    m[k * n + p] = cos * left - sin * right;
    m[k * n + q] = sin * left + cos * right;
  }
  for (let k = 0; k < n; k++) {
    const upper = m[p * n + k]!;
    const lower = m[q * n + k]!;
    m[p * n + k] = cos * upper - sin * lower;
    m[q * n + k] = sin * upper + cos * lower;
    const left = vectors[k * n + p]!;
    const right = vectors[k * n + q]!;
    vectors[k * n + p] = cos * left - sin * right;
    vectors[k * n + q] = sin * left + cos * right;
  }
}
