import {describe, expect, it} from "vitest";
import {groupJackknife} from "../../../src/statistics/intervals/normal-interval.js";
import {createRandom} from "../../../src/statistics/random.js";

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

  it("covers nine times in ten where items of a cluster hang together", () => {
    const runs = process.env.PLUMBLINE_FULL === "1" ? 1000 : 300;
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
