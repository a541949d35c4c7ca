import {chiSquareUpperTail} from "../distributions/chi-square.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {criticalZ} from "../intervals/normal-interval.js";

/**
 * Common odds ratio of 2 × 2 tables, one per stratum: Σ(ad/n) / Σ(bc/n) (Mantel & Haenszel 1959). `standardError` is
 * that of the log odds ratio (Robins, Breslow & Greenland 1986), the interval is its exponential. Use it when the ratio
 * may be taken as the same in every stratum; `breslowDay` tests that.
 *
 * Smallest n: one stratum with a count in both diagonals.
 *
 * @param tables `[[a, b], [c, d]]` per stratum: groups in rows, event and no event in columns
 * @returns `n` = all counts; null value when no stratum tells (the ratio would be 0/0 or infinite); null interval when 0
 * @throws on negative or missing counts
 */
export function mantelHaenszel(
  tables: readonly TwoByTwo[],
  {level = defaultLevel}: {level?: number} = {}
): {oddsRatio: Estimate} {
  const strata = cellsOf("Mantel–Haenszel", tables);
  const z = criticalZ(level);
  let total = 0;
  let r = 0;
  let s = 0;
  let pr = 0;
  let mixed = 0;
  let qs = 0;
  for (const {a, b, c, d, n} of strata) {
    total += n;
    const concordant = (a * d) / n;
    const discordant = (b * c) / n;
    const p = (a + d) / n;
    r += concordant;
    s += discordant;
    pr += p * concordant;
    mixed += p * discordant + (1 - p) * concordant;
    qs += (1 - p) * discordant;
  }
  if (!(s > 0)) return {oddsRatio: notEstimable(total)};
  const value = r / s;
  if (r === 0) return {oddsRatio: {value, standardError: null, interval: null, n: total}};
  const standardError = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
  const interval: [number, number] = [value * Math.exp(-z * standardError), value * Math.exp(z * standardError)];
  return {oddsRatio: {value, standardError, interval, n: total}};
}

/** A stratum: rows are groups, columns event and no event. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

interface Cells {
  a: number;
  b: number;
  c: number;
  d: number;
  n: number;
}

/** Cells of each stratum that holds anything. @throws unless every cell is a number that is 0 or larger */
function cellsOf(statistic: string, tables: readonly TwoByTwo[]): Cells[] {
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

interface HomogeneityTest {
  chiSquare: number | null;
  degreesOfFreedom: number;
  p: number | null;
}

/**
 * Breslow and Day's test that the odds ratio is the same in every stratum (1980, eq. 4.30), against the
 * Mantel–Haenszel ratio; with `tarone` the correction of Tarone (1985). Strata with an empty margin say nothing about
 * the ratio and are left out.
 *
 * @param tables as for `mantelHaenszel`; at least 2 strata that tell
 * @returns nulls with fewer, or when the common ratio cannot be estimated
 */
export function breslowDay(tables: readonly TwoByTwo[], {tarone = false}: {tarone?: boolean} = {}): HomogeneityTest {
  const strata = cellsOf("Breslow–Day", tables).filter(
    ({a, b, c, d}) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0
  );
  const degreesOfFreedom = Math.max(0, strata.length - 1);
  const oddsRatio = mantelHaenszel(tables).oddsRatio.value;
  if (strata.length < 2 || oddsRatio === null || oddsRatio === 0) return {chiSquare: null, degreesOfFreedom, p: null};
  let chiSquare = 0;
  let surplus = 0;
  let variance = 0;
  for (const cells of strata) {
    const expected = expectedCount(cells, oddsRatio);
    const {a, b, c, d} = cells;
    const spread = 1 / (1 / expected + 1 / (a + b - expected) + 1 / (a + c - expected) + 1 / (d - a + expected));
    chiSquare += (a - expected) ** 2 / spread;
    surplus += a - expected;
    variance += spread;
  }
  if (tarone) chiSquare -= (surplus * surplus) / variance;
  return {chiSquare, degreesOfFreedom, p: chiSquareUpperTail(chiSquare, degreesOfFreedom)};
}

/** The count a that gives the stratum's margins the odds ratio: the root that leaves all four cells positive. */
function expectedCount({a, b, c, d}: Cells, oddsRatio: number): number {
  const row = a + b;
  const column = a + c;
  if (Math.abs(oddsRatio - 1) < 1e-12) return (row * column) / (a + b + c + d);
  const quadratic = 1 - oddsRatio;
  const linear = d - a + oddsRatio * (row + column);
  const constant = -oddsRatio * row * column;
  const root = Math.sqrt(linear * linear - 4 * quadratic * constant);
  // The stable form of (−linear + root) / 2·quadratic.
  return (-2 * constant) / (linear + root);
}
