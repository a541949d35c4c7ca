/** Inverse of a symmetric positive definite matrix (row-major), by Gauss–Jordan without pivoting. */
export function symmetricInverse(matrix: Float64Array, size: number): Float64Array {
  const a = Float64Array.from(matrix);
  for (let k = 0; k < size; k++) {
    const pivot = a[k * size + k]!;
    if (!(pivot > 0)) throw new RangeError("the matrix is not positive definite");
    a[k * size + k] = 1;
    for (let j = 0; j < size; j++) a[k * size + j]! /= pivot;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = a[i * size + k]!;
      if (factor === 0) continue;
      a[i * size + k] = 0;
      for (let j = 0; j < size; j++) a[i * size + j]! -= factor * a[k * size + j]!;
    }
  }
  return a;
}
