import {describe, expect, it} from "vitest";
import {information, informationAtBar} from "../../../src/statistics/questions/information-at-bar.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

describe("information at the bar", () => {
  it("of one cut is a²P(1 − P), of slope 0 nothing", () => {
    const p = 1 / (1 + Math.exp(-0.6));
    expect(information(1.5, [0.6], 0)).toBeCloseTo(1.5 ** 2 * p * (1 - p), 12);
    expect(information(0, [-1, 1], 0)).toBe(0);
  });

  it("tells a question that follows ability from one that does not, with votes of others as the yardstick", () => {
    const random = createRandom(6);
    const point = (latent: number) => 1 + [-1.2, 0, 1.2].filter((cut) => latent > cut).length;
    const rows = Array.from({length: 400}, () => {
      const ability = random.normal();
      const vote = () => point(1.4 * ability + random.normal(0, 0.8));
      return {
        good: point(1.4 * ability + random.normal(0, 0.8)),
        idle: point(random.normal()),
        others: [vote(), vote(), vote()]
      };
    });
    const good = informationAtBar(rows.map(({good: points, others}) => ({points, others})));
    const idle = informationAtBar(rows.map(({idle: points, others}) => ({points, others})));
    expect(good.interval![0]).toBeGreaterThan(5 * idle.interval![1]);
    // Latent slope 1.4/0.8 in normal units is about 1.7 times that in logits: a ≈ 3, information near a²/4 or above.
    expect(good.value!).toBeGreaterThan(1.2);
    expect(idle.value!).toBeLessThan(0.1);
  });

  it("holds the true information in nine intervals of ten, whether the question follows ability or hardly does", () => {
    const random = createRandom(11);
    const graded = (ability: number, slope: number, intercepts: readonly number[]) => {
      const u = random.uniform();
      return 1 + intercepts.filter((d) => u < 1 / (1 + Math.exp(-(slope * ability + d)))).length;
    };
    const cuts = [2.2, 0.4, -1.8];
    for (const slope of [0.3, 1, 2]) {
      const truth = information(slope, cuts, -0.4 / 2);
      let held = 0;
      const runs = isFull ? 600 : 25;
      for (let run = 0; run < runs; run++) {
        const rows = Array.from({length: 300}, () => {
          const ability = random.normal();
          const vote = () => graded(ability, 2, cuts);
          return {points: graded(ability, slope, cuts), others: [vote(), vote(), vote()]};
        });
        const {interval} = informationAtBar(rows);
        if (interval![0] <= truth && truth <= interval![1]) held++;
      }
      expect(held / runs).toBeGreaterThan(isFull ? 0.87 : 0.7);
    }
  });

  it("waits for a hundred and fifty ratings", () => {
    expect(informationAtBar(Array.from({length: 149}, () => ({points: 3, others: [3, 2]}))).value).toBeNull();
  });
});
