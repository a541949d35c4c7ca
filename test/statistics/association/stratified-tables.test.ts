import {describe, expect, it} from "vitest";
import {breslowDay, mantelHaenszel} from "../../../src/statistics/index.js";

describe("mantelHaenszel and breslowDay", () => {
  it("one stratum gives the plain odds ratio", () => {
    const {oddsRatio} = mantelHaenszel([
      [
        [10, 20],
        [5, 40]
      ]
    ]);
    expect(oddsRatio.value).toBeCloseTo(4, 12);
    expect(oddsRatio.standardError).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 20 + 1 / 5 + 1 / 40), 12);
  });

  it("has no value without any discordant or concordant stratum, and no interval at 0", () => {
    expect(mantelHaenszel([]).oddsRatio).toEqual({value: null, standardError: null, interval: null, n: 0});
    expect(
      mantelHaenszel([
        [
          [3, 0],
          [0, 4]
        ]
      ]).oddsRatio.value
    ).toBeNull();
    expect(
      mantelHaenszel([
        [
          [0, 3],
          [4, 0]
        ]
      ]).oddsRatio
    ).toEqual({value: 0, standardError: null, interval: null, n: 7});
  });

  it("equal odds ratios in every stratum are homogeneous", () => {
    const {chiSquare, degreesOfFreedom, p} = breslowDay([
      [
        [10, 20],
        [5, 40]
      ],
      [
        [20, 40],
        [10, 80]
      ]
    ]);
    expect(chiSquare).toBeCloseTo(0, 10);
    expect(degreesOfFreedom).toBe(1);
    expect(p).toBeCloseTo(1, 5);
  });

  it("one telling stratum cannot be tested, nor strata with an empty margin", () => {
    expect(
      breslowDay([
        [
          [1, 2],
          [3, 4]
        ],
        [
          [0, 0],
          [3, 4]
        ]
      ])
    ).toEqual({chiSquare: null, degreesOfFreedom: 0, p: null});
  });

  it("refuse a negative count, naming the stratum", () => {
    expect(() =>
      mantelHaenszel([
        [
          [1, 2],
          [3, -1]
        ]
      ])
    ).toThrow("stratum 1 needs counts that are 0 or larger, got -1");
  });
});
