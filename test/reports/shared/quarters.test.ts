import {describe, expect, it} from "vitest";
import {hoursPerHire} from "../../../loaders/reports/overview/pipeline-tiles.js";
import {horizonOf, settledAfter, wholeQuarters} from "../../../loaders/reports/shared/quarters.js";
import {oddCompany, ordinary} from "../../support/odd-companies.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

describe("a quarter of entry", () => {
  it("is settled once its last candidates have had the time that nine of ten need", () => {
    const settled = settledAfter(35, "2026-06-30");
    expect(["2025-Q4", "2026-Q1", "2026-Q2"].map(settled)).toEqual([true, true, false]);
    // The last day of March and 91 days more is the last of June.
    expect([91, 92].map((days) => settledAfter(days, "2026-06-30")("2026-Q1"))).toEqual([true, false]);
    expect(settledAfter(7, null)("2020-Q1")).toBe(false);
  });

  it("has a horizon of a week at least, whoever is still under way left out", () => {
    expect(horizonOf([1, 2, 3, null])).toBe(7);
    expect(horizonOf([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110])).toBe(100);
    expect(horizonOf([])).toBe(7);
  });
});

describe("a quarter of what happens in it", () => {
  const days = Array.from({length: 20}, () => 40);

  it("counts once it is over, a long weekend forgiven", () => {
    const at = (dataThrough: string): boolean =>
      wholeQuarters(days, {firstDay: "2024-01-01", dataThrough}).settled("2026-Q2");
    expect(["2026-06-25", "2026-06-27", "2026-06-30"].map(at)).toEqual([false, true, true]);
  });

  it("does not count where the data begin too late for anybody to have come so far", () => {
    const {settled, covered} = wholeQuarters(days, {firstDay: "2024-07-01", dataThrough: "2026-06-30"});
    expect(["2024-Q3", "2024-Q4"].map(settled)).toEqual([false, true]);
    expect(covered).toEqual(["2024-Q3", "2026-Q2"]);
    expect(wholeQuarters([], {firstDay: "2024-07-01", dataThrough: "2026-06-30"}).settled("2024-Q3")).toBe(true);
  });

  it("is none without dates", () => {
    const {settled, covered} = wholeQuarters(days, {firstDay: null, dataThrough: null});
    expect([settled("2026-Q1"), covered]).toEqual([false, []]);
  });
});

describe("hours per hire", () => {
  it("stand beside money where an hour has a price, and say how to see it where it has none", async () => {
    const noteWith = async (config: object): Promise<string | null> => {
      const context = await smallWarehouse(oddCompany(ordinary), {config, dataThrough: "2026-01-31"});
      const {note} = await hoursPerHire(context, null, {money: true});
      context.warehouse.close();
      return note;
    };
    expect(await noteWith({loop: {hourly_rate: 95, currency: "EUR"}})).toMatch(
      /^about [\d,]+\u00a0EUR at 95\u00a0EUR an hour$/
    );
    expect(await noteWith({})).toBe("money: set an hourly rate");
  });
});
