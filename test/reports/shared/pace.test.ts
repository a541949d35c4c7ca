import {describe, expect, it} from "vitest";
import {needUntil, weeklyPace} from "../../../loaders/reports/shared/pace.js";

const days = (first: string, count: number, step: number) =>
  Array.from({length: count}, (_, i) => new Date(Date.parse(first) + i * step * 86_400_000).toISOString());

describe("pace", () => {
  it("counts units per week over the last 26 weeks of data, not over all of them", () => {
    // One a day in the last 182 days, nothing but one old unit before.
    expect(weeklyPace(["2020-01-01T00:00:00Z", ...days("2026-01-01T00:00:00Z", 181, 1)], "2026-06-30")).toBeCloseTo(
      181 / 26,
      8
    );
  });

  it("young data count since their first unit", () => {
    expect(weeklyPace(days("2026-06-03T00:00:00Z", 8, 3), "2026-06-30")).toBeCloseTo(2, 8);
  });

  it("knows no pace without dates", () => {
    expect(weeklyPace([null], "2026-06-30")).toBeNull();
    expect(weeklyPace(["2026-06-01"], null)).toBeNull();
  });

  it("says how many more and how many weeks, rounded up; no weeks when nothing came in lately", () => {
    expect(needUntil("loops", 30, 18, 2.5)).toEqual({unit: "loops", more: 12, weeks: 5});
    expect(needUntil("loops", 30, 18, 0)).toEqual({unit: "loops", more: 12, weeks: null});
    expect(needUntil("loops", 30, 31, 1).more).toBe(0);
  });
});
