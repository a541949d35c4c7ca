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
