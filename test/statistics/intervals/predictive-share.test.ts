import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/index.js";
import {predictiveShare} from "../../../src/statistics/intervals/predictive-share.js";

function quarters(n: number, ...counts: number[]) {
  return counts.map((k) => ({k, n}));
}

describe("predictiveShare", () => {
  it("equals the same model integrated in Python (numpy: 201 spreads, 401 levels, Gauss–Hermite of 61 nodes)", () => {
    const usual = predictiveShare(quarters(240, 27, 31, 28, 40))!;
    expect(usual.standardError).toBeCloseTo(0.134759, 3);
    expect(usual.tails(12, 247).atMost).toBeCloseTo(0.00416266, 4);
    expect(usual.tails(12, 247).atLeast).toBeCloseTo(0.99717697, 4);
    const rare = predictiveShare([
      {k: 3, n: 60},
      {k: 5, n: 70},
      {k: 2, n: 55},
      {k: 4, n: 66}
    ])!;
    expect(rare.standardError).toBeCloseTo(0.301047, 3);
    expect(rare.tails(0, 64).atMost).toBeCloseTo(0.0459494, 4);
  });

  it("leaves at most the tail beyond either limit, and more than it beyond the next count", () => {
    const usual = predictiveShare(quarters(200, 60, 66, 55, 70))!;
    for (const tail of [0.0005, 0.05]) {
      const [low, high] = usual.limits(180, tail);
      expect(usual.tails(low - 1, 180).atMost).toBeLessThanOrEqual(tail);
      expect(usual.tails(low, 180).atMost).toBeGreaterThan(tail);
      expect(usual.tails(high + 1, 180).atLeast).toBeLessThanOrEqual(tail);
      expect(usual.tails(high, 180).atLeast).toBeGreaterThan(tail);
    }
  });

  it("has limits at none and all where even these are no surprise", () => {
    expect(predictiveShare(quarters(8, 1, 0, 1, 0))!.limits(6, 0.0005)[0]).toBe(0);
    expect(predictiveShare(quarters(8, 7, 8, 7, 8))!.limits(6, 0.0005)[1]).toBe(6);
  });

  it("is wider where quarters vary, and where they are few", () => {
    const width = (...counts: number[]) => {
      const [low, high] = predictiveShare(quarters(400, ...counts))!.limits(400, 0.0005);
      return high - low;
    };
    expect(width(150, 250, 160, 240)).toBeGreaterThan(1.2 * width(200, 200, 200, 200));
    expect(width(200, 200)).toBeGreaterThan(width(200, 200, 200, 200));
  });

  it("is beyond its limits about as often as they say, where quarters vary by the prior's SD", () => {
    const random = createRandom(1);
    const drawn = () => {
      const share = 1 / (1 + Math.exp(-random.normal(-0.7, 0.25)));
      return {k: random.binomial(150, share), n: 150};
    };
    let beyond = 0;
    const companies = 300;
    for (let i = 0; i < companies; i++) {
      const usual = predictiveShare([drawn(), drawn(), drawn(), drawn()])!;
      const {k, n} = drawn();
      const {atMost, atLeast} = usual.tails(k, n);
      beyond += Number(Math.min(atMost, atLeast) <= 0.05);
    }
    // 10 % expected at most; three binomial standard deviations.
    expect(beyond / companies).toBeLessThan(0.152);
    expect(beyond / companies).toBeGreaterThan(0.03);
  });

  it("passes over empty quarters, expects nothing of nobody, and refuses impossible counts", () => {
    expect(predictiveShare([])).toBeNull();
    expect(predictiveShare([{k: 0, n: 0}])).toBeNull();
    const some = quarters(100, 30, 40);
    expect(predictiveShare([...some, {k: 0, n: 0}])!.limits(90, 0.01)).toEqual(predictiveShare(some)!.limits(90, 0.01));
    expect(() => predictiveShare([{k: 4, n: 3}])).toThrow("0 ≤ k ≤ n");
  });
});
