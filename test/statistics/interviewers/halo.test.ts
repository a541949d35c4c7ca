import {describe, expect, it} from "vitest";
import {createRandom, halo, scaleUse, type AttributeRating} from "../../../src/statistics/index.js";

const full = process.env.PLUMBLINE_FULL === "1";
const runs = full ? 1000 : 40;

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
      expect(covered / runs).toBeGreaterThan(full ? 0.87 : 0.8);
      expect(covered / runs).toBeLessThan(full ? 0.93 : 0.99);
    }
  });

  it("has no contrast when nobody rates two attributes or no attribute is rated twice", () => {
    const single = scorecards(0, 1).filter(({attribute}) => attribute === "coding");
    expect(halo(single)).toMatchObject({within: null, halo: {value: null}, interviewers: []});
    expect(halo([])).toMatchObject({within: null, across: null});
  });
});

describe("scaleUse", () => {
  it("covers the true ratio of spreads with its 90 % interval", () => {
    let covered = 0;
    for (let seed = 0; seed < 6 * runs; seed++) {
      const random = createRandom(seed);
      const votes = Array.from({length: 400}, (_, i) => ({
        interviewer: `i${i % 8}`,
        points: random.normal(2.5, i % 8 === 0 ? 0.5 : 1)
      }));
      const [low, high] = scaleUse(votes)[0]!.spreadRatio.interval!;
      if (low <= 0.5 && 0.5 <= high) covered++;
    }
    expect(covered / (6 * runs)).toBeGreaterThan(full ? 0.87 : 0.85);
    expect(covered / (6 * runs)).toBeLessThan(full ? 0.93 : 0.95);
  });

  it("counts votes at either end of the scale against the peers'", () => {
    const votes = [1, 4, 2, 3].map((points) => ({interviewer: "a", points}));
    const others = [2, 2, 3, 4].map((points) => ({interviewer: "b", points}));
    const [own] = scaleUse([...votes, ...others]);
    expect(own).toMatchObject({interviewer: "a", n: 4, endShare: 0.5, peersEndShare: 0.25});
  });

  it("has no ratio without peers or when the peers never differ", () => {
    const constant = [3, 3, 3].map((points) => ({interviewer: "b", points}));
    expect(scaleUse(constant)[0]!.spreadRatio.value).toBeNull();
    expect(
      scaleUse([...constant, {interviewer: "a", points: 1}, {interviewer: "a", points: 4}])[1]!.spreadRatio.value
    ).toBeNull();
  });
});
