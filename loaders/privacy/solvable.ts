const prime = 67_108_859;

/**
 * What published totals together tell of hidden cells, each total given as the hidden cells in it: the smallest sums they
 * can be taken apart into. A list of one cell is a cell that follows exactly, though no single total gives it away: a
 * month is the rest of a year when the quarters beside it are known. Elimination modulo a prime, so 0 and 1 stay exact.
 */
export function knownSums(totals: readonly (readonly number[])[]): number[][] {
  const columns = [...new Set(totals.flat())].sort((a, b) => a - b);
  const place = new Map(columns.map((cell, index) => [cell, index]));
  const basis: {pivot: number; row: number[]}[] = [];
  for (const total of totals) {
    const row = columns.map(() => 0);
    for (const cell of total) row[place.get(cell)!] = 1;
    for (const known of basis) subtract(row, known);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const scale = inverse(row[pivot]!);
    const added = {pivot, row: row.map((value) => (value * scale) % prime)};
    for (const known of basis) subtract(known.row, added);
    basis.push(added);
  }
  return basis
    .filter(({row}) => row.every((value) => value === 0 || value === 1))
    .map(({row}) => columns.filter((_, index) => row[index] === 1));
}

function subtract(row: number[], {pivot, row: known}: {pivot: number; row: readonly number[]}): void {
  const factor = row[pivot]!;
  if (factor === 0) return;
  for (let index = 0; index < row.length; index++)
    row[index] = (row[index]! + (prime - factor) * known[index]!) % prime;
}

/** Fermat: a^(p − 2). */
function inverse(value: number): number {
  let [result, base, exponent] = [1, value, prime - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}
