import {type Estimate, defaultLevel} from "./estimate.js";
import {agreementWeights} from "./agreement/agreement-weights.js";
import {categoryShares, chanceCorrected, observedAgreement} from "./agreement/chance-corrected.js";
import {type RatingMatrix, encodeRatings} from "./agreement/encoded-ratings.js";
import type {AgreementOptions} from "./agreement/options.js";

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
  const {codes, offsets} = encoded;
  const perUnit = (unit: number) => {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    let sum = 0;
    for (let i = start; i < end; i++) sum += withPool[codes[i]!]!;
    return sum / (end - start);
  };
  return chanceCorrected(encoded, observedAgreement(encoded, matrix), {mean, perUnit}, level);
}
