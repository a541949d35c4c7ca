import {flatGroup} from "d3-array";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {funnelCells} from "../../../loaders/reports/funnel/cells.js";
import {lastMatureMonth, matureRows, monthOf, type Step, type StepRow} from "../../../loaders/reports/funnel/steps.js";
import {shownOf} from "../../../loaders/reports/funnel/shown.js";
import {quarterOf} from "../../../src/words/trend.js";
import {type PublishedCount, solved} from "../../site/disclosure-attack.js";
import {repetitions} from "../../support/endurance.js";

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/** A step with so many candidates in each month, on its second day and each day after it. */
function stepOf(counts: Record<string, number>, {through, horizonDays}: {through: string; horizonDays: number}): Step {
  const rows = Object.entries(counts).flatMap(([month, n]) =>
    Array.from({length: n}, (_, i): StepRow => ({
      step: "loop>offer",
      from_rank: 5,
      candidate_id: `${month} ${i}`,
      role: null,
      level: null,
      source: null,
      period: quarterOf(`${month}-01`),
      ending: i % 3 === 0 ? "converted" : "rejected",
      days: 5,
      skipped: false,
      repeated: false,
      started_day: dayOf(`${month}-02`) + (i % 27)
    }))
  );
  return {step: "loop>offer", rows, horizonDays, throughDay: dayOf(through) + 1};
}

const monthsFrom = (year: number, month: number, n: number): string[] =>
  Array.from({length: n}, (_, i) => new Date(Date.UTC(year, month - 1 + i)).toISOString().slice(0, 7));

const spansIn = (step: Step) => shownOf([step], 5).get(step)!.spans;

describe("the spans that are compared", () => {
  const even = (first: number): Record<string, number> =>
    Object.fromEntries(monthsFrom(2024, 7, 24).map((month, i) => [month, i === 0 ? first : 20]));
  const spans = (counts: Record<string, number>) =>
    spansIn(stepOf(counts, {through: "2026-06-30", horizonDays: 30}))?.map(
      ({months}) => `${months[0]} to ${months.at(-1)}`
    );

  it("are as long as there are months in which all are old enough", () => {
    expect(spans(even(20))).toEqual(["2024-08 to 2025-06", "2025-07 to 2026-05"]);
  });

  it("are shorter where the quarters beside them would tell of a few candidates left out", () => {
    expect(spans(even(5))).toEqual(["2024-08 to 2025-06", "2025-07 to 2026-05"]);
    expect(spans(even(4))).toEqual(["2024-10 to 2025-07", "2025-08 to 2026-05"]);
  });

  it("end with the last month in which all are old enough", () => {
    const step = stepOf(even(20), {through: "2026-06-30", horizonDays: 30});
    expect(lastMatureMonth(step)).toBe("2026-05");
    expect(lastMatureMonth({...step, rows: []})).toBeNull();
    expect(lastMatureMonth({...step, throughDay: step.throughDay - 1})).toBe("2026-04");
  });
});

describe("months of entry", () => {
  it("are hidden where those of a quarter who are old enough would tell of them", () => {
    const step = stepOf(
      {"2026-01": 20, "2026-02": 20, "2026-03": 20, "2026-04": 4, "2026-05": 20, "2026-06": 20},
      {through: "2026-06-30", horizonDays: 30}
    );
    const hidden = funnelCells([step], shownOf([step], 5)).filter((cell) => cell.dimension === "month" && cell.hidden);
    expect(hidden.map(({member}) => member)).toEqual(["2026-04", "2026-05"]);
  });

  it("and spans tell of no month, and of no quarter's old ones, with one to four candidates, in companies drawn by lot", () => {
    const sizes = fc.array(fc.oneof(fc.integer({min: 0, max: 7}), fc.integer({min: 8, max: 30})), {
      minLength: 9,
      maxLength: 15
    });
    fc.assert(
      fc.property(sizes, fc.integer({min: 7, max: 80}), (counts, horizonDays) => {
        const months = monthsFrom(2025, 1, counts.length);
        const entered = Object.fromEntries(months.map((month, i) => [month, counts[i]!]));
        const step = stepOf(entered, {through: `${months.at(-1)}-28`, horizonDays});
        const idsOf = (rows: readonly StepRow[]) => new Set(rows.map(({candidate_id}) => candidate_id));
        const count = (where: string, rows: readonly StepRow[]): PublishedCount[] =>
          rows.length < 5 ? [] : [{where, n: rows.length, records: idsOf(rows)}];
        const all = funnelCells([step], shownOf([step], 5));
        const cells = all.filter(({hidden, member}) => !hidden && member !== null);
        const groups = (["month", "quarter"] as const).flatMap((dimension) =>
          [...flatGroup(step.rows, (row) => (dimension === "month" ? monthOf(row.started_day) : row.period))].map(
            ([member, rows]) => ({dimension, member, records: idsOf(rows)})
          )
        );
        const quarters = cells.filter(({dimension}) => dimension === "period");
        const totals = [...count("all", step.rows), ...count("all old", matureRows(step))];
        const told = [
          ...totals,
          ...quarters.flatMap(({rows}) => [
            ...count("quarter", rows),
            ...count("old of quarter", matureRows({...step, rows}))
          ]),
          ...cells.filter(({dimension}) => dimension === "month").flatMap(({rows}) => count("month", rows)),
          ...(spansIn(step) ?? []).flatMap(({rows}) => count("span", rows))
        ];
        const anyway = solved(totals, groups, 5);
        expect(solved(told, groups, 5).filter((found) => !anyway.includes(found))).toEqual([]);
      }),
      {numRuns: repetitions(60, 1000, 1000)}
    );
  });
});
