import {symmetricInverse} from "./symmetric-inverse.js";

/** What is left of y after a least-squares fit on the given columns and a constant. */
export function residuals(y: readonly number[], columns: readonly (readonly number[])[]): number[] {
  const all = [y.map(() => 1), ...columns.map(centred)];
  const size = all.length;
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  all.forEach((a, i) => {
    all.forEach((b, j) => (normal[i * size + j] = dot(a, b)));
    // A column without variation of its own takes no part.
    if (normal[i * size + i]! < 1e-12) normal[i * size + i] = 1;
    right[i] = dot(a, y);
  });
  for (let i = 0; i < size; i++) normal[i * size + i]! *= 1 + 1e-10;
  const inverse = symmetricInverse(normal, size);
  const weights = all.map((_, i) => right.reduce((sum, value, j) => sum + inverse[i * size + j]! * value, 0));
  return y.map((value, row) => value - all.reduce((sum, column, i) => sum + weights[i]! * column[row]!, 0));
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
