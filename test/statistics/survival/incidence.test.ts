import {describe, expect, it} from "vitest";
import {aalenJohansen, kaplanMeier} from "../../../src/statistics/index.js";

describe("kaplanMeier", () => {
  it("puts events before censorings at a tie", () => {
    expect(kaplanMeier([1, 1, 2], [false, true, true]).survival).toEqual([expect.closeTo(2 / 3, 14), 0]);
  });

  it("without an event has no step: not reached", () => {
    expect(kaplanMeier([3, 5], [false, false])).toEqual({time: [], survival: [], standardError: []});
    expect(kaplanMeier([], [])).toEqual({time: [], survival: [], standardError: []});
  });

  it("keeps input order free and refuses a negative time", () => {
    expect(kaplanMeier([5, 1, 3], [true, true, false])).toEqual(kaplanMeier([1, 3, 5], [true, false, true]));
    expect(() => kaplanMeier([-1], [true])).toThrow("times must be 0 or larger, got -1");
  });
});

describe("aalenJohansen", () => {
  it("without competition and censoring is the plain share, with its binomial error", () => {
    const time = [1, 2, 3, 4, 5, 6, 7, 8];
    const cause = [1, 2, 1, 2, 2, 1, 2, 2];
    const {incidence, standardError} = aalenJohansen(time, cause);
    expect(incidence[1]!.at(-1)).toBeCloseTo(3 / 8, 14);
    expect(standardError[1]!.at(-1)).toBeCloseTo(Math.sqrt(((3 / 8) * (5 / 8)) / 8), 12);
  });

  it("causes and survival add up to 1 at every step", () => {
    const time = [1, 2, 2, 3, 4, 4, 6, 7, 9];
    const cause = [1, 0, 2, 1, 0, 3, 2, 0, 1];
    const curves = aalenJohansen(time, cause);
    const km = kaplanMeier(
      time,
      cause.map((value) => value > 0)
    );
    expect(curves.time).toEqual(km.time);
    km.survival.forEach((survival, i) =>
      expect(survival + curves.incidence[1]![i]! + curves.incidence[2]![i]! + curves.incidence[3]![i]!).toBeCloseTo(
        1,
        14
      )
    );
  });

  it("has no curve when nobody had an event", () => {
    expect(aalenJohansen([1, 2], [0, 0])).toEqual({time: [], incidence: {}, standardError: {}});
    expect(() => aalenJohansen([1], [-2])).toThrow("0 or larger, got -2");
  });
});
