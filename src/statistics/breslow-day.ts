import {chiSquareUpperTail} from "./distributions/gamma.js";
import {mantelHaenszel} from "./mantel-haenszel.js";
import {type Cells, type TwoByTwo, cellsOf} from "./two-by-two.js";

export interface HomogeneityTest {
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
