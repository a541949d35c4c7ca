import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {agreementWeights} from "./agreement/agreement-weights.js";
import {chanceCorrected, observedAgreement} from "./agreement/chance-corrected.js";
import {type EncodedRatings, type RatingMatrix, encodeRatings} from "./agreement/encoded-ratings.js";
import type {AgreementOptions} from "./agreement/options.js";

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
