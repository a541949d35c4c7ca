import {ratingMoments} from "./category-chances.js";
import type {EncodedRatings} from "./encoded-ratings.js";

/** Per rater: infit Σ(x − E)²/ΣV and outfit mean of (x − E)²/V (Wright & Masters 1982). */
export function fitStatistics(data: EncodedRatings, parameters: Float64Array) {
  const raters = data.raters.length;
  const squares = new Float64Array(raters);
  const variances = new Float64Array(raters);
  const standardised = new Float64Array(raters);
  const counts = new Float64Array(raters);
  const atLeast = new Float64Array(Math.max(...data.stepSets.map(({count}) => count)) + 1);
  for (let row = 0; row < data.category.length; row++) {
    const {expected, variance} = ratingMoments(data, parameters, row, atLeast);
    const square = (data.category[row]! - expected) ** 2;
    const rater = data.rater[row]!;
    squares[rater]! += square;
    variances[rater]! += variance;
    standardised[rater]! += square / variance;
    counts[rater]!++;
  }
  return {
    infit: squares.map((sum, rater) => sum / variances[rater]!),
    outfit: standardised.map((sum, rater) => sum / counts[rater]!)
  };
}
