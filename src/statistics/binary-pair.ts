import {requireNumbers, requireSameLength} from "./require-numbers.js";

/** Which of two lists is the two-valued one (the second, when both are), with `upper` = has the larger value. */
export function binaryPair(
  statistic: string,
  x: readonly (number | boolean)[],
  y: readonly (number | boolean)[]
): {measured: number[]; upper: boolean[]} {
  requireSameLength(statistic, x, y);
  const first = x.map(Number);
  const second = y.map(Number);
  requireNumbers(statistic, "x", first);
  requireNumbers(statistic, "y", second);
  if (new Set(second).size <= 2) return {measured: first, upper: upperOf(second)};
  if (new Set(first).size <= 2) return {measured: second, upper: upperOf(first)};
  throw new RangeError(
    `${statistic} needs one list with two values, got ${new Set(first).size} and ${new Set(second).size}`
  );
}

function upperOf(values: number[]): boolean[] {
  const high = values.reduce((largest, value) => Math.max(largest, value), -Infinity);
  const low = values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
  return values.map((value) => value === high && high > low);
}
