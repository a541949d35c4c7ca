import {describe, expect, it} from "vitest";
import {createRandom, intraclassCorrelation} from "../../../src/statistics/index.js";

const nothing = (n: number) => ({value: null, standardError: null, interval: null, n});

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
