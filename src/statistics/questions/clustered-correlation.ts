import {correlation} from "../pearson.js";

export interface ClusteredCorrelation {
  r: number;
  /** Fisher's z of r, and its standard error clustered by interviewer. */
  z: number;
  standardError: number;
  n: number;
}

/**
 * Pearson correlation with a standard error of Fisher's z that lets the pairs of one cluster depend on each other
 * (sandwich on the influence of each pair). Never below the independent 1/√(n − 3), which few clusters would undercut.
 *
 * @returns null below 4 pairs, when a list does not vary, or when the correlation is perfect
 */
export function clusteredCorrelation(
  x: readonly number[],
  y: readonly number[],
  cluster: readonly string[]
): ClusteredCorrelation | null {
  const n = x.length;
  const r = n < 4 ? null : correlation(x, y);
  if (r === null || Math.abs(r) > 1 - 1e-12) return null;
  const [zx, zy] = [standardised(x), standardised(y)];
  const sums = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const influence = zx[i]! * zy[i]! - (r * (zx[i]! ** 2 + zy[i]! ** 2)) / 2;
    sums.set(cluster[i]!, (sums.get(cluster[i]!) ?? 0) + influence);
  }
  const clusters = sums.size;
  const squares = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
  const sandwich = clusters > 1 ? Math.sqrt(squares * (clusters / (clusters - 1))) / n / (1 - r * r) : 0;
  return {r, z: Math.atanh(r), standardError: Math.max(sandwich, 1 / Math.sqrt(n - 3)), n};
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / deviation);
}
