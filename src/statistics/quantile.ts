/** Quantile by linear interpolation (R's type 7); null for an empty list. @throws unless p is in [0, 1] */
export function quantile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs a probability in [0, 1], got ${p}`);
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

/** The middle value; null for an empty list. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Equal-tailed interval of simulated draws; null for an empty list. */
export function drawInterval(draws: readonly number[], level: number): [number, number] | null {
  const low = quantile(draws, (1 - level) / 2);
  const high = quantile(draws, (1 + level) / 2);
  return low === null || high === null ? null : [low, high];
}
