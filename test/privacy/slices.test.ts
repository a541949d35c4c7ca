import {describe, expect, it} from "vitest";
import {publishableSlices} from "../../loaders/privacy/slices.js";

const rows = (role: string | null, count: number) =>
  Array.from({length: count}, (_, i) => ({candidate_id: `${role}${i}`, role, level: "L4", period: "2026-Q1"}));
const roles = (all: ReturnType<typeof rows>) =>
  publishableSlices(all, 5).flatMap(({slice}) => (slice.role === null ? [] : [slice.role]));

describe("slices", () => {
  it("everything comes first, then each role, level and quarter with enough candidates", () => {
    const slices = publishableSlices([...rows("A", 6), ...rows("B", 7)], 5).map(({slice}) => slice);
    expect(slices[0]).toEqual({role: null, level: null, period: null});
    expect(slices.slice(1)).toEqual([
      {role: "A", level: null, period: null},
      {role: "B", level: null, period: null},
      {role: null, level: "L4", period: null},
      {role: null, level: null, period: "2026-Q1"}
    ]);
  });

  it("a small role is left out together with the next smallest, so that no subtraction finds it", () => {
    expect(roles([...rows("A", 3), ...rows("B", 8), ...rows("C", 20)])).toEqual(["C"]);
  });

  it("rows without a role count as a hidden part, never as a slice of their own", () => {
    expect(roles([...rows(null, 2), ...rows("B", 8), ...rows("C", 20)])).toEqual(["C"]);
    expect(roles([...rows(null, 9), ...rows("B", 8)])).toEqual(["B"]);
  });
});
