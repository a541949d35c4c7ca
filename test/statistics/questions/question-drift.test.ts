import {describe, expect, it} from "vitest";
import {type DriftPoint, questionDrift} from "../../../src/statistics/questions/question-drift.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";

/** Ratings in order of time; from `change` on, `level` points higher and with the slope multiplied by `slope`. */
function asked(random: Random, n: number, {change = n, level = 0, slope = 1} = {}): DriftPoint[] {
  return Array.from({length: n}, (_, i) => {
    const ability = random.normal(2.5, 0.6);
    const after = i >= change;
    const rating = 2.5 + 0.6 * (after ? slope : 1) * (ability - 2.5) + (after ? level : 0) + random.normal(0, 0.7);
    return {rating, ability, date: `t${String(i).padStart(4, "0")}`};
  });
}

describe("questionDrift", () => {
  it("dates a leak, level up and slope down, near where it was planted", () => {
    const drift = questionDrift(asked(createRandom(1), 240, {change: 120, level: 0.7, slope: 0.1}), createRandom(2))!;
    expect(Math.abs(Number(drift.changedOn.slice(1)) - 120)).toBeLessThan(15);
    expect(drift.level.interval[0]).toBeGreaterThan(0.3);
    expect(drift.slope.interval[1]).toBeLessThan(0);
    expect(drift.p).toBeLessThan(0.001);
  });

  it("gives p below 5 % in about 5 % of questions that never changed, though it searches every date", () => {
    const random = createRandom(3);
    const alarms = Array.from(
      {length: 300},
      () => questionDrift(asked(random, 110), random, {shuffles: 199})!.p
    ).filter((p) => p <= 0.05).length;
    // 15 expected; three binomial standard deviations.
    expect(alarms).toBeGreaterThan(3);
    expect(alarms).toBeLessThan(27);
  });

  it("a question that only became easier moves in level, not in slope", () => {
    const drift = questionDrift(asked(createRandom(8), 300, {change: 150, level: 0.6}), createRandom(2))!;
    expect(drift.level.interval[0]).toBeGreaterThan(0);
    expect(drift.slope.interval[0]).toBeLessThan(0);
    expect(drift.slope.interval[1]).toBeGreaterThan(0);
  });

  it("does not look below thirty ratings on each side, and takes any order of input", () => {
    const points = asked(createRandom(4), 80, {change: 40, level: 1});
    expect(questionDrift(points.slice(0, 59), createRandom(1))).toBeNull();
    expect(questionDrift(points.toReversed(), createRandom(1))).toEqual(questionDrift(points, createRandom(1)));
  });

  it("is calm about ratings that never vary", () => {
    const flat = asked(createRandom(5), 70).map((point) => ({...point, rating: 3}));
    expect(questionDrift(flat, createRandom(1))!.p).toBe(1);
  });
});
