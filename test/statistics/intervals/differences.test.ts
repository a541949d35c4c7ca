import {describe, expect, it} from "vitest";
import {
  benjaminiHochberg,
  changeInMean,
  differenceByIntervals,
  independentDifference
} from "../../../src/statistics/intervals/differences.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
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

describe("a difference by the intervals of two estimates", () => {
  const share = (k: number, n: number) => ({value: k / n, interval: wilson(k, n, 0.95), n});

  // Newcombe 1998 (Statistics in Medicine 17, 873–890), table II, method 10, cases (a), (b) and (e).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926]
  ])("of shares is Newcombe's hybrid score interval: %i/%i against %i/%i", (k1, n1, k2, n2, low, high) => {
    const {value, interval, n} = differenceByIntervals(share(k2, n2), share(k1, n1));
    expect(value).toBeCloseTo(k1 / n1 - k2 / n2, 12);
    expect(interval![0]).toBeCloseTo(low, 4);
    expect(interval![1]).toBeCloseTo(high, 4);
    expect(n).toBe(n1 + n2);
  });

  it("has no interval where one of them has none", () => {
    const known = share(5, 10);
    expect(differenceByIntervals(known, {...known, interval: null})).toMatchObject({value: 0, interval: null});
    expect(differenceByIntervals({...known, value: null}, known)).toMatchObject({value: null, interval: null});
  });
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
