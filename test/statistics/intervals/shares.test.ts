import {describe, expect, it} from "vitest";
import {betaBinomial, createRandom, jeffreys, wilson} from "../../../src/statistics/index.js";

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

describe("betaBinomial", () => {
  it("draws small groups further towards all than large ones, and keeps the order of the input", () => {
    const counts = [
      {k: 0, n: 4},
      {k: 0, n: 60},
      {k: 30, n: 60},
      {k: 12, n: 50},
      {k: 0, n: 0}
    ];
    const {alpha, beta, shrunken} = betaBinomial(counts);
    expect(shrunken[0]!).toBeGreaterThan(shrunken[1]!);
    expect(shrunken[4]).toBeCloseTo(alpha! / (alpha! + beta!), 12);
  });

  it("gives every group the pooled rate when they vary no more than chance", () => {
    const {alpha, shrunken, logLikelihood} = betaBinomial(Array.from({length: 10}, () => ({k: 5, n: 10})));
    expect(alpha).toBeNull();
    expect(shrunken).toEqual(Array.from({length: 10}, () => 0.5));
    expect(logLikelihood).toBeCloseTo(10 * Math.log(252 / 1024), 10);
  });

  it("recovers planted parameters from many groups", () => {
    const random = createRandom(1);
    const counts = Array.from({length: 3000}, () => ({k: random.binomial(30, random.beta(2, 5)), n: 30}));
    const {alpha, beta} = betaBinomial(counts);
    expect(alpha).toBeCloseTo(2, 0);
    // Three standard errors of the mean of 3,000 groups: 0.0033 each.
    expect(Math.abs(alpha! / (alpha! + beta!) - 2 / 7)).toBeLessThan(0.01);
  });

  it("has nothing to say without trials and refuses impossible counts", () => {
    expect(betaBinomial([])).toEqual({alpha: null, beta: null, logLikelihood: null, shrunken: []});
    expect(betaBinomial([{k: 0, n: 0}]).shrunken).toEqual([null]);
    expect(() => betaBinomial([{k: 3, n: 2}])).toThrow("got k 3, n 2");
  });
});
