import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  blanked,
  boundOf,
  hiddenCells,
  inverse,
  isHomogeneous,
  knownSums,
  pooledStrata,
  type Stratum,
  suppressed,
  tellsOfFew
} from "../../loaders/privacy/suppression.js";
import {repetitions} from "../support/endurance.js";

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
      {numRuns: repetitions(150, 2000, 2000)}
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
      {numRuns: repetitions(40, 2000, 2000), examples: [[[2, 3, 9, 3, 2, 9]]]}
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

describe("a share of none or of all", () => {
  it("stays away below twenty people, however many cases they have, and is no secret of nobody", () => {
    expect([0, 1, 18, 19].map((count) => isHomogeneous(count, 19))).toEqual([true, false, false, true]);
    expect([isHomogeneous(0, 20), isHomogeneous(20, 20), isHomogeneous(0, 0)]).toEqual([false, false, false]);
    expect([isHomogeneous(0, 40, 19), isHomogeneous(40, 40, 19), isHomogeneous(0, 40, 20)]).toEqual([
      true,
      true,
      false
    ]);
  });

  it("is told as at most one case, or at least all but one", () => {
    expect([boundOf(0, 8), boundOf(8, 8), boundOf(1, 8), boundOf(0, 40)]).toEqual([[0, 1 / 8], [7 / 8, 1], null, null]);
    expect(boundOf(40, 40, 10)).toEqual([39 / 40, 1]);
  });

  it("is what too few people have to hide, as is their number, unless there are none", () => {
    expect([0, 1, 4, 5].map((people) => tellsOfFew(people, 5))).toEqual([false, true, true, false]);
    expect(
      [
        [3, 0],
        [3, 9],
        [9, 9]
      ].map((outcomes) => tellsOfFew(9, 5, outcomes))
    ).toEqual([true, true, true]);
    expect([tellsOfFew(9, 5, [3, 4]), tellsOfFew(0, 5, [0])]).toEqual([false, false]);
  });
});

describe("blanked", () => {
  it("leaves the fields named and no other", () => {
    expect(blanked({name: "a", n: 3, none: null, k: 0}, "name", "k")).toEqual({name: "a", n: null, none: null, k: 0});
  });
});

describe("what totals tell together", () => {
  const told = (totals: number[][]): string[] => knownSums(totals).map(String).sort();

  it("is the rest of a total whose other parts are totals themselves", () => {
    expect(told([[0, 1, 2, 3], [0, 1], [2]])).toEqual(["0,1", "2", "3"]);
    expect(
      told([
        [4, 7],
        [7, 9],
        [4, 9]
      ])
    ).toEqual(["4", "7", "9"]);
  });

  it("is nothing of parts that stand in one total only, or in the same ones", () => {
    expect(knownSums([[3, 1, 2]])).toEqual([[1, 2, 3]]);
    expect(
      knownSums([
        [1, 2],
        [2, 1]
      ])
    ).toEqual([[1, 2]]);
    expect(knownSums([])).toEqual([]);
  });

  it("rests on remainders that are inverted rightly", () => {
    for (const prime of [5, 67_108_859])
      for (const value of [1, 2, 3, prime - 1])
        expect(Number((BigInt(inverse(value, prime)) * BigInt(value)) % BigInt(prime))).toBe(1);
  });

  it("hides cells of these totals, and none of others, however small", () => {
    // The year holds all months of two quarters but the first: with the second quarter the month of 3 is known.
    const counts = [2, 3, 11, 3, 2, 9, 7, 8, 6];
    const cells = counts.map((n, index) => cell(`q${Math.floor(index / 3)}`, `m${index}`, n));
    const isInYear = (c: Cell): boolean => c.row !== "q2" && c.column !== "m0";
    const families: Family[] = [(c) => c.row, (c) => (isInYear(c) ? "year" : null)];
    expect(hiddenCells(cells, {...oneTotal, families})).toEqual([...Array(6).fill(true), false, false, false]);
  });
});

describe("cells that are hidden elsewhere", () => {
  const hidden = (
    counts: readonly number[],
    elsewhere: readonly number[],
    rows = counts.map(() => "all")
  ): number[] => {
    const cells = counts.map((n, place) => cell(rows[place]!, String(place), n));
    const rule = {
      ...oneTotal,
      families: [({row}: Cell) => row],
      elsewhere: (c: Cell) => elsewhere.includes(cells.indexOf(c))
    };
    return hiddenCells(cells, rule).flatMap((is, place) => (is ? [place] : []));
  };

  it("are hidden whatever their size, with the smallest beside them where one total would give one away", () => {
    expect(hidden([30, 8, 12], [])).toEqual([]);
    expect(hidden([30, 8, 12], [0])).toEqual([0, 1]);
    expect(hidden([30, 8, 12], [0, 2])).toEqual([0, 2]);
    expect(hidden([30, 8, 12, 9], [0], ["a", "a", "b", "b"])).toEqual([0, 1]);
  });

  it("are nothing to hide where they are about nobody", () => {
    expect(hidden([30, 0, 12], [1])).toEqual([]);
  });
});

describe("strata shown together", () => {
  const stratum = (member: string, before: [number, number], after: [number, number]): Stratum => ({
    member,
    before: {n: before[0], k: before[1]},
    after: {n: after[0], k: after[1]}
  });
  const large = [stratum("A", [40, 10], [60, 20]), stratum("B", [30, 9], [20, 6]), stratum("C", [25, 9], [26, 6])];

  const pooled = (strata: readonly Stratum[], hidden: string[] = [], neither: Record<string, number> = {}): Stratum[] =>
    pooledStrata(strata, {hidden: new Set(hidden), neither: (member) => neither[member] ?? 0, minimum: 5});

  it("are all of them where each may be shown in both spans", () => {
    expect(pooled(large)).toEqual(large);
  });

  it.each([
    ["few before", stratum("small", [4, 2], [30, 9])],
    ["few after", stratum("small", [30, 9], [4, 2])],
    ["all alike after", stratum("small", [30, 9], [12, 12])]
  ])("leave one with %s to the others, joined by the smallest of all others", (_, small) => {
    const shown = pooled([small, ...large]);
    expect(shown.map(({member}) => member)).toEqual(["A", "C", "other"]);
    const [, , other] = shown as [Stratum, Stratum, Stratum];
    expect(other.before).toEqual({n: small.before.n + 30, k: small.before.k + 9});
    expect(other.after).toEqual({n: small.after.n + 20, k: small.after.k + 6});
  });

  it("leave what is hidden elsewhere to the others, alone never", () => {
    expect(pooled(large, ["A"]).map(({member}) => member)).toEqual(["C", "other"]);
    expect(pooled(large, ["A", "B"]).map(({member}) => member)).toEqual(["C", "other"]);
  });

  it("leave one that has few in neither span to the others, until these have enough there or nobody", () => {
    const members = (neither: Record<string, number>): string[] => pooled(large, [], neither).map(({member}) => member);
    expect(members({A: 0, B: 5, C: 9})).toEqual(["A", "B", "C"]);
    expect(members({A: 0, B: 4, C: 9})).toEqual(["A", "other"]);
    expect(members({A: 7, B: 1, C: 0})).toEqual(["other"]);
    expect(members({A: 7, B: 2, C: 3})).toEqual(["A", "other"]);
  });

  it("take in more while the others together are few, and are one where all are", () => {
    const few = [stratum("x", [1, 0], [2, 1]), stratum("y", [2, 1], [2, 1])];
    expect(pooled([...few, ...large]).map(({member}) => member)).toEqual(["A", "C", "other"]);
    expect(pooled(few)).toEqual([stratum("other", [3, 1], [4, 2])]);
  });
});
