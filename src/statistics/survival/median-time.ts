import {defaultLevel, type Estimate, notEstimable, requireNumbers, requireSameLength} from "../estimate.js";
import {criticalZ} from "../intervals/normal-interval.js";

const fewest = 10;

/**
 * Median time to one ending among those who come to it, when others are still waiting: each who came to it weighs
 * 1 ÷ the Kaplan–Meier share not yet censored just before, so that slow ones whose time is not over yet are not missing
 * (their sum is the Aalen–Johansen curve). Interval by Woodruff's method on the effective number (Σw)² ÷ Σw².
 * It speaks of those who come to it within the longest observed time.
 *
 * @param time any non-negative unit, @param cause 0 = still waiting at that time, else the number of the ending
 * @param ending the ending asked for
 * @returns n = number who came to it; value null below 10 of them, standardError always null
 * @throws when the lists differ in length or a time is negative or not a number
 */
export function medianTime(
  time: readonly number[],
  cause: readonly number[],
  ending: number,
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  requireSameLength("median time", time, cause);
  requireNumbers("median time", "time", time);
  const negative = time.find((value) => value < 0);
  if (negative !== undefined) throw new RangeError(`median time: times must be 0 or larger, got ${negative}`);
  const taken = weighted(time, cause).filter((one) => one.cause === ending);
  if (taken.length < fewest) return notEstimable(taken.length);
  const sum = taken.reduce((total, {weight}) => total + weight, 0);
  const effective = (sum * sum) / taken.reduce((total, {weight}) => total + weight * weight, 0);
  const half = criticalZ(level) * Math.sqrt(0.25 / effective);
  const at = (share: number): number => quantileOf(taken, share * sum);
  return {
    value: at(0.5),
    standardError: null,
    interval: [at(Math.max(0, 0.5 - half)), at(Math.min(1, 0.5 + half))],
    n: taken.length
  };
}

interface Weighted {
  time: number;
  cause: number;
  weight: number;
}

/** Everyone in order of time, endings before those still waiting, with 1 ÷ the share not censored before them. */
function weighted(time: readonly number[], cause: readonly number[]): Weighted[] {
  const order = Array.from({length: time.length}, (_, i) => i).sort(
    (a, b) => time[a]! - time[b]! || Number(cause[a] === 0) - Number(cause[b] === 0)
  );
  let uncensored = 1;
  return order.map((index, place) => {
    const weight = 1 / uncensored;
    const atRisk = time.length - place;
    if (cause[index] === 0 && atRisk > 1) uncensored *= 1 - 1 / atRisk;
    return {time: time[index]!, cause: cause[index]!, weight};
  });
}

/** Least time by which the weights reach `target`; midway to the next where they reach it exactly. */
function quantileOf(sorted: readonly Weighted[], target: number): number {
  let reached = 0;
  for (const [place, {time, weight}] of sorted.entries()) {
    reached += weight;
    if (Math.abs(reached - target) < 1e-9 * target) return (time + (sorted[place + 1]?.time ?? time)) / 2;
    if (reached > target) return time;
  }
  return sorted.at(-1)!.time;
}
