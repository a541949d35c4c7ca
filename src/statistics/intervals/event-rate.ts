import {chiSquareUpperTail} from "../distributions/chi-square.js";
import {defaultLevel, type Estimate} from "../estimate.js";
import {requireLevel} from "./normal-interval.js";

/**
 * Events per span when `count` of them came in `spans` equal spans of time: the Poisson mean with its exact interval
 * (Garwood 1936), from 0 for no event.
 *
 * @throws unless the count is a whole number from 0 on and there is at least one span
 */
export function eventRate(count: number, spans: number, level: number = defaultLevel): Estimate {
  requireLevel(level);
  if (!(Number.isInteger(count) && count >= 0 && spans > 0))
    throw new RangeError(`a rate needs a count and spans of time, got ${count} in ${spans}`);
  const tail = (1 - level) / 2;
  const low = count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2;
  const high = chiSquareQuantile(1 - tail, 2 * count + 2) / 2;
  return {value: count / spans, standardError: null, interval: [low / spans, high / spans], n: count};
}

/** By bisection: the tail falls from 1 at 0, and the bracket doubles until it holds the root. */
function chiSquareQuantile(p: number, degrees: number): number {
  let [low, high] = [0, degrees];
  while (chiSquareUpperTail(high, degrees) > 1 - p) high *= 2;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (chiSquareUpperTail(middle, degrees) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
