import {describe, expect, it} from "vitest";
import {clusteredCorrelation, correlationInterval} from "../../../src/statistics/association/clustered-correlation.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

describe("clusteredCorrelation", () => {
  it("is the correlation of what is left within cells", () => {
    const cell = ["a", "a", "a", "a", "b", "b", "b", "b"];
    const cluster = ["p", "q", "p", "q", "p", "q", "p", "q"];
    const x = [1, 2, 3, 4, 11, 12, 13, 15];
    const y = [2, 1, 4, 3, -8, -9, -7, -4];
    // Deviations by hand: a (−1.5, −0.5, 0.5, 1.5) with (−0.5, −1.5, 1.5, 0.5), b (−1.75, −0.75, 0.25, 2.25) with (−1, −2, 0, 3).
    const [xx, xy, yy] = [5 + 8.75, 3 + 10, 5 + 14];
    expect(clusteredCorrelation(x, y, cluster, cell)!.r).toBeCloseTo(xy / Math.sqrt(xx * yy), 12);
    expect(clusteredCorrelation(x, y, cluster)!.r).toBeLessThan(-0.5);
  });

  it("with a cluster to each pair has about Fisher's error, and widens when a cluster's pairs move together", () => {
    const random = createRandom(2);
    const cluster = Array.from({length: 400}, (_, i) => `i${i % 10}`);
    const plain = {x: cluster.map(() => random.normal()), y: cluster.map(() => random.normal())};
    const alone = clusteredCorrelation(
      plain.x,
      plain.y,
      cluster.map((_, i) => String(i))
    )!;
    expect(alone.standardError * Math.sqrt(397)).toBeGreaterThan(0.9);
    expect(alone.standardError * Math.sqrt(397)).toBeLessThan(1.1);
    expect(alone).toMatchObject({independent: 1 / 397, n: 400});
    const lean = Array.from({length: 10}, () => [random.normal(), random.normal()]);
    const shifted = {
      x: plain.x.map((value, i) => value + 1.5 * lean[i % 10]![0]!),
      y: plain.y.map((value, i) => value + 1.5 * lean[i % 10]![1]!)
    };
    const {standardError, degrees, concentration} = clusteredCorrelation(shifted.x, shifted.y, cluster)!;
    expect(standardError).toBeGreaterThan(2 / Math.sqrt(397));
    expect(degrees).toBeLessThan(9);
    expect(concentration).toBeCloseTo(0.1, 12);
  });

  it("has no answer for three pairs, one cluster, a constant or a perfect line", () => {
    const four = ["a", "b", "c", "d"];
    expect(clusteredCorrelation([1, 2, 3], [1, 2, 4], four.slice(1))).toBeNull();
    expect(clusteredCorrelation([1, 2, 3, 5], [1, 2, 4, 3], four)).not.toBeNull();
    expect(clusteredCorrelation([1, 2, 3, 5], [1, 2, 4, 3], ["a", "a", "a", "a"])).toBeNull();
    expect(clusteredCorrelation([1, 1, 1, 1], [1, 2, 3, 4], four)).toBeNull();
    expect(clusteredCorrelation([1, 2, 3, 4], [1, 2, 3, 4], four)).toBeNull();
    expect(clusteredCorrelation([1, 2, 3, 4, 5], [1, 2, 4, 3, 6], [...four, "a"], [...four, "e"])).toBeNull();
  });

  it("has no answer where one cluster alone holds all that varies: its error is not known", () => {
    const [x, y] = [
      [1, 2, 3, 4, 2.5, 2.5],
      [1, 3, 2, 4, 2.5, 2.5]
    ];
    expect(clusteredCorrelation(x!, y!, ["a", "a", "a", "a", "b", "b"])).toBeNull();
    expect(clusteredCorrelation(x!, y!, ["a", "a", "b", "b", "a", "b"])?.degrees).toBeGreaterThanOrEqual(1);
    const cells = ["p", "p", "p", "p", "q", "q"];
    expect(clusteredCorrelation(x!, y!, ["a", "a", "a", "a", "b", "c"], cells)).toBeNull();
  });

  /** Pairs by interviewers of Zipf loads, whose slopes around 0.5 have SD 0.25. */
  function uneven(random: Random, pairs: number, interviewers: number) {
    const shares = Array.from({length: interviewers}, (_, i) => 1 / (i + 1));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const slopes = shares.map(() => random.normal(0.5, 0.25));
    const [x, y, cluster] = [[] as number[], [] as number[], [] as string[]];
    for (let i = 0; i < pairs; i++) {
      let left = random.uniform() * total;
      const who = shares.findIndex((share) => (left -= share) < 0);
      const ability = random.normal();
      x.push(slopes[who]! * ability + random.normal(0, 0.8));
      y.push(ability + random.normal(0, 0.65));
      cluster.push(String(who));
    }
    return {x, y, cluster};
  }

  it.each(isFull ? [4000] : [500])(
    "its t interval holds nine in ten of true values in %d unequal data sets",
    (sets) => {
      // Cov = 0.5; Var x = 0.25 + 0.0625 + 0.64; Var y = 1 + 0.4225.
      const truth = 0.5 / Math.sqrt(0.9525 * 1.4225);
      for (const [pairs, interviewers] of [
        [200, 12],
        [150, 6]
      ] as const) {
        const random = createRandom(pairs);
        let held = 0;
        for (let set = 0; set < sets; set++) {
          const {x, y, cluster} = uneven(random, pairs, interviewers);
          const [low, high] = correlationInterval(clusteredCorrelation(x, y, cluster)!, 0.9);
          held += Number(low <= truth && truth <= high);
        }
        expect(held / sets).toBeGreaterThan(sets === 500 ? 0.85 : 0.87);
        expect(held / sets).toBeLessThan(sets === 500 ? 0.95 : 0.93);
      }
    }
  );
});
