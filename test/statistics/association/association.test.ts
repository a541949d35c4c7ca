import {describe, expect, it} from "vitest";
import {
  areaUnderCurve,
  biserial,
  correctRangeRestriction,
  createRandom,
  intraclassCorrelation,
  mutualInformation,
  pearson,
  pointBiserial,
  spearman
} from "../../../src/statistics/index.js";

const nothing = (n: number) => ({value: null, standardError: null, interval: null, n});

describe("areaUnderCurve", () => {
  it("counts ties half", () => {
    expect(areaUnderCurve([1, 2, 2, 3], [false, false, true, true]).value).toBe(0.875);
  });

  it("equals the brute-force DeLong variance on tied scores", () => {
    const random = createRandom(2);
    const scores = Array.from({length: 60}, () => random.integer(5));
    const positive = scores.map((score) => random.uniform() < 0.2 + score / 8);
    const [x, y] = [true, false].map((side) => scores.filter((_, i) => positive[i] === side)) as [number[], number[]];
    const kernel = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = (values: number[]) =>
      values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
    const byPositive = x.map((a) => mean(y.map((b) => kernel(a, b))));
    const byNegative = y.map((b) => mean(x.map((a) => kernel(a, b))));
    const got = areaUnderCurve(scores, positive);
    expect(got.value).toBeCloseTo(mean(byPositive), 12);
    expect(got.standardError).toBeCloseTo(
      Math.sqrt(variance(byPositive) / x.length + variance(byNegative) / y.length),
      12
    );
  });

  it("has no value with one class, and no interval for a constant or a perfect score", () => {
    expect(areaUnderCurve([1, 2], [true, true])).toEqual(nothing(2));
    expect(areaUnderCurve([], [])).toEqual(nothing(0));
    expect(areaUnderCurve([1, 1, 1], [true, false, true])).toEqual({
      value: 0.5,
      standardError: null,
      interval: null,
      n: 3
    });
    expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toEqual({
      value: 1,
      standardError: null,
      interval: null,
      n: 4
    });
  });

  it("refuses lists of different length and a score that is not a number", () => {
    expect(() => areaUnderCurve([1], [true, false])).toThrow("same length, got 1 and 2");
    expect(() => areaUnderCurve([1, Number.NaN], [true, false])).toThrow("scores[1] must be a finite number, got NaN");
  });
});

describe("intraclassCorrelation", () => {
  it("is undefined for one rater, one unit or no variation", () => {
    const options = {model: "twoway", type: "agreement", unit: "single"} as const;
    expect(intraclassCorrelation([[1], [2]], options)).toEqual(nothing(2));
    expect(intraclassCorrelation([[1, 2]], options)).toEqual(nothing(1));
    expect(intraclassCorrelation([], options)).toEqual(nothing(0));
    expect(
      intraclassCorrelation(
        [
          [3, 3],
          [3, 3]
        ],
        options
      )
    ).toEqual(nothing(2));
  });

  it("is 1 without interval when raters agree exactly", () => {
    const got = intraclassCorrelation(
      [
        [1, 1],
        [2, 2],
        [4, 4]
      ],
      {model: "oneway", unit: "average"}
    );
    expect(got).toEqual({value: 1, standardError: null, interval: null, n: 3});
  });

  it("counts a constant shift of one rater against agreement, not against consistency", () => {
    const shifted = [
      [1, 2],
      [2, 3.2],
      [3, 3.9],
      [5, 6]
    ];
    const value = (type: "agreement" | "consistency") =>
      intraclassCorrelation(shifted, {model: "twoway", type, unit: "single"}).value!;
    expect(value("consistency")).toBeGreaterThan(0.98);
    expect(value("agreement")).toBeLessThan(0.9);
  });

  it("has a standard error near the spread of the estimate over repeated samples", () => {
    const random = createRandom(11);
    const draws = Array.from({length: 400}, () => {
      const raters = [0, 0.3, -0.3];
      const ratings = Array.from({length: 60}, () => {
        const unit = random.normal();
        return raters.map((level) => unit + level + random.normal());
      });
      return intraclassCorrelation(ratings, {model: "twoway", type: "consistency", unit: "single"});
    });
    const values = draws.map(({value}) => value!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    const stated = draws.reduce((sum, draw) => sum + draw.standardError!, 0) / draws.length;
    expect(Math.abs(stated / spread - 1)).toBeLessThan(0.15);
    const covered = draws.filter(({interval}) => interval![0] <= 0.5 && 0.5 <= interval![1]).length / draws.length;
    expect(covered).toBeGreaterThan(0.85);
    expect(covered).toBeLessThan(0.95);
  });

  it("refuses an incomplete matrix and points to the mixed model", () => {
    expect(() =>
      intraclassCorrelation(
        [
          [1, null],
          [2, 3]
        ],
        {model: "oneway", unit: "single"}
      )
    ).toThrow("unit 1, rater 2 is null: use mixedModel");
  });
});

describe("correlations", () => {
  it("have no value for fewer than 3 pairs or a list that does not vary", () => {
    for (const of of [pearson, spearman, pointBiserial, biserial]) {
      expect(of([1, 2], [0, 1])).toEqual(nothing(2));
      expect(of([5, 5, 5, 5], [0, 1, 0, 1])).toEqual(nothing(4));
      expect(of([], [])).toEqual(nothing(0));
    }
  });

  it("take the two-valued list in either place", () => {
    const x = [1.2, 3.4, 2.2, 5.1, 4.4];
    const y = [false, true, false, true, true];
    expect(pointBiserial(y, x)).toEqual(pointBiserial(x, y));
    expect(biserial(y, x)).toEqual(biserial(x, y));
    expect(() => biserial(x, [1, 2, 3, 4, 5])).toThrow("needs one list with two values, got 5 and 5");
  });

  it("a perfect correlation has a value and no interval", () => {
    expect(pearson([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])).toEqual({value: 1, standardError: null, interval: null, n: 5});
  });

  it("ranks share the mean of tied places", () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: r = 4.5 / √(4.5 · 5).
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4]).value).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it("correction for range restriction leaves r alone at u = 1 and refuses what cannot be", () => {
    expect(correctRangeRestriction(0.35, 1)).toBeCloseTo(0.35, 14);
    expect(correctRangeRestriction(0, 0.5)).toBe(0);
    expect(() => correctRangeRestriction(0.3, 0)).toThrow("must be above 0, got 0");
    expect(() => correctRangeRestriction(1.3, 0.5)).toThrow("must be in [-1, 1], got 1.3");
  });
});

describe("mutualInformation", () => {
  it("is the entropy for a variable with itself and 0 for a constant", () => {
    expect(mutualInformation([1, 1, 2, 2], ["a", "a", "b", "b"])).toBeCloseTo(Math.LN2, 14);
    expect(mutualInformation([1, 1, 1], [1, 2, 3])).toBe(0);
    expect(mutualInformation([], [])).toBeNull();
  });

  it("is nearly unbiased for independent variables once corrected", () => {
    const random = createRandom(8);
    const mean = (correction: "none" | "miller-madow") =>
      Array.from({length: 400}, () => {
        const x = Array.from({length: 40}, () => random.integer(4));
        return mutualInformation(
          x,
          x.map(() => random.integer(2)),
          {correction}
        )!;
      }).reduce((sum, value) => sum + value / 400, 0);
    expect(mean("none")).toBeGreaterThan(0.03);
    expect(Math.abs(mean("miller-madow"))).toBeLessThan(0.01);
  });

  it("refuses a missing label", () => {
    expect(() => mutualInformation([1, null as never], [1, 2])).toThrow("x[1] must be a label, got null");
  });
});
