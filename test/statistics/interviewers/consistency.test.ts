import {describe, expect, it} from "vitest";
import {consistency, createRandom} from "../../../src/statistics/index.js";
import {plantVotes} from "./planted-votes.js";
import {isFull} from "../../support/endurance.js";

const runs = isFull ? 1000 : 60;

function simulate(ratios: readonly number[], seed: number) {
  const random = createRandom(seed);
  const votes = plantVotes(random, {
    candidates: 250,
    interviewers: ratios.length,
    perCandidate: 5,
    severity: ratios.map(() => random.normal(0, 0.2)),
    noise: ratios.map((ratio) => 0.7 * Math.sqrt(ratio))
  });
  return consistency({votes});
}

describe("consistency", () => {
  it("covers the true ratio of variances with its 90 % interval, erratic and uniform interviewers included", () => {
    const truth = Array.from({length: 20}, (_, i) => (i === 0 ? 2.2 : i === 1 ? 0.4 : 1));
    const covered = [0, 0, 0];
    for (let seed = 0; seed < runs; seed++) {
      for (const {interviewer, ratio} of simulate(truth, seed)) {
        const i = Number(interviewer.slice(1));
        if (i < 3 && ratio.interval![0] <= truth[i]! && truth[i]! <= ratio.interval![1]) covered[i]!++;
      }
    }
    for (const count of covered) {
      expect(count / runs).toBeGreaterThan(isFull ? 0.87 : 0.8);
      expect(count / runs).toBeLessThan(isFull ? 0.93 : 0.98);
    }
  });

  it("finds an interviewer three times as erratic as the peers, and hardly ever one who is not", () => {
    const planted = Array.from({length: 20}, (_, i) => (i === 0 ? 3 : 1));
    let found = 0;
    let wrong = 0;
    for (let seed = 0; seed < runs / 2; seed++) {
      for (const {interviewer, ratio, q} of simulate(planted, 9000 + seed)) {
        const called = q! < 0.05 && (ratio.interval![0] > 1.6 || ratio.interval![1] < 0.6);
        if (called && interviewer === "i0") found++;
        else if (called) wrong++;
      }
    }
    expect(found / (runs / 2)).toBeGreaterThan(0.8);
    expect(wrong).toBeLessThanOrEqual(Math.ceil((runs / 2) * 20 * 0.002));
  });

  it("has no ratio, and no end of an interval that is not finite, where nothing is left to compare", () => {
    const random = createRandom(2);
    const agreed = plantVotes(random, {
      candidates: 150,
      interviewers: 8,
      perCandidate: 4,
      severity: Array.from({length: 8}, () => 0),
      noise: Array.from({length: 8}, () => 0)
    });
    const alone = agreed.map((vote, i) => ({...vote, candidate: `c${i}`}));
    for (const votes of [agreed, alone, agreed.map((vote) => ({...vote, points: 3}))])
      for (const {ratio} of consistency({votes})) {
        expect([ratio.value ?? 0, ...(ratio.interval ?? [])].every(Number.isFinite)).toBe(true);
        expect(ratio.interval === null).toBe(ratio.value === null);
      }
    expect(consistency({votes: agreed}).every(({ratio}) => ratio.value === null)).toBe(true);
  });

  it("takes no short record into the q-values and has no ratio without residuals", () => {
    const random = createRandom(1);
    const few = plantVotes(random, {
      candidates: 20,
      interviewers: 5,
      perCandidate: 3,
      severity: [0, 0, 0, 0, 0],
      noise: [1, 1, 1, 1, 1]
    });
    expect(consistency({votes: few}).every(({q}) => q === null)).toBe(true);
    const constant = few.map((vote) => ({...vote, points: 3}));
    expect(consistency({votes: constant}).every(({ratio}) => ratio.value === null)).toBe(true);
    expect(consistency({votes: []})).toEqual([]);
  });
});
