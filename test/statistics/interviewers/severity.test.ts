import {describe, expect, it} from "vitest";
import {createRandom, severity} from "../../../src/statistics/index.js";
import {plantVotes} from "./planted-votes.js";

const runs = process.env.PLUMBLINE_FULL === "1" ? 1000 : 60;

function simulate(spread: number, seed: number) {
  const random = createRandom(seed);
  const truth = Array.from({length: 20}, () => random.normal(0, spread));
  const votes = plantVotes(random, {
    candidates: 200,
    interviewers: 20,
    perCandidate: 4,
    severity: truth,
    noise: truth.map(() => 0.7)
  });
  const {interviewers} = severity({votes});
  return interviewers.map((found) => ({found, truth: truth[Number(found.interviewer.slice(1))]!}));
}

describe("severity", () => {
  it("covers the true severity with its 90 % interval", () => {
    const all = Array.from({length: runs}, (_, seed) => simulate(0.25, seed)).flat();
    const covered = all.filter(({found, truth}) => found.interval![0] <= truth && truth <= found.interval![1]);
    const [low, high] = runs >= 1000 ? [0.87, 0.93] : [0.85, 0.95];
    expect(covered.length / all.length).toBeGreaterThan(low);
    expect(covered.length / all.length).toBeLessThan(high);
    const flagged = all.filter(({found}) => found.probability! > 0.9);
    // 32 % of these interviewers truly lie beyond 0.25; 40 votes each find one in seven of them at this certainty.
    expect(flagged.length).toBeGreaterThan(all.length / 25);
    expect(flagged.filter(({truth}) => Math.abs(truth) > 0.25).length / flagged.length).toBeGreaterThan(0.9);
  });

  it("accuses nobody when nobody is harsh or lenient", () => {
    const all = Array.from({length: runs}, (_, seed) => simulate(0, 5000 + seed)).flat();
    expect(all.filter(({found}) => found.probability! > 0.9)).toEqual([]);
  });

  it("gives a harsh interviewer a negative deviation, whoever they met", () => {
    const random = createRandom(3);
    const strict = Array.from({length: 8}, (_, i) => (i === 0 ? -0.8 : 0.1));
    const noise = strict.map(() => 0.4);
    const votes = plantVotes(random, {candidates: 150, interviewers: 8, perCandidate: 4, severity: strict, noise});
    const harsh = severity({votes}).interviewers.find(({interviewer}) => interviewer === "i0")!;
    expect(harsh.deviation).toBeLessThan(-0.5);
    expect(harsh.probability).toBeGreaterThan(0.99);
    expect(harsh.n).toBe(votes.filter(({interviewer}) => interviewer === "i0").length);
  });

  it("its interval leaves five in a hundred on either side, and its probability counts both directions", () => {
    const votes = plantVotes(createRandom(3), {
      candidates: 150,
      interviewers: 8,
      perCandidate: 4,
      severity: [-0.8, 0.8, 0, 0, 0, 0, 0, 0],
      noise: Array.from({length: 8}, () => 0.4)
    });
    const [plain] = [severity({votes}).interviewers];
    for (const id of ["i0", "i1"]) {
      const own = plain!.find(({interviewer}) => interviewer === id)!;
      const sign = Math.sign(own.deviation!);
      // Its own direction lies far from the opposite one, so that the threshold cuts one tail only.
      for (const [end, probability] of [
        [own.interval![sign < 0 ? 0 : 1], 0.05],
        [own.interval![sign < 0 ? 1 : 0], 0.95]
      ] as const) {
        const {interviewers} = severity({votes, threshold: sign * end});
        expect(interviewers.find(({interviewer}) => interviewer === id)!.probability).toBeCloseTo(probability, 3);
      }
    }
    const [unknown] = severity({votes, threshold: 0}).interviewers;
    expect(unknown!.probability).toBeCloseTo(1, 12);
  });

  it("says nothing against someone of no severity who meets only the weakest candidates", () => {
    const seeds = Array.from({length: 20}, (_, seed) => seed);
    const decoys = seeds.map((seed) => {
      const random = createRandom(9000 + seed);
      const severities = Array.from({length: 12}, (_, i) => (i === 0 ? 0 : random.normal(0, 0.2)));
      const noise = severities.map(() => 0.7);
      const votes = Array.from({length: 240}, (_, c) => {
        const quality = random.normal(0, 0.7);
        const others = random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).slice(0, 4);
        const met = quality < -0.7 ? [0, ...others.slice(1)] : others;
        return met.map((i) => ({
          candidate: `c${c}`,
          interviewer: `i${i}`,
          points: 2.5 + quality + severities[i]! + random.normal(0, noise[i]!)
        }));
      }).flat();
      return severity({votes}).interviewers.find(({interviewer}) => interviewer === "i0")!;
    });
    const mean = decoys.reduce((sum, {deviation}) => sum + deviation!, 0) / decoys.length;
    expect(Math.abs(mean)).toBeLessThan(0.06);
    expect(decoys.filter(({rawMean}) => rawMean < 1.8).length).toBe(decoys.length);
    expect(decoys.filter(({probability}) => probability! > 0.9)).toEqual([]);
  });

  it("numbers the groups of interviewers that share no candidate", () => {
    const random = createRandom(4);
    const zero = [0, 0, 0];
    const one = plantVotes(random, {
      candidates: 20,
      interviewers: 3,
      perCandidate: 2,
      severity: zero,
      noise: [1, 1, 1]
    });
    const two = one.map((vote) => ({...vote, candidate: `d${vote.candidate}`, interviewer: `j${vote.interviewer}`}));
    const result = severity({votes: [...one, ...two]});
    expect(result.components).toBe(2);
    expect(new Set(result.interviewers.map(({component}) => component)).size).toBe(2);
  });

  it("has no deviation where votes do not separate interviewers from candidates", () => {
    const votes = ["a", "b", "c"].map((id, i) => ({candidate: id, interviewer: id, points: i + 1}));
    expect(severity({votes}).interviewers.map(({deviation}) => deviation)).toEqual([null, null, null]);
    expect(severity({votes: []}).interviewers).toEqual([]);
  });
});
