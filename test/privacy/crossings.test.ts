import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {admitted, type Named, type Population, secretsOf} from "../../loaders/privacy/crossings/admitted.js";
import {type CountedScreen, withCrossings} from "../../loaders/privacy/crossings/screens.js";
import {
  type Dimension,
  mergeGroups,
  publishableScreens,
  type ScreenGroup,
  type ScreenSlice
} from "../../loaders/privacy/screens.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";
import {type NamedGroup, type PublishedCount, recovered} from "../site/disclosure-attack.js";
import {repetitions} from "../support/endurance.js";

const order = ["strong_yes", "yes", "borderline", "no"] as const;
const sides: Record<string, readonly string[]> = {clear: ["strong_yes", "yes"], below: ["no"]};
const dimensions = ["role", "level", "team", "job", "period"] as const;
const pairs = ["role × level", "role × period", "level × period"] as const;

interface Drawn {
  role: string;
  level: string;
  period: string;
  team: string;
  group: ScreenGroup;
  decided: boolean;
  offer: boolean;
  clear: boolean;
}

function screenOf({decided, offer, clear, ...one}: Drawn, place: number): CountedScreen {
  const isDecided = decided && one.group !== "no";
  const [n, offers, yes] = [isDecided, isDecided && offer, isDecided && clear].map(Number) as [number, number, number];
  return {
    ...one,
    candidate_id: `C${place}`,
    job: `${one.level} ${one.role} ${one.team}`,
    screened: 1,
    advanced: n,
    decided: n,
    offers,
    hires: offers,
    voted: n,
    clear: yes,
    seats: 0,
    timed: 0,
    minutes: 0
  };
}

/** Every slice of one dimension, with what of others holds all of it. */
function slicesOf(screens: readonly CountedScreen[]): ScreenSlice[] {
  const slice = (dimension: Dimension, member: string | null, mine: readonly CountedScreen[]): ScreenSlice => ({
    dimension,
    member,
    groups: order.map((name) =>
      mergeGroups(
        mine.filter(({group}) => group === name),
        name
      )
    ),
    within: Object.fromEntries(
      dimensions
        .filter((name) => name !== dimension && new Set(mine.map((screen) => screen[name])).size === 1)
        .map((name) => [name, mine[0]![name]!])
    )
  });
  return [
    slice("all", null, screens),
    ...dimensions.flatMap((dimension) =>
      [...new Set(screens.map((screen) => screen[dimension]!))].sort().map((member) =>
        slice(
          dimension,
          member,
          screens.filter((screen) => screen[dimension] === member)
        )
      )
    )
  ];
}

const publishedOf = (screens: readonly CountedScreen[]): PublishedScreenSlice[] =>
  withCrossings(publishableScreens(slicesOf(screens), 5), screens, {minimum: 5, order, yes: ["strong_yes", "yes"]});

/** The screens of a published slice. */
function inSlice(
  slice: PublishedScreenSlice,
  slices: readonly PublishedScreenSlice[],
  screens: readonly CountedScreen[]
) {
  const placeOf = (screen: CountedScreen, name: string): string => {
    const member = screen[name as (typeof dimensions)[number]]!;
    return slices.some((one) => one.dimension === name && one.member === member) ? member : "other";
  };
  const inCell = (screen: CountedScreen, cell: PublishedScreenSlice["slice"]): boolean =>
    Object.entries(cell).every(([name, value]) => value === null || placeOf(screen, name) === value);
  const isPair = slice.dimension.includes(" × ");
  const siblings = slices.filter(({dimension, member}) => dimension === slice.dimension && member !== "other");
  return screens.filter((screen) => {
    if (slice.dimension === "all") return true;
    if (!isPair) return placeOf(screen, slice.dimension) === slice.member;
    return slice.member === "other" ? !siblings.some((one) => inCell(screen, one.slice)) : inCell(screen, slice.slice);
  });
}

const idsOf = (screens: readonly CountedScreen[]) => new Set(screens.map(({candidate_id}) => candidate_id));

/** All that is counted of one measure, with whom it counts, and every group that a reader can name. */
function populationOf(
  measure: "screened" | "decided" | "voted",
  slices: readonly PublishedScreenSlice[],
  all: readonly CountedScreen[]
): {counts: PublishedCount[]; groups: NamedGroup[]} {
  const screens = all.filter((screen) => screen[measure] > 0);
  const counts = slices.flatMap((slice) => {
    const mine = inSlice(slice, slices, all).filter((screen) => screen[measure] > 0);
    return slice.groups.flatMap((group) => {
      const records = idsOf(mine.filter((screen) => (sides[group.group] ?? [group.group]).includes(screen.group)));
      const n = group[measure];
      const isRest = slice.dimension.includes(" × ") && slice.member === "other";
      const where = `${slice.dimension} ${slice.member} ${group.group}`;
      return n === null || n === 0 ? [] : [{where, n, records, isRest}];
    });
  });
  const named = [...dimensions.map((name) => [name]), ...pairs.map((pair) => pair.split(" × ") as "role"[])];
  const groups = named.flatMap((by) =>
    [null, ...Object.keys(sides), "borderline"].flatMap((side) => {
      const mine = screens.filter(({group}) => side === null || (sides[side] ?? [side]).includes(group));
      const members = new Map<string, CountedScreen[]>();
      for (const screen of mine) {
        const key = by.map((name) => screen[name]).join(" × ");
        members.set(key, [...(members.get(key) ?? []), screen]);
      }
      return [...members].map(([member, rows]) => ({
        dimension: [...by, ...(side === null ? [] : [side])].join(" × "),
        member,
        records: idsOf(rows)
      }));
    })
  );
  return {counts, groups};
}

const drawn = fc.record({
  role: fc.constantFrom("A", "B", "C"),
  level: fc.constantFrom("L4", "L5"),
  period: fc.constantFrom("2025-Q1", "2025-Q2", "2025-Q3"),
  team: fc.constantFrom("T1", "T1", "T1", "T2"),
  group: fc.constantFrom("yes", "yes", "borderline", "borderline", "strong_yes", "no"),
  decided: fc.boolean(),
  offer: fc.boolean(),
  clear: fc.boolean()
}) as fc.Arbitrary<Drawn>;

describe("slices of two dimensions", () => {
  const many = (n: number, one: Partial<Drawn>): Drawn[] =>
    Array.from({length: n}, (_, i) => ({
      role: "A",
      level: "L4",
      period: "2025-Q1",
      team: "T1",
      group: "yes",
      decided: true,
      offer: i % 3 === 0,
      clear: i % 2 === 0,
      ...one
    }));
  const shown = (screens: readonly Drawn[]): string[] =>
    publishedOf(screens.map(screenOf)).flatMap(({dimension, member}) =>
      dimension === "role × period" ? [member!] : []
    );

  it("are told with what became of their loops where enough candidates stand in each", () => {
    const screens = ["A", "B"].flatMap((role) =>
      ["2025-Q1", "2025-Q2"].flatMap((period) => [
        ...many(12, {role, period}),
        ...many(9, {role, period, group: "borderline"})
      ])
    );
    expect(shown(screens)).toEqual(["A, 2025-Q1", "A, 2025-Q2", "B, 2025-Q1", "B, 2025-Q2"]);
    const cell = publishedOf(screens.map(screenOf)).find(({member}) => member === "A, 2025-Q1")!;
    expect(cell.slice).toEqual({role: "A", level: null, period: "2025-Q1"});
    expect(
      cell.groups.map(({group, screened, decided, offers, voted}) => [group, screened, decided, offers, voted])
    ).toEqual([
      ["clear", 12, 12, 4, 12],
      ["borderline", 9, 9, 3, 9],
      ["below", 0, 0, 0, 0]
    ]);
  });

  it("stay away with those of their row and column that would give a small one away, and are one slice together", () => {
    const screens = ["A", "B", "C"].flatMap((role) =>
      ["2025-Q1", "2025-Q2", "2025-Q3"].flatMap((period) => {
        const isFew = role === "A" && period === "2025-Q1";
        return many(isFew ? 3 : role === "C" || period === "2025-Q3" ? 40 : 12, {role, period});
      })
    );
    expect(shown(screens)).toEqual(["A, 2025-Q3", "B, 2025-Q3", "C, 2025-Q1", "C, 2025-Q2", "C, 2025-Q3", "other"]);
    const other = publishedOf(screens.map(screenOf)).find(
      ({dimension, member}) => dimension === "role × period" && member === "other"
    )!;
    expect(other.groups[0]).toMatchObject({screened: 39, decided: 39, voted: null});
  });

  it("leave nobody able to work out a group of one to four, whoever was screened", () => {
    let crossed = 0;
    fc.assert(
      fc.property(fc.array(drawn, {minLength: 120, maxLength: 420, size: "max"}), (all) => {
        const screens = all.map(screenOf);
        const slices = publishedOf(screens);
        crossed += slices.filter(({dimension}) => dimension.includes("×")).length;
        for (const measure of ["screened", "decided", "voted"] as const) {
          const {counts, groups} = populationOf(measure, slices, screens);
          for (const {where, n, records} of counts) expect({where, n}).toEqual({where, n: records.size});
          // What single dimensions tell is theirs; nothing more follows from two.
          const single = populationOf(
            measure,
            slices.filter(({dimension}) => !dimension.includes("×")),
            screens
          );
          const before = new Set(recovered(single.counts, groups));
          // A rest of five or more tells of single groups only whoever knows that each of them is small.
          const found = recovered(counts, groups).filter((line) => !/leaves ([5-9]|\d{2})/.test(line));
          expect(found.filter((line) => !before.has(line))).toEqual([]);
        }
      }),
      {numRuns: repetitions(25, 1000, 1000), endOnFailure: true}
    );
    expect(crossed).toBeGreaterThan(0);
  });
});

describe("cells beside published totals", () => {
  const rows = (role: string, period: string, n: number) => Array.from({length: n}, () => ({role, period}));
  type Row = {role: string; period: string};
  const cells: Named[] = ["A", "B", "C"].flatMap((role) => ["1", "2", "3"].map((period) => ({role, period})));
  const asked = (all: Row[]): string[] => {
    const isIn = ({role, period}: Row, named: Named): boolean =>
      (named.role ?? role) === role && (named.period ?? period) === period;
    const mayTell = (some: readonly Row[]): boolean => some.length === 0 || some.length >= 5;
    const population: Population<Row> = {
      rows: all,
      placeOf: (row, dimension) => row[dimension as keyof Row],
      known: [{}, {role: "A"}, {role: "B"}, {role: "C"}, {period: "1"}, {period: "2"}, {period: "3"}],
      secrets: cells.map((named) => all.filter((row) => isIn(row, named))).filter((some) => !mayTell(some)),
      mayTell
    };
    return admitted(cells, [population]).flatMap((is, cell) => (is ? Object.values(cells[cell]!).join("") : []));
  };

  it("are refused where rows and columns together tell of a small one, though each alone leaves enough", () => {
    // Row A hides A1 (3) with A2; column 2 would then leave A2 alone, and A1 would follow.
    const all = cells.flatMap(({role, period}) => rows(role!, period!, role === "A" && period === "1" ? 3 : 10));
    const found = asked(all);
    expect(found).not.toContain("A1");
    expect(found.length).toBe(5);
  });

  it("are all told where none is small", () => {
    expect(asked(cells.flatMap(({role, period}) => rows(role!, period!, 7))).length).toBe(9);
  });

  it("are refused where one of them is all of a requisition beside which another leaves a few of a level", () => {
    const screened = (role: string, job: string, n: number) =>
      Array.from({length: n}, () => ({role, job, level: "L4"}));
    const told = (b: number): boolean[] => {
      const all = [...screened("A", "A1", 10), ...screened("B", "B1", 20), ...screened("B", "B2", b)];
      return admitted(
        [{role: "A", level: "L4"}, {job: "B1"}],
        [
          {
            rows: all,
            // A1 and B2 are pooled among requisitions; who knows that A hires for A1 alone knows its number all the same.
            placeOf: (row, dimension) => (dimension === "job" && row.job !== "B1" ? "other" : row[dimension as "role"]),
            memberOf: (row, dimension) => row[dimension as "role"],
            known: [{}, {level: "L4"}],
            secrets: [],
            mayTell: (some) => some.length >= 5
          }
        ]
      );
    };
    expect([told(2), told(5)]).toEqual([
      [false, true],
      [true, true]
    ]);
  });
});

describe("groups that nobody may find", () => {
  const rowsOf = (n: number, name: string) => Array.from({length: n}, (_, i) => ({candidate_id: `${name} ${i}`}));
  const group = (level: string, period: string, n: number) => ({
    by: ["level", "period"],
    values: [level, period],
    rows: rowsOf(n, `${level} ${period}`)
  });
  const mayTell = (rows: readonly unknown[]): boolean => rows.length >= 5;
  const sizes = (groups: readonly ReturnType<typeof group>[]): number[] =>
    secretsOf(groups, {mayTell, peopleOf: ({length}) => length, minimum: 5}).map((rows) => rows.length);

  it("are those that may not be told, and two of one name together that are still too few", () => {
    expect(sizes([group("staff", "Q1", 5), group("staff", "Q2", 7)])).toEqual([]);
    expect(sizes([group("staff", "Q1", 1), group("staff", "Q2", 3)])).toEqual([1, 3, 4]);
    expect(sizes([group("staff", "Q1", 1), group("senior", "Q1", 3)])).toEqual([1, 3, 4]);
    expect(sizes([group("staff", "Q1", 2), group("staff", "Q2", 3)])).toEqual([2, 3]);
    expect(sizes([group("staff", "Q1", 1), group("senior", "Q2", 3)])).toEqual([1, 3]);
  });

  it("pair nobody who may be told alone, though too few became something else", () => {
    const alike = (rows: readonly unknown[]): boolean => rows.length !== 9;
    const groups = [group("staff", "Q1", 9), group("staff", "Q2", 2)];
    expect(
      secretsOf(groups, {mayTell: alike, peopleOf: ({length}) => length, minimum: 5}).map((rows) => rows.length)
    ).toEqual([9]);
  });
});
