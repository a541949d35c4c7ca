import {
  type AgreementOptions,
  agreementWeights,
  categoryShares,
  chanceCorrected,
  observedAgreement
} from "./chance-corrected.js";
import {type EncodedRatings, encodeRatings, type RatingMatrix} from "./rating-matrix.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";

/**
 * Gwet's AC1 (identity weights) or AC2 (any other): chance agreement Σw / (q(q−1)) · Σ π(1−π). Keeps its size when one
 * category is much more frequent, where kappa falls; for the same reason it can overstate agreement in unbalanced data,
 * so show it together with α and the yes-rate. Source: Gwet 2008; 2014 ch. 4–5, standard error as irrCAC.
 *
 * @param ratings `ratings[unit][rater]`, `null` = not rated; at least 2 rated units, one of them rated twice
 * @returns null value for fewer, or when the scale has one category (give `categories`); null interval when the data
 *   show no variation between units
 */
export function gwetAc(ratings: RatingMatrix, {weights, categories, level = defaultLevel}: AgreementOptions): Estimate {
  const encoded = encodeRatings(ratings, categories);
  const q = encoded.values.length;
  if (q < 2) return notEstimable(encoded.units);
  const matrix = agreementWeights(weights, encoded.values);
  const shares = categoryShares(encoded);
  const scale = matrix.reduce((sum, weight) => sum + weight, 0) / (q * (q - 1));
  const mean = scale * shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const perUnit = meanOverUnit(
    encoded,
    shares.map((share) => scale * (1 - share))
  );
  return chanceCorrected(encoded, observedAgreement(encoded, matrix), {mean, perUnit}, level);
}

/**
 * Share of pairs of ratings of the same unit that agree (weighted), averaged over units: the plainest measure, not
 * corrected for chance, so always to be shown beside the yes-rate. Formula and standard error as irrCAC's `pa.coeff`
 * (Gwet 2014).
 *
 * @param ratings `ratings[unit][rater]`, `null` = not rated; at least 2 rated units, one of them twice
 * @returns `n` rated units; a null value with fewer, null interval when every unit agrees alike
 * @example percentAgreement([[1, 1], [1, 2], [2, 2]], {weights: "identity"}).value // 0.667
 */
export function percentAgreement(
  ratings: RatingMatrix,
  {weights, categories, level = defaultLevel}: AgreementOptions
): Estimate {
  const encoded = encodeRatings(ratings, categories);
  const observed = observedAgreement(encoded, agreementWeights(weights, encoded.values));
  return chanceCorrected(encoded, observed, {mean: 0, perUnit: null}, level);
}

/**
 * Fleiss' kappa for any number of raters and missing ratings (Scott's π for two): chance agreement Σ w π π from the
 * pooled category shares. Use it when raters are interchangeable. Source: Fleiss 1971, weighted form and standard error
 * Gwet 2014 (irrCAC).
 *
 * @param ratings `ratings[unit][rater]`, `null` = not rated; at least 2 rated units, one of them rated twice
 * @returns null value for fewer, or when every rating is the same (chance agreement is then complete)
 */
export function fleissKappa(
  ratings: RatingMatrix,
  {weights, categories, level = defaultLevel}: AgreementOptions
): Estimate {
  const encoded = encodeRatings(ratings, categories);
  const q = encoded.values.length;
  const matrix = agreementWeights(weights, encoded.values);
  const shares = categoryShares(encoded);
  // Agreement of a rating of category k with a rating drawn from the pool.
  const withPool = shares.map((_, k) => shares.reduce((sum, share, l) => sum + matrix[k * q + l]! * share, 0));
  const mean = shares.reduce((sum, share, k) => sum + share * withPool[k]!, 0);
  const perUnit = meanOverUnit(encoded, withPool);
  return chanceCorrected(encoded, observedAgreement(encoded, matrix), {mean, perUnit}, level);
}

/** Mean, over the ratings of a unit, of what their categories are worth. */
function meanOverUnit({codes, offsets}: EncodedRatings, worth: Float64Array): (unit: number) => number {
  return (unit) => {
    let sum = 0;
    for (let i = offsets[unit]!; i < offsets[unit + 1]!; i++) sum += worth[codes[i]!]!;
    return sum / (offsets[unit + 1]! - offsets[unit]!);
  };
}

/**
 * Conger's kappa: chance agreement of two different raters, each with their own category shares; Cohen's kappa when
 * there are two. Use it when the same few raters rate everything. Source: Conger 1980; weighted form with missing
 * ratings and standard error Gwet 2014 (irrCAC).
 *
 * @param ratings `ratings[unit][rater]`, `null` = not rated; at least 2 raters and 2 rated units, one of them rated twice
 * @returns null value for fewer, or when every rating is the same
 */
export function congerKappa(
  ratings: RatingMatrix,
  {weights, categories, level = defaultLevel}: AgreementOptions
): Estimate {
  const encoded = encodeRatings(ratings, categories);
  if (encoded.raterCount < 2) return notEstimable(encoded.units);
  const matrix = agreementWeights(weights, encoded.values);
  return chanceCorrected(encoded, observedAgreement(encoded, matrix), chanceOfTwoRaters(encoded, matrix), level);
}

function chanceOfTwoRaters(encoded: EncodedRatings, matrix: Float64Array) {
  const {codes, raters, offsets, units, raterCount, values} = encoded;
  const q = values.length;
  const perRater = new Float64Array(raterCount);
  const shares = new Float64Array(raterCount * q);
  for (let i = 0; i < codes.length; i++) {
    perRater[raters[i]!]!++;
    shares[raters[i]! * q + codes[i]!]!++;
  }
  const pool = new Float64Array(q);
  for (let g = 0; g < raterCount; g++) for (let k = 0; k < q; k++) pool[k]! += shares[g * q + k]! /= perRater[g]!;

  // others[g, k]: expected agreement of category k with the ratings of the raters other than g, summed over them.
  const others = new Float64Array(raterCount * q);
  const ownMean = new Float64Array(raterCount);
  for (let g = 0; g < raterCount; g++) {
    for (let k = 0; k < q; k++) {
      let sum = 0;
      for (let l = 0; l < q; l++) sum += matrix[k * q + l]! * (pool[l]! - shares[g * q + l]!);
      others[g * q + k] = sum;
      ownMean[g]! += shares[g * q + k]! * sum;
    }
  }
  const pairs = raterCount * (raterCount - 1);
  const mean = ownMean.reduce((sum, value) => sum + value, 0) / pairs;
  const perUnit = (unit: number) => {
    let change = 0;
    for (let i = offsets[unit]!; i < offsets[unit + 1]!; i++) {
      const g = raters[i]!;
      change += (units / perRater[g]!) * (others[g * q + codes[i]!]! - ownMean[g]!);
    }
    return mean + change / pairs;
  };
  return {mean, perUnit};
}

/**
 * Brennan and Prediger's coefficient: chance agreement Σw / q², as if every category were equally likely. A yardstick
 * that does not move with the yes-rate. Source: Brennan & Prediger 1981; weighted form and standard error irrCAC.
 *
 * @param ratings `ratings[unit][rater]`, `null` = not rated; at least 2 rated units, one of them rated twice
 * @returns null value for fewer, or when the scale has one category (give `categories`)
 */
export function brennanPrediger(
  ratings: RatingMatrix,
  {weights, categories, level = defaultLevel}: AgreementOptions
): Estimate {
  const encoded = encodeRatings(ratings, categories);
  const q = encoded.values.length;
  if (q < 2) return notEstimable(encoded.units);
  const matrix = agreementWeights(weights, encoded.values);
  const mean = matrix.reduce((sum, weight) => sum + weight, 0) / (q * q);
  return chanceCorrected(encoded, observedAgreement(encoded, matrix), {mean, perUnit: null}, level);
}
