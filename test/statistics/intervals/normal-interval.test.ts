import {describe, expect, it} from "vitest";
import {groupJackknife} from "../../../src/statistics/intervals/normal-interval.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

interface Item {
  cluster: string;
  value: number;
}

const mean = (items: readonly Item[]) =>
  items.length === 0 ? null : items.reduce((sum, {value}) => sum + value, 0) / items.length;
const jackknife = (items: readonly Item[]) => groupJackknife(items, ({cluster}) => cluster, mean);

describe("a jackknife over clusters", () => {
  it("gives the mean of one-item clusters its textbook standard error", () => {
    const items = [2, 4, 4, 5, 10].map((value, index) => ({cluster: String(index), value}));
    const {value, standardError, n} = jackknife(items);
    // s² = 9 of the values 2, 4, 4, 5, 10; standard error 3 / √5.
    expect([value, n]).toEqual([5, 5]);
    expect(standardError).toBeCloseTo(3 / Math.sqrt(5), 12);
  });

  it("has one degree of freedom less than groups: five clusters four, eighty in forty groups thirty-nine", () => {
    const items = (count: number) => Array.from({length: count}, (_, i) => ({cluster: String(i), value: i % 5}));
    // Student's t at 95 % (tables): 2.131847 with 4, 1.684875 with 39.
    for (const [count, quantile] of [
      [5, 2.131847],
      [80, 1.684875]
    ] as const) {
      const {value, standardError, interval} = jackknife(items(count));
      expect((interval![1] - value!) / standardError!).toBeCloseTo(quantile, 5);
      expect((value! - interval![0]) / standardError!).toBeCloseTo(quantile, 5);
    }
  });

  it("leaves out the subsets that cannot be told, in its degrees of freedom too, and stays in range", () => {
    const items = [0, 4, 4, 0, 2].map((value, index) => ({cluster: String(index), value}));
    const untold = (rest: readonly Item[]) =>
      rest.length === 4 && !rest.some(({cluster}) => cluster === "4") ? null : mean(rest);
    const {value, standardError, interval} = groupJackknife(items, ({cluster}) => cluster, untold, {range: [0, 3]});
    // Four means of four: 2.5, 1.5, 1.5, 2.5; √(3/4 · 4 · 0.25), t with 3 degrees of freedom 2.353363.
    expect([value, standardError]).toEqual([2, Math.sqrt(0.75)]);
    expect(interval![0]).toBeCloseTo(Math.max(0, 2 - 2.353363 * Math.sqrt(0.75)), 5);
    expect(interval![1]).toBe(3);
  });

  it("covers nine times in ten where items of a cluster hang together", () => {
    const runs = isFull ? 1000 : 300;
    let covered = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const random = createRandom(seed);
      const items = Array.from({length: 60}, (_, cluster) => {
        const own = random.normal();
        return Array.from({length: 1 + (cluster % 4)}, () => ({
          cluster: `C${cluster}`,
          value: own + 0.3 * random.normal()
        }));
      }).flat();
      const [low, high] = jackknife(items).interval!;
      if (low <= 0 && high >= 0) covered++;
    }
    expect(covered / runs).toBeGreaterThan(runs >= 1000 ? 0.87 : 0.85);
    expect(covered / runs).toBeLessThan(runs >= 1000 ? 0.93 : 0.95);
  });

  it("has no interval with one cluster, and nothing without a value", () => {
    expect(jackknife([{cluster: "a", value: 3}])).toEqual({value: 3, standardError: null, interval: null, n: 1});
    expect(jackknife([])).toEqual({value: null, standardError: null, interval: null, n: 0});
  });
});
