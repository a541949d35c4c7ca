type Range = readonly [number, number];

/**
 * `c[i][j] −= Σ_k a[i][k]·b[j][k]` for the given rows and columns, all matrices row-major with the same `stride`.
 * Three rows by three columns are kept in registers, which cuts the memory traffic to a third; callers keep the ranges
 * near 48 so that `b` stays in the first-level cache. With `lower`, tiles wholly above the diagonal are skipped.
 */
export function subtractProducts(
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
