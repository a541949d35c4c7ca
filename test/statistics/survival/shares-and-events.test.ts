import {describe, expect, it} from "vitest";
import {
  aalenJohansen,
  breslowDay,
  isotonic,
  jeffreys,
  kaplanMeier,
  mantelHaenszel,
  netBenefit,
  wilson
} from "../../../src/statistics/index.js";

describe("intervals of a share", () => {
  it("Jeffreys gives the beta quantiles of Brown, Cai and DasGupta (2001), here from scipy", () => {
    expect(jeffreys(0, 7, 0.95)).toEqual([0, expect.closeTo(0.29244, 5)]);
    expect(jeffreys(3, 7, 0.95)).toEqual([expect.closeTo(0.13886, 5), expect.closeTo(0.7655, 5)]);
    expect(jeffreys(5, 10, 0.95)).toEqual([expect.closeTo(0.22353, 5), expect.closeTo(0.77647, 5)]);
  });

  it("are mirrored for failures and know nothing at n = 0", () => {
    for (const of of [wilson, jeffreys]) {
      const [low, high] = of(3, 17);
      expect(of(14, 17)).toEqual([expect.closeTo(1 - high, 12), expect.closeTo(1 - low, 12)]);
      expect(of(0, 0)).toEqual([0, 1]);
      expect(of(0, 9)[0]).toBe(0);
      expect(of(9, 9)[1]).toBe(1);
    }
  });

  it("refuse more successes than trials", () => {
    expect(() => wilson(5, 4)).toThrow("0 ≤ k ≤ n, got k = 5, n = 4");
    expect(() => jeffreys(1, 4, 90)).toThrow("level must be between 0 and 1");
  });
});

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

describe("isotonic", () => {
  it("pools neighbours that fall and keeps input order", () => {
    expect(isotonic([3, 1, 2], [2, 1, 4])).toEqual([3, 1, 3]);
  });

  it("averages equal x first; empty gives empty", () => {
    expect(isotonic([1, 1, 2], [4, 2, 5])).toEqual([3, 3, 5]);
    expect(isotonic([], [])).toEqual([]);
  });
});

describe("netBenefit", () => {
  it("acts when the probability reaches the threshold", () => {
    expect(netBenefit([0.2, 0.1, 0.5, 0.2], [true, false, false, false], 0.2)).toBeCloseTo(1 / 4 - (2 / 4) * 0.25, 14);
  });

  it("is undefined for no case and refuses a threshold of 1", () => {
    expect(netBenefit([], [], 0.3)).toBeNull();
    expect(() => netBenefit([0.3], [true], 1)).toThrow("threshold must be in [0, 1), got 1");
  });
});
