import {describe, expect, it} from "vitest";
import {clusteredShare} from "../../../src/statistics/intervals/clustered-share.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

describe("clusteredShare", () => {
  it("of clusters of one has the error of a mean, √(p(1 − p)/(n − 1))", () => {
    const {value, standardError} = clusteredShare(Array.from({length: 40}, (_, i) => ({k: Number(i < 10), n: 1})));
    expect(value).toBe(0.25);
    expect(standardError).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 39), 12);
  });

  it("of clusters of equal size has the error of their mean, and n − 1 of them as degrees of freedom", () => {
    const shares = [0.1, 0.2, 0.6, 0.3, 0.3];
    const {value, standardError, interval} = clusteredShare(shares.map((share) => ({k: 50 * share, n: 50})));
    expect(value).toBeCloseTo(0.3, 12);
    // SD of the five is √0.035.
    expect(standardError).toBeCloseTo(Math.sqrt(0.035 / 5), 12);
    // Wilson for 0.21/0.007 = 30 independent cases at t = 2.1318 (0.95, 4 degrees), which is 2Φ(t) − 1 = 0.96698.
    const [low, high] = wilson(9, 30, 0.966976);
    expect(interval![0]).toBeCloseTo(low, 4);
    expect(interval![1]).toBeCloseTo(high, 4);
  });

  it("is never taken for more cases than there are, and has no interval from one cluster", () => {
    const even = clusteredShare(Array.from({length: 10}, () => ({k: 3, n: 10})));
    const [low, high] = wilson(30, 100);
    expect(even.interval![0]).toBeLessThan(low);
    expect(even.interval![1]).toBeGreaterThan(high);
    expect(clusteredShare([{k: 3, n: 10}])).toMatchObject({value: 0.3, interval: null});
    expect(
      clusteredShare([
        {k: 3, n: 10},
        {k: 0, n: 0}
      ])
    ).toMatchObject({value: 0.3, interval: null});
    expect(clusteredShare([])).toMatchObject({value: null, n: 0});
  });

  it.each(isFull ? [4000] : [600])(
    "holds nine in ten of true shares where clusters of Zipf sizes differ, of %d",
    (sets) => {
      const random = createRandom(6);
      const shareOf = (): number => 1 / (1 + Math.exp(1.2 - random.normal(0, 0.8)));
      const truth = Array.from({length: 100_000}, shareOf).reduce((sum, share) => sum + share, 0) / 100_000;
      let held = 0;
      for (let set = 0; set < sets; set++) {
        const counts = Array.from({length: 12}, (_, i) => {
          const [n, share] = [Math.round(80 / (i + 1)), shareOf()];
          return {
            n,
            k: Array.from({length: n}, () => Number(random.uniform() < share)).reduce((sum, one) => sum + one, 0)
          };
        });
        const [low, high] = clusteredShare(counts).interval!;
        held += Number(low <= truth && truth <= high);
      }
      expect(held / sets).toBeGreaterThan(sets === 600 ? 0.85 : 0.86);
      expect(held / sets).toBeLessThan(sets === 600 ? 0.95 : 0.93);
    }
  );
});
