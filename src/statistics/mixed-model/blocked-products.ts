/**
 * `c[i][j] −= Σ_k a[i][k]·b[j][k]` for the given rows and columns, all matrices row-major with the same `stride`.
 * Two rows by two columns are kept in registers, which halves the memory traffic; callers keep the ranges near 48 so
 * that `b` stays in the first-level cache. With `lower`, columns beyond the row pair are skipped.
 */
export function subtractProducts(
  c: Float64Array,
  a: Float64Array,
  b: Float64Array,
  stride: number,
  rows: readonly [number, number],
  columns: readonly [number, number],
  inner: readonly [number, number],
  lower: boolean
): void {
  const [rowStart, rowEnd] = rows;
  const [columnStart, columnEnd] = columns;
  const [start, end] = inner;
  for (let i = rowStart; i < rowEnd; i += 2) {
    const a0 = i * stride;
    const pair = i + 1 < rowEnd;
    const a1 = pair ? a0 + stride : a0;
    const last = lower ? Math.min(columnEnd, i + 2) : columnEnd;
    for (let j = columnStart; j < last; j += 2) {
      const b0 = j * stride;
      const twin = j + 1 < last;
      const b1 = twin ? b0 + stride : b0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let k = start; k < end; k++) {
        const x0 = a[a0 + k]!;
        const x1 = a[a1 + k]!;
        const y0 = b[b0 + k]!;
        const y1 = b[b1 + k]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      c[a0 + j]! -= s00;
      if (twin) c[a0 + j + 1]! -= s01;
      if (pair) {
        c[a1 + j]! -= s10;
        if (twin) c[a1 + j + 1]! -= s11;
      }
    }
  }
}
