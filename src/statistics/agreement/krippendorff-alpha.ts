import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {withLinearisedError} from "./chance-corrected.js";
import {type EncodedRatings, encodeRatings, type RatingMatrix} from "./rating-matrix.js";

/**
 * Krippendorff's α = 1 − observed / expected disagreement, for any number of raters, any missing ratings and four
 * metrics. Units with fewer than two ratings are left out. Source: Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability; standard error Gwet 2014 (irrCAC's linearisation; t interval on one less than the rated
 * units, cut at 1). The ordinal metric is made
 * of the data's own category counts; its standard error includes how they vary.
 *
 * @param ratings `ratings[unit][rater]`, `null` = not rated
 * @returns `n` units with at least two ratings; null value below 2 such units, or when all their ratings are the same
 *   (there is nothing to disagree about); null interval when units do not vary
 * @throws when the ratio metric meets a negative rating
 * @example krippendorffAlpha([[1, 1], [2, 2], [1, 2]], {metric: "nominal"}).value // 0.444
 */
export function krippendorffAlpha(
  ratings: RatingMatrix,
  {metric, level = defaultLevel}: {metric: MetricName; level?: number}
): Estimate {
  const rated = encodeRatings(ratings);
  const ratedUnits = rated.units;
  const encoded = withPairsOnly(rated);
  const {units, codes, offsets, values} = encoded;
  if (units < 2) return notEstimable(units);
  const q = values.length;
  const total = codes.length;
  const perUnitMean = total / units;
  const counts = new Float64Array(q);
  for (const code of codes) counts[code]!++;
  const difference = differenceMetric(metric, values, counts);

  const within = new Float64Array(units);
  let observed = 0;
  for (let unit = 0; unit < units; unit++) {
    within[unit] = disagreement(codes, offsets[unit]!, offsets[unit + 1]!, q, difference.matrix) / perUnitMean;
    observed += within[unit]! / units;
  }
  const shares = counts.map((count) => count / total);
  const withPool = shares.map((_, k) =>
    shares.reduce((sum, share, l) => sum + share * difference.matrix[k * q + l]!, 0)
  );
  const expected = shares.reduce((sum, share, k) => sum + share * withPool[k]!, 0);
  if (!(expected > 0)) return notEstimable(units);
  const large = 1 - observed / expected;
  const value = 1 - ((1 - 1 / total) * observed) / expected;

  const metricPull = difference.gradient ? metricGradient(encoded, difference, shares, 1 - large) : null;
  let squares = 0;
  for (let unit = 0; unit < units; unit++) {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    const surplus = (end - start) / perUnitMean - 1;
    let pool = 0;
    let pull = 0;
    for (let i = start; i < end; i++) {
      pool += withPool[codes[i]!]!;
      if (metricPull) pull += metricPull[codes[i]!]!;
    }
    const observedPart = within[unit]! - observed * surplus;
    const expectedPart = pool / perUnitMean - expected * surplus;
    const linear = 1 - observedPart / expected + (2 * (1 - large) * (expectedPart - expected)) / expected;
    squares += (linear - large - pull / (perUnitMean * expected)) ** 2;
  }
  return withLinearisedError(value, squares, units, level, ratedUnits - 1);
}

/** Sum of differences over ordered pairs of a unit's ratings, over one less than their number. */
function disagreement(codes: Int32Array, start: number, end: number, q: number, matrix: Float64Array): number {
  let sum = 0;
  for (let a = start; a < end; a++) {
    const row = codes[a]! * q;
    for (let b = a + 1; b < end; b++) sum += matrix[row + codes[b]!]!;
  }
  return (2 * sum) / (end - start - 1);
}

/** How observed minus expected disagreement moves with the share of each category, through the metric alone. */
function metricGradient(
  {units, codes, offsets, values}: EncodedRatings,
  difference: Metric,
  shares: Float64Array,
  ratio: number
): Float64Array {
  const q = values.length;
  const coincidences = new Float64Array(q * q);
  for (let unit = 0; unit < units; unit++) {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    for (let a = start; a < end; a++)
      for (let b = start; b < end; b++)
        if (a !== b) coincidences[codes[a]! * q + codes[b]!]! += 1 / (end - start - 1) / codes.length;
  }
  for (let k = 0; k < q; k++) for (let l = 0; l < q; l++) coincidences[k * q + l]! -= ratio * shares[k]! * shares[l]!;
  return difference.gradient!(coincidences);
}

function withPairsOnly(encoded: EncodedRatings): EncodedRatings {
  const {codes, raters, offsets, units} = encoded;
  const kept = new Int32Array(units + 1);
  let filled = 0;
  let keptUnits = 0;
  for (let unit = 0; unit < units; unit++) {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    if (end - start < 2) continue;
    codes.copyWithin(filled, start, end);
    filled += end - start;
    kept[++keptUnits] = filled;
  }
  return {
    ...encoded,
    raters,
    units: keptUnits,
    codes: codes.subarray(0, filled),
    offsets: kept.subarray(0, keptUnits + 1)
  };
}

const metrics = ["nominal", "ordinal", "interval", "ratio"] as const;
export type MetricName = (typeof metrics)[number];

/** Krippendorff's squared difference of every pair of categories, row-major q × q. */
interface Metric {
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
function differenceMetric(name: MetricName, values: readonly number[], counts: Float64Array): Metric {
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
