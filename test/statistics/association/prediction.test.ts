import {describe, expect, it} from "vitest";
import {areaUnderCurve, createRandom, isotonic, netBenefit} from "../../../src/statistics/index.js";

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
