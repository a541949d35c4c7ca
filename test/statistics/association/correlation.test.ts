import {describe, expect, it} from "vitest";
import {
  biserial,
  correctRangeRestriction,
  createRandom,
  mutualInformation,
  pearson,
  pointBiserial,
  polyserial,
  spearman
} from "../../../src/statistics/index.js";
import {isFull} from "../../support/endurance.js";

const nothing = (n: number) => ({value: null, standardError: null, interval: null, n});

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

describe("polyserial", () => {
  it("covers the true correlation with its 90 % interval", () => {
    const runs = isFull ? 1000 : 200;
    let covered = 0;
    for (let seed = 0; seed < runs; seed++) {
      const random = createRandom(seed);
      const x = Array.from({length: 120}, () => random.normal());
      const latent = x.map((value) => 0.4 * value + random.normal(0, Math.sqrt(1 - 0.16)));
      const y = latent.map((value) => [-1, 0.2, 1].filter((cut) => value > cut).length);
      const {interval} = polyserial(x, y);
      if (interval![0] <= 0.4 && 0.4 <= interval![1]) covered++;
    }
    expect(covered / runs).toBeGreaterThan(runs >= 1000 ? 0.87 : 0.85);
    expect(covered / runs).toBeLessThan(runs >= 1000 ? 0.93 : 0.95);
  });

  it("is unmoved by how categories are numbered", () => {
    const random = createRandom(1);
    const x = Array.from({length: 60}, () => random.normal());
    const y = x.map((value) => [-1, 0.2, 1].filter((cut) => value + random.normal() > cut).length);
    const renumbered = y.map((k) => k * k + 7);
    expect(polyserial(x, renumbered).value).toBeCloseTo(polyserial(x, y).value!, 10);
  });

  it("is null with one category, a constant variable or too few pairs", () => {
    expect(polyserial([1, 2, 3], [1, 1, 1]).value).toBeNull();
    expect(polyserial([2, 2, 2], [1, 2, 3]).value).toBeNull();
    expect(polyserial([], []).value).toBeNull();
    expect(() => polyserial([1], [])).toThrow("got 1 and 0");
  });
});
