import {describe, expect, it} from "vitest";
import {
  createRandom,
  debriefMovement,
  herding,
  studentTUpperTail,
  type DebriefVote,
  type Herding,
  type TimedVote
} from "../../../src/statistics/index.js";
import {isFull} from "../../support/endurance.js";

const runs = isFull ? 1000 : 40;

/** Loops of five in which a share of votes copies an earlier one that can be read. */
function loopsWithCopying(share: number, loops: number, seed: number): TimedVote[] {
  const random = createRandom(seed);
  return Array.from({length: loops}, (_, l) => {
    const quality = random.normal();
    const submitted = [0, 1, 2, 3, 4].map((held) => held + (random.uniform() < 0.4 ? 5 * random.uniform() : 0.5));
    const votes: TimedVote[] = [];
    submitted.forEach((submittedAt, held) => {
      const readable = votes.filter((vote) => vote.submittedAt < submittedAt);
      const copies = readable.length > 0 && random.uniform() < share;
      const own = 0.6 * quality + 0.8 * random.normal() > 0.05;
      const yes = copies ? readable[random.integer(readable.length)]!.yes : own;
      votes.push({loop: `l${l}`, interviewer: `i${random.integer(20)}`, yes, heldAt: held, submittedAt});
    });
    return votes;
  }).flat();
}

/** Loops in which nobody copies, and sure votes are written within the hour, doubtful ones days later. */
function hastyLoops(loops: number, seed: number): TimedVote[] {
  const random = createRandom(seed);
  return Array.from({length: loops}, (_, l) => {
    const quality = random.normal();
    return [0, 1, 2, 3, 4].map((heldAt): TimedVote => {
      const own = 0.7 * quality + 0.7 * random.normal();
      const submittedAt = heldAt + 12 * random.uniform() * Math.exp(-2 * Math.abs(own));
      return {loop: `l${l}`, interviewer: `i${random.integer(20)}`, yes: own > 0, heldAt, submittedAt};
    });
  }).flat();
}

describe("herding", () => {
  it("finds copying of two votes in five in most worlds of 300 loops, at several points' excess", () => {
    const worlds = Array.from({length: runs / 2}, (_, seed) => herding(loopsWithCopying(0.4, 300, seed)));
    expect(worlds.filter(({probability}) => probability! > 0.95).length / worlds.length).toBeGreaterThan(0.7);
    const mean = worlds.reduce((sum, {excess}) => sum + excess.value!, 0) / worlds.length;
    expect(mean).toBeGreaterThan(0.06);
    expect(mean).toBeLessThan(0.16);
  });

  it("covers an excess of nothing with its 90 % interval when nobody copies, and accuses hardly anybody", () => {
    const worlds = Array.from({length: runs}, (_, seed) => herding(loopsWithCopying(0, 300, 700 + seed)));
    const covered = worlds.filter(({excess}) => excess.interval![0] <= 0 && 0 <= excess.interval![1]).length / runs;
    expect(covered).toBeGreaterThan(isFull ? 0.87 : 0.78);
    const claimed = worlds.filter(({probability}) => probability! > 0.95).length / runs;
    expect(claimed).toBeLessThan(isFull ? 0.05 : 0.1);
    const accused = worlds
      .flatMap(({interviewers}) => interviewers)
      .filter(({q, probability}) => q! < 0.05 && probability! > 0.95);
    expect(accused.length / (20 * runs)).toBeLessThan(0.015);
  });

  it("compares visible with hidden leads in one stratum: value, clustered error and degrees of freedom by hand", () => {
    // Loops of two: the second vote sees the first one's yes, or that came in later; 3 of 4 match it, and 1 of 4.
    const votes = [true, true, true, false, false, false, false, true].flatMap((yes, l) => [
      {loop: `l${l}`, interviewer: "a", yes: true, heldAt: 0, submittedAt: l < 4 ? 0.5 : 9},
      {loop: `l${l}`, interviewer: "b", yes, heldAt: 1, submittedAt: 2}
    ]);
    const {plain, plainProbability, hiddenMatch, votes: count, visible, hidden} = herding(votes);
    expect({count, visible, hidden, hiddenMatch}).toEqual({count: 8, visible: 4, hidden: 4, hiddenMatch: 0.25});
    expect(plain.value).toBeCloseTo(0.5, 12);
    // Residuals ±0.25 and ±0.75 times ½ / 2; one stratum √(8/7), leverage 1 − 1/8 − 1/8, eight loops 8/7, eight degrees.
    const standardError = (8 / 7) * Math.sqrt((6 * 0.0625 ** 2 + 2 * 0.1875 ** 2) / 0.75);
    expect(plain.standardError).toBeCloseTo(standardError, 12);
    expect(plain.interval![0]).toBeCloseTo(0.5 - 1.859548 * standardError, 6);
    // Held against half a point, unless another floor is asked for.
    expect(1 - plainProbability!).toBeCloseTo(studentTUpperTail(0.495 / standardError, 8), 12);
    const {plainProbability: beyond} = herding(votes, {floor: 0.2});
    expect(1 - beyond!).toBeCloseTo(studentTUpperTail(0.3 / standardError, 8), 12);
  });

  it("claims copying by the less likely of two contrasts, and not where haste alone makes votes match", () => {
    const worlds = Array.from({length: isFull ? 100 : 8}, (_, seed) => herding(hastyLoops(500, seed)));
    const share = (says: (world: Herding) => boolean) => worlds.filter(says).length / worlds.length;
    expect(share(({plainProbability}) => plainProbability! > 0.95)).toBeGreaterThan(0.5);
    expect(share(({probability}) => probability! > 0.95)).toBeLessThanOrEqual(isFull ? 0.05 : 1 / 8);
    for (const {probability, plainProbability, p} of worlds) {
      expect(probability).toBeLessThanOrEqual(plainProbability!);
      expect(probability).toBe(1 - p!);
    }
  });

  it("sees only what was in before, of interviews held before: at the same moment is neither", () => {
    const vote = (interviewer: string, yes: boolean, heldAt: number, submittedAt: number): TimedVote => ({
      loop: "l",
      interviewer,
      yes,
      heldAt,
      submittedAt
    });
    // For c, a's yes is visible and b's no, handed in with c's own vote, hidden; b was held beside a.
    const found = herding([vote("a", true, 0, 1), vote("b", false, 0, 2), vote("c", true, 1, 2)]);
    expect(found).toMatchObject({votes: 1, visible: 1, hidden: 1, loops: 1});
    expect(found.interviewers.map(({interviewer}) => interviewer)).toEqual(["c"]);
  });

  it("claims nothing of votes that always match, or always match what they see and never what they do not", () => {
    const loops = (matches: (seen: boolean) => boolean) =>
      Array.from({length: 40}, (_, l) => [
        {loop: `l${l}`, interviewer: "a", yes: true, heldAt: 0, submittedAt: l % 2 === 0 ? 0.5 : 9},
        {loop: `l${l}`, interviewer: "b", yes: matches(l % 2 === 0), heldAt: 1, submittedAt: 2}
      ]).flat();
    expect(herding(loops(() => true))).toMatchObject({plain: {value: 0}, probability: null, p: null});
    expect(herding(loops((seen) => seen))).toMatchObject({plain: {value: 1}, probability: null, p: null});
  });

  it("has no contrast where every lead was visible", () => {
    const votes = loopsWithCopying(0, 30, 1).map((vote) => ({...vote, submittedAt: vote.heldAt + 0.1}));
    expect(herding(votes)).toMatchObject({excess: {value: null}, probability: null, hidden: 0});
    expect(herding([])).toMatchObject({loops: 0, interviewers: []});
  });
});

describe("debriefMovement", () => {
  function debriefs(minority: number, majority: number, loops: number, seed: number): DebriefVote[] {
    const random = createRandom(seed);
    return Array.from({length: loops}, (_, l) => {
      const sides = [0, 1, 2, 3, 4].map(() => random.uniform() < 0.5);
      const lead = sides.filter(Boolean).length > 2;
      return sides.map((side, i) => {
        const moves = random.uniform() < (side === lead ? majority : minority);
        const points = (yes: boolean) => (yes ? 3 : 2);
        return {loop: `l${l}`, initial: points(side), final: points(side !== moves), decider: i === 0};
      });
    }).flat();
  }

  it("covers the planted difference of movement with its 90 % interval", () => {
    for (const [minority, majority] of [
      [0.3, 0.05],
      [0.06, 0.06]
    ] as const) {
      let covered = 0;
      for (let seed = 0; seed < 4 * runs; seed++) {
        const [low, high] = debriefMovement(debriefs(minority, majority, 120, seed)).toMajority.interval!;
        if (low <= minority - majority && minority - majority <= high) covered++;
      }
      expect(covered / (4 * runs)).toBeGreaterThan(isFull ? 0.87 : 0.83);
      expect(covered / (4 * runs)).toBeLessThan(isFull ? 0.93 : 0.96);
    }
  });

  it("counts a change of side only, minority and majority apart, the decider left out of the pull to the decider", () => {
    const {minority, majority, toMajority, toDecider} = debriefMovement([
      {loop: "a", initial: 2, final: 3, decider: false},
      {loop: "a", initial: 3, final: 4, decider: true},
      {loop: "a", initial: 4, final: 3, decider: false}
    ]);
    expect({minority, majority}).toEqual({minority: {changed: 1, n: 1}, majority: {changed: 0, n: 2}});
    expect(toMajority).toEqual({value: 1, standardError: null, interval: null, n: 3});
    expect(toDecider).toMatchObject({value: 1, n: 2});
  });

  it("learns nothing from unanimous and from tied loops", () => {
    const tied = [2, 3].map((initial) => ({loop: "t", initial, final: 3}));
    const unanimous = [3, 3].map((initial) => ({loop: "u", initial, final: 2}));
    expect(debriefMovement([...tied, ...unanimous]).toMajority).toMatchObject({value: null, n: 0});
  });
});
