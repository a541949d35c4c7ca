import {describe, expect, it} from "vitest";
import type {AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {clusterItems} from "../../../src/statistics/questions/cluster-questions.js";
import {criterionCorrelations, sameAttribute} from "../../../src/statistics/questions/criterion-correlation.js";
import {familyIncrements, shapleyValues} from "../../../src/statistics/questions/family-increments.js";
import {levelChart} from "../../../src/statistics/questions/level-chart.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";

const rating = (parts: Partial<AdjustedRating>): AdjustedRating => ({
  question: "q",
  application: "a",
  interviewer: "i",
  scorecard: "s",
  points: 3,
  adjusted: 3,
  minutes: null,
  date: null,
  others: {mean: 3, voters: 3, majorityYes: true},
  ownVote: null,
  ...parts
});

describe("clusterItems", () => {
  it("joins by mean distance: 0–1 at 0.2, 2–3 at 0.3, all at the mean of the four", () => {
    const distance = [
      [0, 0.2, 0.9, 0.8],
      [0.2, 0, 0.7, 0.6],
      [0.9, 0.7, 0, 0.3],
      [0.8, 0.6, 0.3, 0]
    ];
    const {merges, order} = clusterItems(distance);
    expect(merges.map(({left, right}) => [left, right])).toEqual([
      [0, 1],
      [2, 3],
      [4, 5]
    ]);
    expect(merges[2]!.height).toBeCloseTo(0.75, 12);
    expect(order).toEqual([0, 1, 2, 3]);
    expect(clusterItems([])).toEqual({merges: [], order: []});
  });
});

describe("shapleyValues", () => {
  it("of uncorrelated predictors are their squared correlations", () => {
    const identity = [0, 1, 2].map((i) => [0, 1, 2].map((j) => Number(i === j)));
    shapleyValues(identity, [0.5, 0.3, 0]).forEach((value, j) => expect(value).toBeCloseTo([0.25, 0.09, 0][j]!, 12));
  });

  it("of two predictors halve what they share: worked by hand", () => {
    // R² of both (0.25 + 0.16 − 2·0.5·0.4·0.6)/(1 − 0.36) = 0.265625.
    const [first, second] = shapleyValues(
      [
        [1, 0.6],
        [0.6, 1]
      ],
      [0.5, 0.4]
    );
    expect(first).toBeCloseTo((0.25 + (0.265625 - 0.16)) / 2, 12);
    expect(second).toBeCloseTo((0.16 + (0.265625 - 0.25)) / 2, 12);
  });

  it("add up to R² of all, also for correlations that cannot all be true", () => {
    const impossible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1]
    ];
    const sum = shapleyValues(impossible, [0.6, 0.5, 0.4]).reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(1);
    expect(() =>
      shapleyValues(
        [],
        Array.from({length: 13}, () => 0)
      )
    ).toThrow(/at most 12/);
  });
});

/** Three interviews a loop by three people; families Good and Idle, each asked by its own interviewer. */
function loops(random: Random, n: number): AdjustedRating[] {
  return Array.from({length: n}, (_, i) => {
    const ability = random.normal();
    const common = {application: `A${i}`, date: new Date(Date.UTC(2025, 0, 1 + i)).toISOString()};
    const others = {mean: 2.5 + 0.7 * ability + random.normal(0, 0.3), voters: 3, majorityYes: ability > 0};
    const one = (question: string, interviewer: string, latent: number) =>
      rating({...common, question, interviewer: `${interviewer}${i % 9}`, adjusted: latent, others});
    return [
      one("good1", "x", 0.8 * ability + random.normal(0, 0.6)),
      one("good2", "y", 0.8 * ability + random.normal(0, 0.6)),
      one("idle", "z", random.normal())
    ];
  }).flat();
}
const attributeOf = (question: string) => (question.startsWith("good") ? "Good" : "Idle");

describe("criteria other than the votes", () => {
  it("same attribute: compares only with other interviewers' questions, here at the planted correlation", () => {
    const all = loops(createRandom(2), 900);
    const found = criterionCorrelations(all, sameAttribute(all, attributeOf));
    expect(found.map(({question}) => question)).toEqual(["good1", "good2"]);
    // 0.64/(0.64 + 0.36) = 0.64; five standard errors on 900.
    for (const {r} of found) expect(Math.abs(r.value! - 0.64)).toBeLessThan(0.1);
  });

  it("same attribute: what the rating's own interviewer also rated is no criterion", () => {
    const own = [rating({question: "a"}), rating({question: "b"})];
    expect(own.map(sameAttribute(own, () => "X"))).toEqual([null, null]);
    expect(own.map(sameAttribute(own, () => null))).toEqual([null, null]);
  });
});

describe("familyIncrements", () => {
  it("gives an idle family nothing and the good one all that there is", () => {
    const found = familyIncrements(loops(createRandom(3), 600), attributeOf);
    const [good, idle] = found;
    expect(found.map(({family}) => family)).toEqual(["Good", "Idle"]);
    expect(good!.share.interval![0]).toBeGreaterThan(0.5);
    expect(Math.abs(idle!.share.value!)).toBeLessThan(0.02);
    expect(idle!.share.n).toBe(600);
  });

  it("is silent when families share fewer than fifty loops", () => {
    expect(familyIncrements(loops(createRandom(3), 49), attributeOf)).toEqual([]);
  });
});

describe("levelChart", () => {
  const quarter = (date: string) => date.slice(0, 7);

  it("a question that got easier leaves its limits, one that did not stays within, and ability does not matter", () => {
    const steady = loops(createRandom(8), 360).filter(({question}) => question === "good1");
    const leaked = steady.map((one) => (one.date! > "2025-08" ? {...one, adjusted: one.adjusted + 1.2} : one));
    const outside = (points: ReturnType<typeof levelChart>) =>
      points!.filter(({mean, limit}) => Math.abs(mean) > limit).map(({period}) => period);
    expect(outside(levelChart(steady, quarter))).toEqual([]);
    expect(outside(levelChart(leaked, quarter))).toEqual(["2025-08", "2025-09", "2025-10", "2025-11", "2025-12"]);
  });

  it("has no chart for fewer than sixty dated ratings", () => {
    expect(
      levelChart(
        loops(createRandom(8), 59).filter(({question}) => question === "idle"),
        quarter
      )
    ).toBeNull();
  });
});
