import {type Estimate, defaultLevel} from "./estimate.js";
import {binaryPair} from "./binary-pair.js";
import {pearson} from "./pearson.js";

/**
 * Point-biserial correlation: Pearson's r between a measurement and a two-valued variable. The larger of the two values
 * (or `true`) counts as 1. Fisher-z interval (Fisher 1921), as psych. Use it when the
 * two values are kinds of their own, `biserial` when they cut something continuous.
 *
 * @param x, y one of them with exactly two values, in either place; at least 3 pairs
 * @returns null value for fewer pairs or when either does not vary
 * @throws when neither has at most two values
 */
export function pointBiserial(
  x: readonly (number | boolean)[],
  y: readonly (number | boolean)[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  const {measured, upper} = binaryPair("point-biserial correlation", x, y);
  return pearson(measured, upper.map(Number), {level});
}
