import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {agreementWeights} from "./agreement/agreement-weights.js";
import {categoryShares, chanceCorrected, observedAgreement} from "./agreement/chance-corrected.js";
import {type RatingMatrix, encodeRatings} from "./agreement/encoded-ratings.js";
import type {AgreementOptions} from "./agreement/options.js";

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
  const {codes, offsets} = encoded;
  const perUnit = (unit: number) => {
    const start = offsets[unit]!;
    const end = offsets[unit + 1]!;
    let sum = 0;
    for (let i = start; i < end; i++) sum += 1 - shares[codes[i]!]!;
    return (scale * sum) / (end - start);
  };
  return chanceCorrected(encoded, observedAgreement(encoded, matrix), {mean, perUnit}, level);
}
