import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {fisherInterval} from "./fisher-z.js";
import {midRanks} from "./mid-ranks.js";
import {correlation} from "./pearson.js";
import {requireNumbers, requireSameLength} from "./require-numbers.js";

/**
 * Spearman's rank correlation, ties at their mean rank. Interval through Fisher's z with Bonett and Wright's (2000)
 * standard error √((1 + r²/2)/(n − 3)).
 *
 * @param x, y same length, at least 3 pairs (4 for an interval)
 * @returns null value for fewer, or when a list does not vary
 */
export function spearman(
  x: readonly number[],
  y: readonly number[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  requireSameLength("rank correlation", x, y);
  requireNumbers("rank correlation", "x", x);
  requireNumbers("rank correlation", "y", y);
  const n = x.length;
  const value = n < 3 ? null : correlation(midRanks(x), midRanks(y));
  if (value === null) return notEstimable(n);
  const interval = fisherInterval(value, n, level, Math.sqrt((1 + (value * value) / 2) / (n - 3)));
  return {value, standardError: interval && Math.sqrt((1 - value * value) / (n - 2)), interval, n};
}
