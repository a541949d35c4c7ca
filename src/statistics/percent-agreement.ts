import {type Estimate, defaultLevel} from "./estimate.js";
import {agreementWeights} from "./agreement/agreement-weights.js";
import {chanceCorrected, observedAgreement} from "./agreement/chance-corrected.js";
import {type RatingMatrix, encodeRatings} from "./agreement/encoded-ratings.js";
import type {AgreementOptions} from "./agreement/options.js";

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
