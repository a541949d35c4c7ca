/** @throws unless k successes of n can be */
export function requireCounts(k: number, n: number): void {
  if (!(n >= 0 && n < Infinity) || !(k >= 0 && k <= n))
    throw new RangeError(`a share needs counts with 0 ≤ k ≤ n, got k = ${k}, n = ${n}`);
}
