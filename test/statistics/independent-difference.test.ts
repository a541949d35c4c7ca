import {describe, expect, it} from "vitest";
import {independentDifference} from "../../src/statistics/intervals/differences.js";

const estimate = (value: number | null, standardError: number | null, n: number) => ({
  value,
  standardError,
  interval: null,
  n
});

describe("a difference of independent estimates", () => {
  it("is after minus before, with standard errors added in squares and a normal interval", () => {
    const {value, standardError, interval, n} = independentDifference(estimate(0.3, 0.03, 90), estimate(0.5, 0.04, 40));
    expect(value).toBeCloseTo(0.2, 12);
    expect(standardError).toBeCloseTo(0.05, 12);
    // 1.644853627 is the 95 % quantile of the standard normal.
    expect(interval![0]).toBeCloseTo(0.2 - 1.644853627 * 0.05, 9);
    expect(interval![1]).toBeCloseTo(0.2 + 1.644853627 * 0.05, 9);
    expect(n).toBe(130);
  });

  it("has no interval without standard errors and nothing without values", () => {
    expect(independentDifference(estimate(0.3, null, 9), estimate(0.5, 0.1, 9))).toMatchObject({interval: null});
    expect(independentDifference(estimate(0.3, 0.1, 9), estimate(null, null, 0))).toEqual({
      value: null,
      standardError: null,
      interval: null,
      n: 9
    });
  });
});
