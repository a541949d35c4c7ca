/**
 * What every estimating function returns. A part that cannot be estimated is `null`, never `NaN`; `n` still says how
 * many units were looked at.
 */
export interface Estimate {
  value: number | null;
  standardError: number | null;
  /** Low and high end at the asked level (default 0.9). */
  interval: [number, number] | null;
  n: number;
}

export const defaultLevel = 0.9;

/** The estimate of something that the data do not determine. */
export function notEstimable(n: number): Estimate {
  return {value: null, standardError: null, interval: null, n};
}

/** @throws unless every value is a finite number; the message names the statistic, the argument and the place */
export function requireNumbers(statistic: string, argument: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new RangeError(`${statistic}: ${argument}[${i}] must be a finite number, got ${String(values[i])}`);
  }
}

/** @throws unless both lists have the same length */
export function requireSameLength(statistic: string, a: ArrayLike<unknown>, b: ArrayLike<unknown>): void {
  if (a.length !== b.length)
    throw new RangeError(`${statistic} needs two lists of the same length, got ${a.length} and ${b.length}`);
}

/** @throws unless both lists, by the names of their arguments, are of one length and hold finite numbers only */
export function requirePairs(statistic: string, lists: Record<string, ArrayLike<number>>): void {
  const [a, b] = Object.values(lists);
  requireSameLength(statistic, a!, b!);
  for (const [argument, values] of Object.entries(lists)) requireNumbers(statistic, argument, values);
}

/** @throws unless the named part of every row is a finite number */
export function requireNumbersOf<Part extends string>(
  statistic: string,
  rows: readonly Record<Part, number>[],
  ...parts: Part[]
): void {
  for (const part of parts)
    requireNumbers(
      statistic,
      part,
      rows.map((row) => row[part])
    );
}
