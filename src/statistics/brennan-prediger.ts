import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {agreementWeights} from "./agreement/agreement-weights.js";
import {chanceCorrected, observedAgreement} from "./agreement/chance-corrected.js";
import {type RatingMatrix, encodeRatings} from "./agreement/encoded-ratings.js";
import type {AgreementOptions} from "./agreement/options.js";

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
