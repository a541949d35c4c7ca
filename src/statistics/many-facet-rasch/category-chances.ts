import type {EncodedRatings} from "./encoded-ratings.js";

/** Expected score, its variance and the chances of one rating at the given parameters. */
export interface RatingMoments {
  expected: number;
  variance: number;
  /** Log-probability of the category given. */
  log: number;
}

/** Fills `atLeast[k]` with P(X ≥ k) of one rating and returns its moments; `atLeast` is reused between calls. */
export function ratingMoments(
  data: EncodedRatings,
  parameters: Float64Array,
  row: number,
  atLeast: Float64Array
): RatingMoments {
  const item = data.item[row]!;
  const {start, count} = data.stepSets[data.setOfItem[item]!]!;
  const location =
    parameters[data.person[row]!]! -
    parameters[data.offsets.rater + data.rater[row]!]! -
    parameters[data.offsets.item + item]!;
  let log = 0;
  let largest = 0;
  for (let k = 1; k <= count; k++) {
    log += location - parameters[start + k - 1]!;
    atLeast[k] = log;
    if (log > largest) largest = log;
  }
  const given = data.category[row]! === 0 ? 0 : atLeast[data.category[row]!]!;
  let total = Math.exp(-largest);
  for (let k = 1; k <= count; k++) total += atLeast[k] = Math.exp(atLeast[k]! - largest);
  let expected = 0;
  let squares = 0;
  let tail = 0;
  for (let k = count; k >= 1; k--) {
    const chance = atLeast[k]! / total;
    expected += k * chance;
    squares += k * k * chance;
    atLeast[k] = tail += chance;
  }
  atLeast[0] = 1;
  return {expected, variance: squares - expected * expected, log: given - largest - Math.log(total)};
}
