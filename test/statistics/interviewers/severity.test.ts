import {describe, expect, it} from "vitest";
import {createRandom, type Random, severity, type Severity, type Vote} from "../../../src/statistics/index.js";
import {plantVotes} from "./planted-votes.js";
import {isFull} from "../../support/endurance.js";

const runs = isFull ? 1000 : 60;

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

/** Who sits in one loop, in this order, and how strong its candidates are on average. */
type Loops = (random: Random) => {met: number[]; strength: number};
const fifteen = Array.from({length: 15}, (_, i) => i);
const anyFour: Loops = (random) => ({met: random.shuffle(fifteen).slice(0, 4), strength: 0});

/** Nobody is harsh; loops end at the first vote under 2.5. */
function endingAtNo(seed: number, loops: number, loopOf: Loops): Vote[] {
  const random = createRandom(seed);
  return Array.from({length: loops}, (_, c) => {
    const {met, strength} = loopOf(random);
    const quality = random.normal(strength, 0.6);
    const votes: Vote[] = [];
    for (const [slot, i] of met.entries()) {
      const points = 2.8 + quality + random.normal(0, 0.7);
      votes.push({candidate: `c${c}`, interviewer: `i${i}`, points, yes: points >= 2.5, heldAt: slot});
      if (points < 2.5) break;
    }
    return votes;
  }).flat();
}

describe("severity by how the votes came about", () => {
  const seated: Loops = (random) => ({met: anyFour(random).met.sort((a, b) => a - b), strength: 0});
  const doubtsOf = ({interviewers}: Severity) =>
    new Map(interviewers.map(({interviewer, doubt}) => [Number(interviewer.slice(1)), doubt]));

  it("where loops end at a no and seats are fixed, nobody is accused for the seat they have", () => {
    const all = [1, 2, 3].map((seed) => severity({votes: endingAtNo(seed, 300, seated)}));
    expect(all.map(({judgedBy}) => judgedBy)).toEqual(["random", "random", "random"]);
    const people = all.flatMap(({interviewers}) => interviewers).filter(({n}) => n >= 20);
    const late = people.filter(({interviewer}) => Number(interviewer.slice(1)) >= 10);
    const mean = (of: (one: (typeof late)[number]) => number | null) =>
      late.reduce((sum, one) => sum + of(one)!, 0) / late.length;
    // What candidates taken as they are say of them, and said in version 0.1.0.
    expect(Math.abs(mean(({other}) => other))).toBeGreaterThan(0.12);
    expect(Math.abs(mean(({deviation}) => deviation))).toBeLessThan(0.06);
    expect(people.filter(({probability}) => probability! > 0.9)).toEqual([]);
  });

  it("whoever nearly always votes first there cannot be judged, since no vote tells whom they met", () => {
    const doubts = doubtsOf(severity({votes: endingAtNo(4, 300, seated)}));
    expect([doubts.get(0), doubts.get(12)]).toEqual(["first", null]);
  });

  it("knows of someone's candidates from one vote after others' in four, not from fewer", () => {
    const loop = (candidate: string, ...cast: [interviewer: string, points: number][]): Vote[] =>
      cast.map(([interviewer, points], heldAt) => ({candidate, interviewer, points, heldAt}));
    // A yes is always followed, a no never; who comes second met a 3 or a 4.
    const others = Array.from({length: 60}, (_, c) =>
      c % 3 === 0
        ? loop(`o${c}`, [`i${c % 5}`, 2])
        : loop(`o${c}`, [`i${c % 5}`, 3 + (c % 2)], [`i${(c + 1 + (c % 4)) % 5}`, 2 + (c % 3)])
    ).flat();
    const firsts = (count: number) => Array.from({length: count}, (_, c) => loop(`x${c}`, ["x", 2])).flat();
    const doubt = (first: number) =>
      severity({votes: [...others, ...loop("x", ["i1", 3], ["x", 3]), ...firsts(first)]}).interviewers.find(
        ({interviewer}) => interviewer === "x"
      )!.doubt;
    expect([doubt(3), doubt(4)]).toEqual([null, "first"]);
  });

  it("doubts someone alone whose candidates had other votes before", () => {
    // i14 meets stronger candidates only, and comes last: too little to move the test of all.
    const votes = endingAtNo(8, 500, (random) => {
      const met = random.shuffle(fifteen.slice(0, 14)).slice(0, 4);
      return random.uniform() < 0.2 ? {met: [...met.slice(0, 3), 14], strength: 0.5} : {met, strength: 0};
    });
    const found = severity({votes});
    expect(found.judgedBy).toBe("random");
    expect([...doubtsOf(found)].flatMap(([number, doubt]) => (doubt === "before" ? [number] : []))).toContain(14);
  });

  it("where loops end on votes and half of the interviewers meet the strong, nobody can be judged", () => {
    const halves: Loops = (random) => {
      const half = random.integer(2);
      const own = random.shuffle(fifteen.filter((i) => i % 2 === half)).slice(0, 3);
      return {met: random.shuffle([...own, random.integer(2) === 0 ? 0 : 1]), strength: half === 0 ? 0.7 : -0.3};
    };
    const found = severity({votes: endingAtNo(6, 800, halves)});
    expect(found.judgedBy).toBe("none");
    expect(new Set(doubtsOf(found).values())).toEqual(new Set(["everyone"]));
  });

  it("without the order of votes both ways must find it, and the interval is that of both", () => {
    const votes = plantVotes(createRandom(8), {
      candidates: 200,
      interviewers: 10,
      perCandidate: 4,
      severity: [-0.9, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      noise: Array.from({length: 10}, () => 0.5)
    });
    const ordered = severity({votes});
    const unordered = severity({votes: votes.map((vote) => ({...vote, heldAt: null}))});
    expect([ordered.judgedBy, unordered.judgedBy]).toEqual(["fixed", "agreed"]);
    ordered.interviewers.forEach((one, index) => {
      const other = unordered.interviewers[index]!;
      expect(other.probability!).toBeLessThanOrEqual(one.probability!);
      expect(other.interval![0]).toBeLessThanOrEqual(one.interval![0]);
      expect(other.interval![1]).toBeGreaterThanOrEqual(one.interval![1]);
    });
    expect(unordered.interviewers.find(({interviewer}) => interviewer === "i0")!.probability).toBeGreaterThan(0.99);
  });

  it("does not count against an interviewer what their group's candidates are", () => {
    // Two groups share nobody; one meets candidates a whole point weaker. Nobody differs.
    const zero = Array.from({length: 6}, () => 0);
    const noise = zero.map(() => 0.5);
    const group = (name: string, shift: number, seed: number): Vote[] =>
      plantVotes(createRandom(seed), {candidates: 120, interviewers: 6, perCandidate: 3, severity: zero, noise}).map(
        (vote) => ({
          ...vote,
          candidate: name + vote.candidate,
          interviewer: name + vote.interviewer,
          points: vote.points + shift,
          heldAt: null
        })
      );
    const {interviewers, components} = severity({votes: [...group("a", 0.5, 1), ...group("b", -0.5, 2)]});
    expect(components).toBe(2);
    for (const {deviation, other} of interviewers) {
      expect(Math.abs(deviation!)).toBeLessThan(0.15);
      expect(Math.abs(other!)).toBeLessThan(0.15);
    }
  });
});
