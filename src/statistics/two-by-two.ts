/** A stratum: rows are groups, columns event and no event. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

export interface Cells {
  a: number;
  b: number;
  c: number;
  d: number;
  n: number;
}

/** Cells of each stratum that holds anything. @throws unless every cell is a number that is 0 or larger */
export function cellsOf(statistic: string, tables: readonly TwoByTwo[]): Cells[] {
  const strata = tables.map((table, stratum) => {
    const [[a, b], [c, d]] = table;
    for (const cell of [a, b, c, d])
      if (!(cell >= 0 && cell < Infinity))
        throw new RangeError(
          `${statistic}: stratum ${stratum + 1} needs counts that are 0 or larger, got ${String(cell)}`
        );
    return {a, b, c, d, n: a + b + c + d};
  });
  return strata.filter(({n}) => n > 0);
}
