import {criticalZ} from "./intervals/normal-interval.js";

/** Fisher's z of a correlation, atanh r: nearly normal with standard error 1/√(n − 3). */
export function fisherZ(r: number): number {
  if (!(r >= -1 && r <= 1)) throw new RangeError(`a correlation must be in [-1, 1], got ${r}`);
  return Math.atanh(r);
}

/** Interval of a correlation through Fisher's z; `standardError` on the z scale, default 1/√(n − 3). Null when n ≤ 3. */
export function fisherInterval(
  r: number,
  n: number,
  level: number,
  standardError = 1 / Math.sqrt(n - 3)
): [number, number] | null {
  const z = fisherZ(r);
  if (n <= 3 || !Number.isFinite(z)) return null;
  const halfWidth = criticalZ(level) * standardError;
  return [Math.tanh(z - halfWidth), Math.tanh(z + halfWidth)];
}
