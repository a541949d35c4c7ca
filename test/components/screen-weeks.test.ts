import {describe, expect, it} from "vitest";
import {screenWeeks} from "../../src/components/screen/judgement.js";

const nothing = {role: null, level: null, period: null};
const quarter = (member: string) => ({dimension: "period" as const, member, slice: {...nothing, period: member}});
const all = {dimension: "all" as const, member: null, slice: nothing};
// 104 weeks up to the end of June 2026: from 3 July 2024 on.
const data = {weeks: 104, dataThrough: "2026-06-30"};

describe("screenWeeks", () => {
  it("are those of a quarter alone, so that a quarter's pace is its own", () => {
    expect(screenWeeks(quarter("2025-Q2"), [], data)).toBeCloseTo(13, 6);
    expect(screenWeeks(quarter("2026-Q2"), [], data)).toBeCloseTo(13, 6);
  });

  it("are those of the quarter for a role in a quarter", () => {
    expect(screenWeeks({slice: {role: "A", level: null, period: "2025-Q2"}}, [], data)).toBeCloseTo(13, 6);
  });

  it("are those that the data cover where they begin or end within a quarter", () => {
    expect(screenWeeks(quarter("2024-Q3"), [], data)).toBeCloseTo(90 / 7, 6);
    expect(screenWeeks(quarter("2026-Q2"), [], {...data, dataThrough: "2026-05-15"})).toBeCloseTo(45 / 7, 6);
  });

  it("are all weeks for everything and for a role, and what named quarters leave for the others", () => {
    expect(screenWeeks(all, [], data)).toBe(104);
    expect(screenWeeks({slice: {...nothing, role: "2025-Q2"}}, [], data)).toBe(104);
    const slices = [all, quarter("2025-Q2"), quarter("2025-Q3"), quarter("other")];
    expect(screenWeeks(quarter("other"), slices, data)).toBeCloseTo(104 - 13 - 92 / 7, 6);
    expect(screenWeeks(quarter("2025-Q2"), [], {weeks: 104, dataThrough: null})).toBe(104);
  });
});
