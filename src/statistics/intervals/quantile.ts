/**
 * Quantile by linear interpolation (Hyndman & Fan 1996, type 7, R's default); null for an empty list. Infinite values
 * take part in the order.
 *
 * @throws unless p is in [0, 1], and for a value that is NaN
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs a probability in [0, 1], got ${p}`);
  const place = values.findIndex((value) => Number.isNaN(value));
  if (place >= 0) throw new RangeError(`a quantile needs numbers, got NaN at ${place}`);
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  const [low, high] = [sorted[below]!, sorted[above]!];
  // Between equal values there is nothing to interpolate, least of all where both are infinite.
  return position === below || low === high ? low : low + (position - below) * (high - low);
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
