/**
 * Root of an increasing function by Newton's method kept inside a bracket; a step that leaves the bracket becomes a
 * bisection. `evaluate` returns [value, slope]. The bracket grows by doubling until it holds the root. Stops at an
 * absolute 1e-16 (relative above 1), which on the log scales used here is full relative precision.
 */
export function solveMonotone(evaluate: (x: number) => [number, number], start: number, width = 1): number {
  let low = -Infinity;
  let high = Infinity;
  let x = start;
  let reach = width;
  for (let step = 0; step < 2000; step++) {
    const [value, slope] = evaluate(x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else high = x;
    let next = x - value / slope;
    const limit = low === -Infinity || high === Infinity ? reach : Infinity;
    if (!Number.isFinite(next) || Math.abs(next - x) > limit) next = x - Math.sign(value) * reach;
    if (low > -Infinity && high < Infinity && !(next > low && next < high)) next = low + (high - low) / 2;
    reach *= 2;
    if (Math.abs(next - x) <= 1e-16 * Math.max(Math.abs(next), 1)) return next;
    if (low > -Infinity && high < Infinity && high - low <= 1e-16 * Math.max(Math.abs(low), Math.abs(high), 1))
      return next;
    x = next;
  }
  return x;
}

/** @throws unless p is a probability */
export function requireProbability(name: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${name} needs a probability in [0, 1], got ${p}`);
}

/** @throws unless the value is finite and above 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be a number above 0, got ${value}`);
}

/** Both tails of a distribution; the smaller one keeps full relative accuracy. */
export interface Tails {
  lower: number;
  upper: number;
}
