import {maximiseJointly} from "./joint-maximisation.js";
import type {Level} from "../mixed-model/design.js";
import {type EncodedRatings, encodeRatings, type RaschInput, ratingMoments} from "./facet-ratings.js";

export interface Measure {
  /** In logits. */
  estimate: number;
  standardError: number;
}

export interface ManyFacetRasch {
  /** Ability of everyone who is neither at the bottom nor at the top throughout. */
  persons: Map<Level, Measure>;
  /** Positive = harsher; the estimates sum to 0. */
  raters: Map<Level, Measure>;
  /** Positive = harder; the estimates sum to 0. Empty without items. */
  items: Map<Level, Measure>;
  /** Step parameters, each row summing to 0: one row (rating scale) or one per item in the order of `items`. */
  steps: number[][];
  /** Per rater: information-weighted and unweighted mean square residual, 1 when the rater is as noisy as modelled. */
  infit: Map<Level, number>;
  outfit: Map<Level, number>;
  logLikelihood: number;
  /** Left out because every rating was the lowest, or every rating the highest: their measures are infinite. */
  extreme: {persons: number; raters: number; items: number};
  /** Whether all measures are on one scale. */
  connected: boolean;
}

/**
 * Many-facet Rasch model ln(P_k/P_{k−1}) = θ_person − severity_rater − difficulty_item − τ_k by joint maximum
 * likelihood (Linacre 1989): Newton's method with the persons absorbed, standard errors from the full information.
 * "rating-scale" shares the steps τ among items, "partial-credit" gives each item its own.
 *
 * Use it to judge raters on an interval scale. Joint estimates are stretched when persons have few ratings, and infit
 * then averages below 1: compare raters with each other, not with 1. Categories are numbered by rank among those seen
 * (partial credit: per item). Smallest n: a person with two ratings that are not both extreme.
 *
 * @throws RangeError when the columns differ in length, a rating is not a finite number, or none is left after removing
 *   extremes
 */
export function manyFacetRasch(
  input: RaschInput,
  {model = "rating-scale"}: {model?: "rating-scale" | "partial-credit"} = {}
): ManyFacetRasch {
  const data = encodeRatings(input, model === "partial-credit");
  const estimate = maximiseJointly(data);
  const {infit, outfit} = fitStatistics(data, estimate.parameters);
  const measures = (levels: readonly Level[], offset: number) =>
    new Map(
      levels.map((level, i) => [
        level,
        {estimate: estimate.parameters[offset + i]!, standardError: estimate.standardErrors[offset + i]!}
      ])
    );
  const byRater = (values: Float64Array) => new Map(data.raters.map((level, i) => [level, values[i]!]));
  return {
    persons: measures(data.persons, 0),
    raters: measures(data.raters, data.offsets.rater),
    items: input.item === undefined ? new Map() : measures(data.items, data.offsets.item),
    steps: data.stepSets.map(({start, count}) => Array.from(estimate.parameters.subarray(start, start + count))),
    infit: byRater(infit),
    outfit: byRater(outfit),
    logLikelihood: estimate.logLikelihood,
    extreme: data.extreme,
    connected: data.connected
  };
}

/** Per rater: infit Σ(x − E)²/ΣV and outfit mean of (x − E)²/V (Wright & Masters 1982). */
function fitStatistics(data: EncodedRatings, parameters: Float64Array) {
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
