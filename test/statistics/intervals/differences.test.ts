import {describe, expect, it} from "vitest";
import {benjaminiHochberg, changeInMean, independentDifference} from "../../../src/statistics/intervals/differences.js";
import {createRandom} from "../../../src/statistics/random.js";

const drawn = (seed: number, means: readonly number[], n = 60): number[][] => {
  const random = createRandom(seed);
  return means.map((mean) => Array.from({length: n}, () => random.normal(mean, 0.8)));
};

describe("a change in the mean", () => {
  it("is found at its border, with the means on either side", () => {
    const quarters = [5, 5, 5, 4, 4].map((mean) =>
      Array.from({length: 60}, (_, i) => mean + (i % 2 === 0 ? 0.5 : -0.5))
    );
    expect(changeInMean(quarters, {least: 0.5})).toEqual({at: 3, before: 5, after: 4});
  });

  it("is not told where nothing changed, in all but one of a hundred series", () => {
    const told = Array.from({length: 500}, (_, seed) => changeInMean(drawn(seed, Array(10).fill(5)), {least: 0}));
    expect(told.filter((change) => change !== null).length).toBeLessThanOrEqual(10);
  });

  it("needs enough values on either side and a change that matters", () => {
    expect(changeInMean(drawn(2, [5, 3], 29), {least: 0.5})).toBeNull();
    expect(changeInMean(drawn(2, [5, 3], 30), {least: 0.5})).not.toBeNull();
    expect(changeInMean(drawn(3, [5, 4.7], 900), {least: 0.5})).toBeNull();
    expect(changeInMean([Array(40).fill(5), Array(40).fill(5)], {least: 0})).toBeNull();
    expect(changeInMean([], {least: 0.5})).toBeNull();
  });
});

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

describe("benjaminiHochberg", () => {
  it("gives R's p.adjust values in input order", () => {
    const q = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.8]);
    [0.025, 0.05, 0.05, 0.025, 0.8].forEach((value, i) => expect(q[i]).toBeCloseTo(value, 12));
    expect(benjaminiHochberg([])).toEqual([]);
    expect(() => benjaminiHochberg([1.2])).toThrow("must be in [0, 1], got 1.2");
  });

  it("steps up: a value is never above that of a larger p (the fifteen of Benjamini & Hochberg 1995)", () => {
    const p = [
      0.0298, 0.0001, 0.0004, 1, 0.0019, 0.0095, 0.0201, 0.0278, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759
    ];
    // p · 15/rank alone would give 0.0695 to 0.0278, above the 0.0639 of the larger 0.0298.
    const adjusted = [
      0.0298 * (15 / 7),
      0.0015,
      0.003,
      1,
      0.0095,
      0.035625,
      0.0603,
      0.0298 * (15 / 7),
      0.0645,
      0.0765,
      0.324 * (15 / 10),
      0.4262 * (15 / 11),
      0.5719 * (15 / 12),
      0.6528 * (15 / 13),
      0.759 * (15 / 14)
    ];
    benjaminiHochberg(p).forEach((q, i) => expect(q).toBeCloseTo(adjusted[i]!, 12));
    benjaminiHochberg([0.01, 0.02, 0.021, 0.5]).forEach((q, i) => expect(q).toBeCloseTo(i < 3 ? 0.028 : 0.5, 12));
  });
});
