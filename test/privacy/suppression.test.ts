import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {hiddenCells, suppressed} from "../../loaders/privacy/suppression.js";

interface Cell {
  row: string;
  column: string;
  n: number;
}

const cell = (row: string, column: string, n: number): Cell => ({row, column, n});
const oneTotal = {people: (c: Cell) => c.n, families: [() => "all"], minimum: 5};
const bothMargins = {people: (c: Cell) => c.n, families: [(c: Cell) => c.row, (c: Cell) => `|${c.column}`], minimum: 5};

const total = (cells: Cell[]): number => cells.reduce((sum, {n}) => sum + n, 0);

type Family = (cell: Cell) => string | null;

/** How many values a hidden cell can have, given every published total (those of at least 5 people); stops at two. */
function possibleValues(target: number, cells: Cell[], hidden: boolean[], families: Family[]): number {
  const secret = cells.flatMap((_, index) => (hidden[index] && index !== target ? [index] : []));
  const sums = families.flatMap((familyOf) =>
    [...new Set(cells.map(familyOf))]
      .filter((key) => key !== null)
      .map((key) => cells.flatMap((c, index) => (familyOf(c) === key ? [index] : [])))
      .filter((members) => total(members.map((index) => cells[index]!)) >= 5)
      .map((members) => members.filter((index) => hidden[index]))
      .map((members) => ({members, sum: total(members.map((index) => cells[index]!))}))
  );
  const values = new Map<number, number>();
  const agrees = (): boolean =>
    sums.every(({members, sum}) => {
      const known = members.filter((index) => values.has(index));
      const spent = known.reduce((a, index) => a + values.get(index)!, 0);
      return known.length === members.length ? spent === sum : spent <= sum;
    });
  const solvable = (position: number): boolean => {
    if (!agrees()) return false;
    if (position === secret.length) return true;
    for (let n = 0; n <= 12; n++) {
      values.set(secret[position]!, n);
      if (solvable(position + 1)) return true;
      values.delete(secret[position]!);
    }
    return false;
  };
  let possible = 0;
  for (let n = 0; n <= 12 && possible < 2; n++) {
    values.clear();
    values.set(target, n);
    if (solvable(0)) possible++;
  }
  return possible;
}

describe("hiddenCells", () => {
  it("hides cells of 1 to 4 people and keeps empty cells and cells of 5", () => {
    const cells = [cell("a", "x", 0), cell("a", "y", 4), cell("a", "z", 1), cell("a", "u", 5), cell("a", "v", 9)];
    expect(hiddenCells(cells, {...oneTotal, families: []})).toEqual([false, true, true, false, false]);
  });

  it("hides the smallest shown sibling when one hidden cell would follow from the total", () => {
    const cells = [cell("a", "x", 3), cell("a", "y", 20), cell("a", "z", 7)];
    expect(hiddenCells(cells, oneTotal)).toEqual([true, false, true]);
  });

  it("hides a third when two hidden cells of one person each follow from their sum", () => {
    const cells = [cell("a", "x", 1), cell("a", "y", 1), cell("a", "z", 30)];
    expect(hiddenCells(cells, oneTotal)).toEqual([true, true, true]);
  });

  it("hides a third when two hidden cells are at their largest", () => {
    const cells = [cell("a", "x", 4), cell("a", "y", 4), cell("a", "z", 30)];
    expect(hiddenCells(cells, oneTotal)).toEqual([true, true, true]);
  });

  it("leaves no hidden count of a table solvable from its row and column totals", () => {
    const table = fc.array(fc.integer({min: 0, max: 9}), {minLength: 9, maxLength: 9});
    fc.assert(
      fc.property(table, (counts) => {
        const cells = counts.map((n, index) => cell(`r${Math.floor(index / 3)}`, `c${index % 3}`, n));
        const hidden = hiddenCells(cells, bothMargins);
        const primary = cells.flatMap((c, index) => (c.n > 0 && c.n < 5 ? [index] : []));
        expect(primary.every((index) => hidden[index])).toBe(true);
        for (const index of primary) expect(possibleValues(index, cells, hidden, bothMargins.families)).toBe(2);
      }),
      {numRuns: process.env.PLUMBLINE_FULL === "1" ? 2000 : 150}
    );
  });

  it("leaves no hidden month solvable from the totals of quarters and of a year that begins within one", () => {
    const families = [(c: Cell) => c.row, (c: Cell) => (c.column === "m0" ? null : "year")];
    const quarters = (counts: number[]): Cell[] =>
      counts.map((n, index) => cell(`q${Math.floor(index / 3)}`, `m${index}`, n));
    const solvable = (cells: Cell[], hidden: boolean[]): number[] =>
      cells.flatMap(({n}, index) =>
        n > 0 && n < 5 && possibleValues(index, cells, hidden, families) < 2 ? [index] : []
      );
    const nested = quarters([2, 3, 9, 3, 2, 9]);
    const byFamily = nested.map(({n}) => n < 5);
    expect(solvable(nested, byFamily)).not.toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 9}), {minLength: 6, maxLength: 6}), (counts) => {
        const cells = quarters(counts);
        // The totals themselves may tell a month, whatever is hidden: then one of them must not be published.
        fc.pre(
          solvable(
            cells,
            cells.map(() => true)
          ).length === 0
        );
        expect(solvable(cells, hiddenCells(cells, {...oneTotal, families}))).toEqual([]);
      }),
      {numRuns: process.env.PLUMBLINE_FULL === "1" ? 2000 : 150, examples: [[[2, 3, 9, 3, 2, 9]]]}
    );
  });

  it("hides a cell whose outcome is the same for all, with a sibling that differs", () => {
    const cells = [
      {n: 9, k: 0},
      {n: 8, k: 0},
      {n: 30, k: 12},
      {n: 40, k: 20}
    ];
    const hidden = hiddenCells(cells, {
      people: ({n}) => n,
      families: [() => "all"],
      minimum: 5,
      homogeneous: ({n, k}) => n < 20 && k === 0
    });
    expect(hidden).toEqual([true, true, true, false]);
  });

  it("lower minimum never hides more", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 12}), {maxLength: 8}), (counts) => {
        const cells = counts.map((n, index) => cell("a", `c${index}`, n));
        const strict = hiddenCells(cells, {...oneTotal, families: [], minimum: 5});
        const loose = hiddenCells(cells, {...oneTotal, families: [], minimum: 3});
        expect(loose.every((hidden, index) => !hidden || strict[index])).toBe(true);
      })
    );
  });
});

describe("suppressed", () => {
  it("passes only the hidden cells through blank", () => {
    const cells = [cell("a", "x", 2), cell("a", "y", 8)];
    expect(suppressed(cells, {...oneTotal, families: []}, (c) => ({...c, n: -1}))).toEqual([
      cell("a", "x", -1),
      cell("a", "y", 8)
    ]);
  });
});
