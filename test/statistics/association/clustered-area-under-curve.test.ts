import {describe, expect, it} from "vitest";
import {clusteredAreaUnderCurve} from "../../../src/statistics/association/clustered-area-under-curve.js";
import {areaUnderCurve} from "../../../src/statistics/association/prediction.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

const scores = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
const positive = [true, false, true, false, false, true, false, true, true, false, true, false];

describe("clusteredAreaUnderCurve", () => {
  it("with a cluster to each score is DeLong's", () => {
    const rows = scores.map((_, i) => String(i));
    const [alone, plain] = [clusteredAreaUnderCurve(scores, positive, rows), areaUnderCurve(scores, positive)];
    expect(alone.value).toBeCloseTo(plain.value!, 12);
    expect(alone.standardError).toBeCloseTo(plain.standardError!, 12);
  });

  it("adds placements up by cluster as Obuchowski (1997) does, each class over the root of what the cluster lacks of it", () => {
    const cluster = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "a", "b", "c"];
    const above = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
    const at = (side: boolean): number[] => [...scores.keys()].filter((i) => positive[i] === side);
    const [high, low] = [at(true), at(false)];
    const share = (i: number): number =>
      positive[i]
        ? low.reduce((sum, j) => sum + above(scores[i]!, scores[j]!), 0) / low.length
        : high.reduce((sum, j) => sum + above(scores[j]!, scores[i]!), 0) / high.length;
    const area = high.reduce((sum, i) => sum + share(i), 0) / high.length;
    const parts = ["a", "b", "c"].map((name) =>
      [high, low]
        .map((side) => {
          const own = side.filter((i) => cluster[i] === name);
          const sum = own.reduce((total, i) => total + share(i) - area, 0);
          return sum / side.length / Math.sqrt(1 - own.length / side.length);
        })
        .reduce((a, b) => a + b, 0)
    );
    const found = clusteredAreaUnderCurve(scores, positive, cluster);
    expect(found.value).toBeCloseTo(area, 12);
    expect(found.standardError).toBeCloseTo(Math.hypot(...parts), 12);
  });

  it("compares within cells only: levels that are rated more strictly do not turn it round", () => {
    const cell = scores.map((_, i) => (i % 2 === 0 ? "junior" : "senior"));
    const shifted = scores.map((score, i) => score + (cell[i] === "senior" ? 100 : 0));
    const cluster = scores.map((_, i) => String(i % 5));
    const found = clusteredAreaUnderCurve(shifted, positive, cluster, cell);
    expect(found.value).toBeCloseTo(clusteredAreaUnderCurve(scores, positive, cluster, cell).value!, 12);
    const pooled = clusteredAreaUnderCurve(shifted, positive, cluster);
    expect(Math.abs(pooled.value! - found.value!)).toBeGreaterThan(0.1);
  });

  it("has no value without both classes in a cell, and no interval from one cluster or a perfect score", () => {
    expect(clusteredAreaUnderCurve([1, 2], [true, true], ["a", "b"]).value).toBeNull();
    expect(clusteredAreaUnderCurve([1, 2], [true, false], ["a", "b"], ["p", "q"]).value).toBeNull();
    expect(
      clusteredAreaUnderCurve(
        scores,
        positive,
        scores.map(() => "a")
      ).interval
    ).toBeNull();
    const perfect = positive.map(Number);
    expect(clusteredAreaUnderCurve(perfect, positive, scores.map(String))).toMatchObject({value: 1, interval: null});
  });

  it.each(isFull ? [3000] : [300])("its interval holds nine in ten of true areas in %d unequal data sets", (sets) => {
    const random = createRandom(4);
    const truthOf: number[] = [];
    for (let i = 0; i < 200_000; i++) {
      const slopes = [random.normal(0.5, 0.25), random.normal(0.5, 0.25)];
      const [low, high] = [-Math.abs(random.normal()), Math.abs(random.normal())];
      truthOf.push(Number(slopes[0]! * high + random.normal(0, 0.8) > slopes[1]! * low + random.normal(0, 0.8)));
    }
    const truth = truthOf.reduce((sum, one) => sum + one, 0) / truthOf.length;
    let held = 0;
    for (let set = 0; set < sets; set++) {
      const slopes = Array.from({length: 10}, () => random.normal(0.5, 0.25));
      const rows = Array.from({length: 200}, () => {
        const who = Math.floor(10 * random.uniform() ** 2);
        const ability = random.normal();
        return {who: String(who), wanted: ability > 0, score: slopes[who]! * ability + random.normal(0, 0.8)};
      });
      const {interval} = clusteredAreaUnderCurve(
        rows.map(({score}) => score),
        rows.map(({wanted}) => wanted),
        rows.map(({who}) => who)
      );
      held += Number(interval![0] <= truth && truth <= interval![1]);
    }
    expect(held / sets).toBeGreaterThan(sets === 300 ? 0.84 : 0.87);
    expect(held / sets).toBeLessThan(sets === 300 ? 0.96 : 0.93);
  });
});
