import {describe, expect, it} from "vitest";
import {cellsWithin, type Stratum} from "../../../src/statistics/questions/strata.js";

const of = (n: number, role: string | null, level: string | null): Stratum[] =>
  Array.from({length: n}, () => ({role, level}));
/** Sizes of the cells, largest first. */
function sizes(strata: readonly Stratum[]): number[] {
  const counts = new Map<string, number>();
  for (const cell of cellsWithin(strata)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

describe("cellsWithin", () => {
  it("keeps cells of ten ratings, and puts those of nine together within their level", () => {
    expect(sizes([...of(10, "a", "mid"), ...of(10, "b", "mid"), ...of(10, "a", "staff")])).toEqual([10, 10, 10]);
    expect(sizes([...of(30, "a", "mid"), ...of(9, "b", "mid"), ...of(9, "c", "mid")])).toEqual([30, 18]);
  });

  it("gives what is left of a level to its smallest cell, never to another level", () => {
    expect(
      sizes([...of(30, "a", "mid"), ...of(20, "b", "mid"), ...of(9, "c", "mid"), ...of(40, "a", "staff")])
    ).toEqual([40, 30, 29]);
  });

  it("has one rest cell for levels with fewer than ten in all, and one cell for those of whom nothing is known", () => {
    expect(
      sizes([...of(30, "a", "mid"), ...of(4, "a", "staff"), ...of(4, "b", "staff"), ...of(3, "a", "lead")])
    ).toEqual([30, 11]);
    expect(sizes(of(12, null, null))).toEqual([12]);
    expect(cellsWithin([])).toEqual([]);
  });
});
