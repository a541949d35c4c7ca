import {type Estimate, notEstimable} from "../estimate.js";
import {studentTInterval} from "../intervals/normal-interval.js";
import type {EncodedRatings} from "./rating-matrix.js";

/** Weighted agreement of the pairs of ratings within each unit; 0 for a unit with one rating, which has no pair. */
interface ObservedAgreement {
  /** Mean over the units with at least two ratings. */
  mean: number;
  perUnit: Float64Array;
  pairedUnits: number;
}

export function observedAgreement(ratings: EncodedRatings, weights: Float64Array): ObservedAgreement {
  const {codes, offsets, units, values} = ratings;
  const q = values.length;
  const perUnit = new Float64Array(units);
  let sum = 0;
  let pairedUnits = 0;
  for (let unit = 0; unit < units; unit++) {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    const count = end - start;
    if (count < 2) continue;
    let agreement = 0;
    for (let a = start; a < end; a++) {
      const row = codes[a]! * q;
      for (let b = a + 1; b < end; b++) agreement += weights[row + codes[b]!]!;
    }
    perUnit[unit] = (2 * agreement) / (count * (count - 1));
    sum += perUnit[unit]!;
    pairedUnits++;
  }
  return {mean: sum / pairedUnits, perUnit, pairedUnits};
}

/** Share of each category: the mean over units of its share within the unit, single ratings included. */
export function categoryShares({codes, offsets, units, values}: EncodedRatings): Float64Array {
  const shares = new Float64Array(values.length);
  for (let unit = 0; unit < units; unit++) {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    for (let i = start; i < end; i++) shares[codes[i]!]! += 1 / (end - start);
  }
  return shares.map((share) => share / units);
}

/** Agreement expected by chance, and by how much one more unit of the kind of unit i would move it, halved. */
interface ChanceAgreement {
  mean: number;
  /** Null when the chance agreement does not depend on the data. */
  perUnit: ((unit: number) => number) | null;
}

/**
 * (observed − chance) / (1 − chance) with Gwet's linearised standard error (Gwet 2014, Handbook of Inter-Rater
 * Reliability, ch. 5; irrCAC's raw-data functions) and a t interval on units − 1 degrees of freedom, cut at 1.
 */
export function chanceCorrected(
  ratings: EncodedRatings,
  observed: ObservedAgreement,
  chance: ChanceAgreement,
  level: number
): Estimate {
  const {units, offsets} = ratings;
  if (units < 2 || observed.pairedUnits < 1 || !(1 - chance.mean > 1e-12)) return notEstimable(units);
  const scale = 1 - chance.mean;
  const value = (observed.mean - chance.mean) / scale;
  const inflation = units / observed.pairedUnits;
  let squares = 0;
  for (let unit = 0; unit < units; unit++) {
    const paired = offsets[unit + 1]! - offsets[unit]! >= 2;
    let linear = paired ? (inflation * (observed.perUnit[unit]! - chance.mean)) / scale : 0;
    if (chance.perUnit) linear -= (2 * (1 - value) * (chance.perUnit(unit) - chance.mean)) / scale;
    squares += (linear - value) ** 2;
  }
  return withLinearisedError(value, squares, units, level);
}

/** A sum of squared deviations of 0 says nothing about the error: then there is a value but no interval. */
export function withLinearisedError(
  value: number,
  squares: number,
  units: number,
  level: number,
  degreesOfFreedom = units - 1
): Estimate {
  const standardError = Math.sqrt(squares / (units * (units - 1)));
  if (!(standardError > 1e-12)) return {value, standardError: null, interval: null, n: units};
  const interval = studentTInterval(value, standardError, degreesOfFreedom, level, [-Infinity, 1]);
  return {value, standardError, interval, n: units};
}

/** How a coefficient weighs disagreement, over which scale, and at which level its interval stands. */
export interface AgreementOptions {
  weights: Weighting;
  /** The form's scale; default: the values seen. An unused scale point changes AC, Brennan–Prediger and the weights. */
  categories?: readonly number[];
  /** Default 0.9. */
  level?: number;
}

const weightings = ["identity", "linear", "quadratic", "ordinal"] as const;
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
