import {describe, expect, it} from "vitest";
import {createRandom, halo, type AttributeRating} from "../../../src/statistics/index.js";
import {isFull} from "../../support/endurance.js";

const runs = isFull ? 1000 : 40;

/** Three attributes with a common quality; `shared` is the variance an interviewer's impression adds to all of them. */
function scorecards(shared: number, seed: number, candidates = 100): AttributeRating[] {
  const random = createRandom(seed);
  return Array.from({length: candidates}, (_, c) => {
    const common = random.normal(0, 0.6);
    const qualities = ["coding", "depth", "judgment"].map((attribute) => ({
      attribute,
      value: common + random.normal(0, 0.5)
    }));
    return Array.from({length: 3}, () => random.integer(20)).flatMap((i, slot) => {
      const impression = random.normal(0, Math.sqrt(shared));
      return qualities.map(({attribute, value}) => ({
        candidate: `c${c}`,
        interviewer: `i${(i + slot * 20) % 60}`,
        attribute,
        rating: 2.5 + value + impression + random.normal(0, 0.5)
      }));
    });
  }).flat();
}

describe("halo", () => {
  it("covers the planted excess of within-scorecard correlation with its 90 % interval, none included", () => {
    for (const shared of [0, 0.25]) {
      const total = 0.36 + 0.25 + shared + 0.25;
      const truth = (0.36 + shared) / total - (0.36 + 0.25) / total;
      let covered = 0;
      for (let seed = 0; seed < runs; seed++) {
        const [low, high] = halo(scorecards(shared, seed)).halo.interval!;
        if (low <= truth && truth <= high) covered++;
      }
      expect(covered / runs).toBeGreaterThan(isFull ? 0.87 : 0.8);
      expect(covered / runs).toBeLessThan(isFull ? 0.93 : 0.99);
    }
  });

  it("has no contrast when nobody rates two attributes or no attribute is rated twice", () => {
    const single = scorecards(0, 1).filter(({attribute}) => attribute === "coding");
    expect(halo(single)).toMatchObject({within: null, halo: {value: null}, interviewers: []});
    expect(halo([])).toMatchObject({within: null, across: null});
  });
});
