import {variance} from "simple-statistics";
import {studentTQuantile} from "../distributions/beta.js";
import {normalQuantile} from "../distributions/normal.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";

/** Two-sided critical value of the standard normal. */
export function criticalZ(level: number): number {
  requireLevel(level);
  return normalQuantile((1 + level) / 2);
}

/** Wald interval, cut to the range the quantity can take. */
export function normalInterval(
  value: number,
  standardError: number,
  level: number,
  range: [number, number] = [-Infinity, Infinity]
): [number, number] {
  return around(value, criticalZ(level) * standardError, range);
}

/** Student-t interval, cut to the range the quantity can take. */
export function studentTInterval(
  value: number,
  standardError: number,
  degreesOfFreedom: number,
  level: number,
  range: [number, number] = [-Infinity, Infinity]
): [number, number] {
  requireLevel(level);
  return around(value, studentTQuantile((1 + level) / 2, degreesOfFreedom) * standardError, range);
}

/** @throws unless the level is a share between 0 and 1 */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be between 0 and 1 (such as 0.9), got ${level}`);
}

function around(value: number, halfWidth: number, [low, high]: [number, number]): [number, number] {
  return [Math.max(low, value - halfWidth), Math.min(high, value + halfWidth)];
}

const mostGroups = 40;

/**
 * Standard error of any statistic of items that come in clusters (loops of one candidate, ratings of one interview):
 * each group of clusters is left out once (delete-a-group jackknife, Kott 2001), with a Student-t interval. Clusters are
 * dealt to at most 40 groups in turn.
 *
 * @param statistic of any subset of the items; null when it cannot be told
 * @param range values that the statistic can take
 * @returns nulls when the whole cannot be told; no interval with fewer than two clusters or subsets that tell
 */
export function groupJackknife<Item>(
  items: readonly Item[],
  clusterOf: (item: Item) => string,
  statistic: (items: readonly Item[]) => number | null,
  {level = defaultLevel, range = [-Infinity, Infinity]}: {level?: number; range?: [number, number]} = {}
): Estimate {
  const n = items.length;
  const value = statistic(items);
  if (value === null) return notEstimable(n);
  const placeOf = new Map<string, number>();
  const clusters = Int32Array.from(items, (item) => {
    const cluster = clusterOf(item);
    if (!placeOf.has(cluster)) placeOf.set(cluster, placeOf.size);
    return placeOf.get(cluster)!;
  });
  const groups = Math.min(mostGroups, placeOf.size);
  const without = Array.from({length: groups}, (_, group) =>
    statistic(items.filter((_item, i) => clusters[i]! % groups !== group))
  ).filter((one) => one !== null);
  if (without.length < 2) return {...notEstimable(n), value};
  const degrees = without.length - 1;
  const standardError = Math.sqrt(variance(without) * degrees);
  return {value, standardError, interval: studentTInterval(value, standardError, degrees, level, range), n};
}
