import {normalQuantile} from "./distributions/normal.js";
import {studentTQuantile} from "./distributions/student-t.js";

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
