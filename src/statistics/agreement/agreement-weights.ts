export const weightings = ["identity", "linear", "quadratic", "ordinal"] as const;
export type Weighting = (typeof weightings)[number];

/**
 * How much a pair of ratings agrees, from 0 to 1, as a row-major q × q matrix over the scale. Identity: 1 when equal.
 * Linear and quadratic: on the numeric distance over the range of the scale. Ordinal (Gwet's): from the number of
 * pairs of categories between the two ranks; this is not Krippendorff's ordinal metric.
 *
 * @throws on an unknown weighting
 */
export function agreementWeights(weighting: Weighting, values: readonly number[]): Float64Array {
  const q = values.length;
  const range = q > 1 ? values[q - 1]! - values[0]! : 1;
  const pairs = (steps: number) => (steps * (steps + 1)) / 2;
  const weigh: Record<Weighting, (k: number, l: number) => number> = {
    identity: (k, l) => (k === l ? 1 : 0),
    linear: (k, l) => 1 - Math.abs(values[k]! - values[l]!) / range,
    quadratic: (k, l) => 1 - ((values[k]! - values[l]!) / range) ** 2,
    ordinal: (k, l) => (k === l ? 1 : 1 - pairs(Math.abs(k - l)) / pairs(q - 1))
  };
  const weight = weigh[weighting];
  if (!weight) throw new RangeError(`weights must be one of ${weightings.join(", ")}, got ${String(weighting)}`);
  const matrix = new Float64Array(q * q);
  for (let k = 0; k < q; k++) for (let l = 0; l < q; l++) matrix[k * q + l] = weight(k, l);
  return matrix;
}
