import {describe, expect, it} from "vitest";
import type {DatedRating} from "../../../src/statistics/questions/changed-line.js";
import {questionDrifts} from "../../../src/statistics/questions/question-drift.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";

interface Movement {
  /** Share of the time after which `level` is added and the slope multiplied. */
  from?: number;
  level?: number;
  slope?: number;
  /** Points that the bar takes off over the whole time, evenly. */
  bar?: number;
}

const start = Date.UTC(2024, 6, 1);
const twoYears = 730 * 86_400_000;
const rate = 0.0125;

function asked(random: Random, n: number, {from = 1, level = 0, slope = 1, bar = 0}: Movement = {}): DatedRating[] {
  return Array.from({length: n}, (_, i) => {
    const when = i / n;
    const ability = random.normal(2.5, 0.6);
    const after = when >= from;
    const moved = (after ? level : 0) - bar * when;
    const rating = 2.5 + 0.6 * (after ? slope : 1) * (ability - 2.5) + moved + random.normal(0, 0.7);
    const date = new Date(start + when * twoYears).toISOString();
    return {rating, ability, date, interviewer: `I${random.integer(12)}`};
  });
}

function bank(seed: number, sizes: readonly number[], movement: (question: number) => Movement = () => ({})) {
  const random = createRandom(seed);
  return new Map(sizes.map((n, i) => [`Q${i}`, asked(random, n, movement(i))]));
}

const leak = {from: 0.5, level: 0.7, slope: 0.1};
const twelve = Array.from({length: 12}, () => 160);
const seeds = Array.from({length: 20}, (_, i) => i + 1);

function flagged(drifts: ReturnType<typeof questionDrifts>): string[] {
  return [...drifts.questions].filter(([, {falseDiscovery}]) => falseDiscovery <= rate).map(([question]) => question);
}

describe("questionDrifts", () => {
  it("dates a leak, level up and slope down, near where it was planted, and names no other question", () => {
    const drifts = questionDrifts(
      bank(1, twelve, (i) => (i === 3 ? leak : {})),
      createRandom(2),
      {rate}
    );
    expect(flagged(drifts)).toEqual(["Q3"]);
    const {changedOn, level, slope, before, after} = drifts.questions.get("Q3")!;
    expect(Math.abs(before - 80)).toBeLessThan(15);
    expect(before + after).toBe(160);
    expect(changedOn.slice(0, 4)).toBe("2025");
    expect(level.interval[0]).toBeGreaterThan(0.3);
    expect(slope.interval[1]).toBeLessThan(0);
    expect(drifts.changed).toBe(1);
  });

  it("names nobody for a bar that rises for all, and says by how much they moved together", () => {
    const named = seeds.filter((seed) => {
      const drifts = questionDrifts(
        bank(seed, twelve, () => ({bar: 0.8})),
        createRandom(seed),
        {rate}
      );
      // From the middle of the first half to that of the second the bar rose by half of 0.8.
      expect(Math.abs(drifts.shared!.change.value! + 0.4)).toBeLessThan(0.12);
      expect(drifts.shared!.change.interval![1]).toBeLessThan(-0.2);
      expect(drifts.shared!.alike).toBe(12);
      return flagged(drifts).length > 0;
    });
    expect(named.length).toBeLessThanOrEqual(1);
  });

  it("finds a leak while the bar rises", () => {
    const found = seeds.slice(0, 8).filter((seed) => {
      const moving = bank(seed, twelve, (i) => (i === 3 ? {...leak, bar: 0.8} : {bar: 0.8}));
      const {level, slope, falseDiscovery} = questionDrifts(moving, createRandom(seed), {rate}).questions.get("Q3")!;
      return falseDiscovery <= rate && level.interval[0] > 0 && slope.interval[1] < 0;
    });
    expect(found.length).toBeGreaterThanOrEqual(7);
  });

  it("takes questions that moved out of the yardstick, so that they do not make others look moved", () => {
    // Three of twelve leak: their mean would lift the yardstick by a quarter of the leak.
    const drifts = questionDrifts(
      bank(
        5,
        twelve.map(() => 300),
        (i) => (i < 3 ? leak : {})
      ),
      createRandom(1),
      {rate}
    );
    expect(flagged(drifts).sort()).toEqual(["Q0", "Q1", "Q2"]);
    expect(drifts.changed).toBe(3);
    expect(Math.abs(drifts.questions.get("Q0")!.level.value - 0.7)).toBeLessThan(0.2);
  });

  it("keeps at least half of the questions as the yardstick", () => {
    const moved = bank(6, [400, 400, 400, 400], (i) => (i < 3 ? {from: 0.5, level: 0.9 - 0.6 * i} : {}));
    expect(questionDrifts(moved, createRandom(1), {rate}).changed).toBeLessThanOrEqual(2);
  });

  it("gives p below 5 % in about 5 % of questions that never changed, though it searches every date", () => {
    const alarms = seeds.flatMap((seed) =>
      [
        ...questionDrifts(
          bank(
            seed,
            twelve.map(() => 80)
          ),
          createRandom(seed)
        ).questions.values()
      ].filter(({p}) => p <= 0.05)
    );
    // 12 of 240 expected; three binomial standard deviations.
    expect(alarms.length).toBeGreaterThan(1);
    expect(alarms.length).toBeLessThan(23);
  });

  it("a question that only became easier moves in level, not in slope", () => {
    const easier = bank(8, [300, ...twelve], (i) => (i === 0 ? {from: 0.5, level: 0.6} : {}));
    const {level, slope} = questionDrifts(easier, createRandom(2)).questions.get("Q0")!;
    expect(level.interval[0]).toBeGreaterThan(0);
    expect(slope.interval[0]).toBeLessThan(0);
    expect(slope.interval[1]).toBeGreaterThan(0);
  });

  it("draws enough shuffles that a small rate among many questions can be told from chance", () => {
    const many = bank(
      9,
      Array.from({length: 40}, () => 120),
      (i) => (i === 0 ? {...leak, level: 1.2} : {})
    );
    const {p, falseDiscovery} = questionDrifts(many, createRandom(2), {rate: 0.004}).questions.get("Q0")!;
    expect(p).toBeLessThan(0.004 / 40);
    expect(falseDiscovery).toBeLessThan(0.004);
  });

  it("does not look below thirty ratings on each side, and takes any order of input", () => {
    const few = bank(4, [59, 60, 160]);
    const {questions} = questionDrifts(few, createRandom(1));
    expect([...questions.keys()]).toEqual(["Q1", "Q2"]);
    const turned = new Map([...few].map(([question, points]) => [question, points.toReversed()]));
    expect(questionDrifts(turned, createRandom(1))).toEqual(questionDrifts(few, createRandom(1)));
  });

  it("is calm about ratings that never vary, and about none", () => {
    const flat = new Map(
      [...bank(5, [70, 70])].map(([question, points]) => [question, points.map((one) => ({...one, rating: 3}))])
    );
    for (const {p} of questionDrifts(flat, createRandom(1)).questions.values()) expect(p).toBeGreaterThan(0.9);
    expect(questionDrifts(new Map(), createRandom(1))).toEqual({questions: new Map(), shared: null, changed: 0});
  });
});
