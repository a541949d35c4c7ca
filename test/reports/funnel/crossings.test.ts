import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {funnelCells} from "../../../loaders/reports/funnel/cells.js";
import {crossedCells, type Elsewhere} from "../../../loaders/reports/funnel/crossings.js";
import {shownOf} from "../../../loaders/reports/funnel/shown.js";
import {matureRows, monthOf, type Ending, type Step, type StepRow} from "../../../loaders/reports/funnel/steps.js";
import {funnelTable} from "../../../loaders/reports/funnel/table.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {type NamedGroup, type PublishedCount, recovered} from "../../site/disclosure-attack.js";
import {repetitions} from "../../support/endurance.js";

const through = Date.parse("2026-01-01") / 86_400_000;
const quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];
const firstDays = quarters.map((_, quarter) => Date.UTC(2025, 3 * quarter) / 86_400_000);
const nothing = {
  bridges: [],
  curves: [],
  curveStep: null,
  afterLoop: {acceptance: null} as unknown as Funnel["afterLoop"]
};

interface Drawn {
  role: string;
  level: string | null;
  quarter: number;
  /** Of the quarter's first 88. */
  day: number;
  ending: Ending;
}

/** Two steps that begin at the phone screen, whose usual times are 20 and 60 days. */
function stepsOf(drawn: readonly Drawn[]): Step[] {
  const rows = [...drawn]
    .sort((a, b) => firstDays[a.quarter]! + a.day - firstDays[b.quarter]! - b.day)
    .map(({role, level, quarter, day, ending}, place): StepRow => ({
      step: "",
      from_rank: 1,
      candidate_id: `C${place}`,
      role,
      level,
      source: null,
      period: quarters[quarter]!,
      ending,
      days: ending === "open" ? null : 5,
      skipped: false,
      repeated: false,
      started_day: firstDays[quarter]! + day
    }));
  return [
    {step: "phone_screen>loop", horizonDays: 20},
    {step: "phone_screen>hired", horizonDays: 60}
  ].map(({step, horizonDays}) => ({
    step,
    horizonDays,
    throughDay: through,
    rows: rows.map((row) => ({...row, step}))
  }));
}

function slicesOf(drawn: readonly Drawn[], elsewhere: Elsewhere = () => true) {
  const steps = stepsOf(drawn);
  const shown = shownOf(steps, 5);
  const cells = funnelCells(steps, shown);
  const crossed = crossedCells(steps, cells, nothing, {minimum: 5, elsewhere, shown});
  const months = cells.flatMap(({dimension, hidden, rows}) => (dimension === "month" && !hidden ? [rows] : []));
  return {steps, months, slices: funnelTable(steps, cells, crossed, 5)};
}

const isPair = ({slice}: {slice: object}): boolean =>
  Object.values(slice).filter((member) => member !== null).length > 1;
const pairsOf = (slices: Funnel["slices"]): string[] =>
  slices.filter(isPair).map(({slice}) =>
    Object.values(slice)
      .filter((member) => member !== null)
      .join(" ")
  );

const many = (n: number, one: Partial<Drawn>): Drawn[] =>
  Array.from({length: n}, (_, i) => ({
    role: "A",
    level: "L4",
    quarter: 0,
    day: (7 * i) % 88,
    ending: i % 3 === 0 ? "converted" : "rejected",
    ...one
  }));

describe("two choices of the funnel at once", () => {
  it("are counted like one, with those old enough and what became of them", () => {
    const drawn = ["A", "B"].flatMap((role) => [0, 1].flatMap((quarter) => many(30, {role, quarter})));
    const {slices} = slicesOf(drawn);
    expect(pairsOf(slices).filter((pair) => /^[AB] 2025/.test(pair))).toEqual([
      "A 2025-Q1",
      "A 2025-Q2",
      "B 2025-Q1",
      "B 2025-Q2"
    ]);
    const cell = slices.find(({slice}) => slice.role === "B" && slice.period === "2025-Q2")!;
    expect(cell.slice).toEqual({role: "B", level: null, period: "2025-Q2"});
    expect(
      cell.steps.map(({step, entered, converted, mature, within}) => [step, entered, converted, mature, within])
    ).toEqual([
      ["phone_screen>loop", 30, 10, 30, 10],
      ["phone_screen>hired", 30, 10, 30, 10]
    ]);
  });

  it("stay away with one of their row and of their column where few stand in one, at every step of the stage", () => {
    const drawn = ["A", "B", "C"].flatMap((role) =>
      [0, 1, 2].flatMap((quarter) => many(role === "A" && quarter === 0 ? 3 : 30, {role, quarter}))
    );
    const shown = pairsOf(slicesOf(drawn).slices).filter((pair) => /^[ABC] 2025/.test(pair));
    expect(shown).not.toContain("A 2025-Q1");
    expect(shown.filter((pair) => pair.startsWith("A")).length).toBe(1);
    expect(shown.filter((pair) => pair.endsWith("Q1")).length).toBe(1);
  });

  it("stay away where another page hides them of the same candidates", () => {
    const drawn = ["A", "B"].flatMap((role) => ["L4", "L5"].flatMap((level) => many(40, {role, level})));
    expect(pairsOf(slicesOf(drawn).slices)).toContain("A L4");
    const {slices} = slicesOf(drawn, (stage, {role, level}) => !(stage === "phone_screen" && role === "A" && level));
    expect(pairsOf(slices).filter((pair) => /^[AB] L/.test(pair))).toEqual(["B L4", "B L5"]);
  });

  it("are not offered where a stage has too many applications to work out what follows", () => {
    const drawn = ["A", "B"].flatMap((role) => many(2501, {role}));
    expect(slicesOf(drawn).slices.filter(isPair)).toEqual([]);
  });

  it("leave nobody able to work out one to four candidates, from both steps of a stage and both ages together", () => {
    const one = fc.record({
      role: fc.constantFrom("A", "A", "B", "C"),
      level: fc.constantFrom("L4", "L4", "L5", null),
      quarter: fc.constantFrom(0, 1, 2, 3),
      day: fc.integer({min: 0, max: 88}),
      ending: fc.constantFrom("converted", "rejected", "left", "open")
    }) as fc.Arbitrary<Drawn>;
    let crossed = 0;
    fc.assert(
      fc.property(fc.array(one, {minLength: 80, maxLength: 400, size: "max"}), (drawn) => {
        const {steps, slices, months} = slicesOf(drawn);
        crossed += slices.filter(isPair).length;
        const single = slices.filter((slice) => !isPair(slice));
        const before = new Set(attacked(steps, single, months));
        expect(attacked(steps, slices, months).filter((line) => !before.has(line))).toEqual([]);
      }),
      {numRuns: repetitions(20, 500, 500), endOnFailure: true}
    );
    expect(crossed).toBeGreaterThan(0);
  });
});

/** What follows from all counts of both steps; a rest of five or more tells nothing of fewer. */
function attacked(steps: readonly Step[], slices: Funnel["slices"], months: readonly StepRow[][]): string[] {
  const everyone = steps[0]!.rows;
  const idsOf = (rows: readonly StepRow[]) => new Set(rows.map(({candidate_id}) => candidate_id));
  const counts = slices.flatMap(({slice, steps: lines}) =>
    lines.flatMap(({step: name, entered, mature}): PublishedCount[] => {
      const step = steps.find((one) => one.step === name)!;
      const rows = step.rows.filter((row) =>
        (["role", "level", "period"] as const).every((by) => slice[by] === null || slice[by] === row[by])
      );
      const where = `${name} ${JSON.stringify(slice)}`;
      return [
        ...(entered === null ? [] : [{where: `${where} entered`, n: entered, records: idsOf(rows)}]),
        ...(mature === null || mature === 0
          ? []
          : [{where: `${where} old`, n: mature, records: idsOf(matureRows({...step, rows}))}])
      ];
    })
  );
  for (const {where, n, records} of counts) expect({where, n}).toEqual({where, n: records.size});
  const dimensions = [
    ["role"],
    ["level"],
    ["period"],
    ["month"],
    ["role", "level"],
    ["role", "period"],
    ["level", "period"]
  ];
  const groups = dimensions.flatMap((by): NamedGroup[] => {
    const members = new Map<string, StepRow[]>();
    for (const row of everyone) {
      const member = by
        .map((name) => (name === "month" ? monthOf(row.started_day) : (row[name as "role"] ?? "not recorded")))
        .join(" × ");
      members.set(member, [...(members.get(member) ?? []), row]);
    }
    return [...members].map(([member, rows]) => ({dimension: by.join(" × "), member, records: idsOf(rows)}));
  });
  const byMonth = months.map((rows) => ({where: "month", n: rows.length, records: idsOf(rows)}));
  return recovered([...counts, ...byMonth], groups).filter((line) => !/leaves ([5-9]|\d{2,})/.test(line));
}
