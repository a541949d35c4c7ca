import {describe, expect, it} from "vitest";
import {
  createRandom,
  dependability,
  generalizability,
  mixedModel,
  repeatability,
  repeatabilityEstimate,
  voteModel,
  type Estimate,
  type Vote
} from "../../../src/statistics/index.js";
import {normalQuantile} from "../../../src/statistics/distributions/index.js";
import {plantVotes} from "../interviewers/planted-votes.js";
import {isFull, orInFull} from "../../support/endurance.js";

describe("generalizability", () => {
  // Selection centre interviews, BMC Med Educ 14:169, table 2.
  const published = {
    candidate: 0.47,
    question: 0.02,
    interviewer: 0.15,
    "interviewer:question": 0.06,
    "candidate:question": 0.3,
    residual: 0.67
  };

  it("gives the dependability of 1 to 6 interviews from published components", () => {
    const {phi} = generalizability(published);
    expect([1, 2, 3, 4, 5, 6].map((n) => Number(phi(n)!.toFixed(2)))).toEqual([0.28, 0.44, 0.54, 0.61, 0.66, 0.7]);
  });

  it("counts the candidate's interaction with a fixed facet as signal, its main effect as nothing", () => {
    const {phi} = generalizability(published, {fixed: ["question"]});
    const signal = 0.47 + 0.3 / 5;
    expect(phi(5)).toBeCloseTo(signal / (signal + (0.15 + 0.06 + 0.67) / 5), 12);
  });

  it("finds the smallest number of raters, or none", () => {
    const {phi, ratersNeeded} = generalizability(published);
    const needed = ratersNeeded(0.8)!;
    expect(phi(needed)!).toBeGreaterThanOrEqual(0.8);
    expect(phi(needed - 1)!).toBeLessThan(0.8);
    expect(generalizability({candidate: 0, rater: 1, residual: 1}).ratersNeeded(0.5)).toBeNull();
    expect(ratersNeeded(1)).toBeNull();
  });

  it("is null when nothing varies and treats negative components as 0", () => {
    expect(generalizability({candidate: 0, residual: 0}).phi(3)).toBeNull();
    expect(generalizability({candidate: 1, rater: -0.4, residual: 1}).phi(1)).toBe(0.5);
  });
});

describe("repeatability", () => {
  it("repeats 61 % of offers and 77 % of decisions at dependability .66 and offer rate .3", () => {
    const {offerAgain, decisionsRepeated} = repeatability(0.66, 0.3);
    expect(offerAgain).toBeCloseTo(0.61, 2);
    expect(decisionsRepeated).toBeCloseTo(0.77, 2);
  });

  it("repeats the offer rate by chance alone and everything without noise", () => {
    expect(repeatability(0, 0.3).offerAgain).toBeCloseTo(0.3, 10);
    expect(repeatability(1, 0.3)).toEqual({offerAgain: 1, decisionsRepeated: 1});
  });

  it("refuses an offer rate of 0 or 1", () => {
    expect(() => repeatability(0.5, 0)).toThrow("offer rate must be in (0, 1), got 0");
    expect(
      repeatabilityEstimate({value: 0.6, standardError: 0.1, interval: null, n: 9}, 0, 9).offerAgain.value
    ).toBeNull();
  });

  it.each(orInFull([0.15], [0.3, 0.6]))(
    "covers dependability and the shares of offers and decisions repeated nine times in ten, with %f of loops offered",
    (share) => {
      const runs = isFull ? 1000 : 100;
      const variance = 0.25 + (0.01 + 0.49) / 4;
      const truth = 0.25 / variance;
      const repeated = repeatability(truth, share);
      const bar = 2.5 + Math.sqrt(variance) * normalQuantile(1 - share);
      const covered = {dependability: 0, offers: 0, decisions: 0};
      for (let seed = 0; seed < runs; seed++) {
        const random = createRandom(seed);
        const severity = Array.from({length: 40}, () => random.normal(0, 0.1));
        const world = {candidates: 150, interviewers: 40, perCandidate: 4, severity, noise: severity.map(() => 0.7)};
        const votes = plantVotes(random, world);
        const phi = dependability(mixedModel(voteModel(votes)), 4);
        const means = loopMeans(votes);
        // The votes themselves decide, so that offers and dependability err together as they do in a company.
        const {offerAgain, decisionsRepeated} = repeatabilityEstimate(
          phi,
          means.filter((mean) => mean > bar).length,
          means.length
        );
        if (holds(phi, truth)) covered.dependability++;
        if (holds(offerAgain, repeated.offerAgain)) covered.offers++;
        if (holds(decisionsRepeated, repeated.decisionsRepeated)) covered.decisions++;
      }
      for (const count of Object.values(covered)) {
        expect(count / runs).toBeGreaterThan(runs >= 1000 ? 0.87 : 0.82);
        expect(count / runs).toBeLessThan(runs >= 1000 ? 0.93 : 0.97);
      }
    }
  );

  it("widens the share of offers repeated by their tie to dependability, and less so where decisions follow loosely", () => {
    const phi = {value: 0.6, standardError: 0.06, interval: null, n: 150};
    const width = (followed: number): number => {
      const {interval} = repeatabilityEstimate(phi, 45, 150, {followed}).offerAgain;
      return interval![1] - interval![0];
    };
    expect(width(1)).toBeGreaterThan(1.05 * width(0.6));
  });
});

function holds({interval}: Estimate, truth: number): boolean {
  return interval![0] <= truth && truth <= interval![1];
}

function loopMeans(votes: readonly Vote[]): number[] {
  const points = new Map<string, number[]>();
  for (const vote of votes) points.set(vote.candidate, [...(points.get(vote.candidate) ?? []), vote.points]);
  return [...points.values()].map((all) => all.reduce((sum, value) => sum + value, 0) / all.length);
}
