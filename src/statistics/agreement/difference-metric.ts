export const metrics = ["nominal", "ordinal", "interval", "ratio"] as const;
export type MetricName = (typeof metrics)[number];

/** Krippendorff's squared difference of every pair of categories, row-major q × q. */
export interface Metric {
  matrix: Float64Array;
  /**
   * For the ordinal metric only, which depends on the category counts: given weights on the pairs, the derivative of
   * Σ weight · difference by each category's share.
   */
  gradient: ((pairWeights: Float64Array) => Float64Array) | null;
}

/**
 * @param values the categories, ascending
 * @param counts how often each was given, among units with at least two ratings
 * @throws on an unknown metric, or a negative value under the ratio metric
 */
export function differenceMetric(name: MetricName, values: readonly number[], counts: Float64Array): Metric {
  const q = values.length;
  if (name === "ratio" && values.some((value) => value < 0))
    throw new RangeError(`the ratio metric needs ratings that are 0 or larger, got ${values[0]}`);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const below = new Float64Array(q + 1);
  for (let k = 0; k < q; k++) below[k + 1] = below[k]! + counts[k]! / total;
  // Share of ratings between the middles of the two categories.
  const between = (k: number, l: number) => Math.abs(below[l]! + below[l + 1]! - below[k]! - below[k + 1]!) / 2;
  const square: Record<MetricName, (k: number, l: number) => number> = {
    nominal: (k, l) => (k === l ? 0 : 1),
    ordinal: (k, l) => between(k, l) ** 2,
    interval: (k, l) => (values[k]! - values[l]!) ** 2,
    ratio: (k, l) => (k === l ? 0 : ((values[k]! - values[l]!) / (values[k]! + values[l]!)) ** 2)
  };
  const difference = square[name];
  if (!difference) throw new RangeError(`metric must be one of ${metrics.join(", ")}, got ${String(name)}`);
  const matrix = new Float64Array(q * q);
  for (let k = 0; k < q; k++) for (let l = 0; l < q; l++) matrix[k * q + l] = difference(k, l);
  return {matrix, gradient: name === "ordinal" ? (weights) => ordinalGradient(weights, q, between) : null};
}

function ordinalGradient(weights: Float64Array, q: number, between: (k: number, l: number) => number): Float64Array {
  const gradient = new Float64Array(q);
  for (let low = 0; low < q; low++) {
    for (let high = low + 1; high < q; high++) {
      const slope = 2 * between(low, high) * (weights[low * q + high]! + weights[high * q + low]!);
      gradient[low]! += slope / 2;
      gradient[high]! += slope / 2;
      for (let middle = low + 1; middle < high; middle++) gradient[middle]! += slope;
    }
  }
  return gradient;
}
