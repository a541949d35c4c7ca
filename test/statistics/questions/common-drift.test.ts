import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/index.js";
import type {DatedRating} from "../../../src/statistics/questions/changed-line.js";
import {commonDrift, commonSums, periodSums, slopesAboveMean} from "../../../src/statistics/questions/common-drift.js";

const random = createRandom(1);
const periods = 4;

/** Ratings of one question in four periods: level moved by `level`, candidates by `ability` beyond what votes show. */
function asked(slope: number, {level, ability}: {level: number[]; ability: number[]}, n = 4000) {
  const place = Array.from({length: n}, (_, i) => i % periods);
  const points = place.map((period): DatedRating => {
    const judged = random.normal(2.5, 0.6);
    const rating = slope * (judged + ability[period]!) + level[period]! + random.normal(0, 0.3);
    return {rating, ability: judged, interviewer: `I${random.integer(12)}`, date: ""};
  });
  return periodSums(points, place, periods);
}

function from(values: Float64Array): number[] {
  return [...values].map((value) => value - values[0]!);
}

describe("commonDrift", () => {
  const moved = {level: [0, 0.1, -0.3, -0.5], ability: [0, 0.2, 0.4, 0.6]};
  const slopes = [0.2, 0.4, 0.6, 0.8];
  const sums = slopes.map((slope) => asked(slope, moved));
  const steeper = slopesAboveMean(sums);

  it("tells the movement of the level, at the mean slope, from that of the candidates", () => {
    const {level, ability} = commonDrift(
      commonSums(
        sums.map((one, i) => ({sums: one, steeper: steeper[i]!})),
        periods
      )
    );
    from(ability).forEach((value, i) => expect(value).toBeCloseTo(moved.ability[i]!, 1));
    from(level).forEach((value, i) => expect(value).toBeCloseTo(moved.level[i]! + 0.5 * moved.ability[i]!, 1));
  });

  it("knows each question's slope over the mean, and none where slopes differ by chance only", () => {
    steeper.forEach((value, i) => expect(value).toBeCloseTo(slopes[i]! - 0.5, 1));
    const still = {level: [0, 0, 0, 0], ability: [0, 0, 0, 0]};
    const alike = [1, 2, 3, 4, 5].map(() => asked(0.5, still, 200));
    for (const value of slopesAboveMean(alike)) expect(Math.abs(value)).toBeLessThan(0.05);
    expect(slopesAboveMean(sums.slice(0, 2))).toEqual([0, 0]);
  });

  it("does not read who joined late as a movement", () => {
    // Strict people before, mild ones after; one who was there throughout rates as ever.
    const points = Array.from({length: 90}, (_, i): DatedRating => {
      const interviewer = i % 3 === 0 ? "both" : i < 45 ? "strict" : "mild";
      const mild = {both: 0, strict: -1, mild: 1}[interviewer]!;
      return {rating: 2 + mild + (i % 7) / 10, ability: (i % 7) / 5, interviewer, date: ""};
    });
    const place = points.map((_, i) => Number(i >= 45));
    const {level} = commonDrift(commonSums([{sums: periodSums(points, place, 2), steeper: 0}], 2));
    expect(level[1]! - level[0]!).toBeCloseTo(0, 8);
  });

  it("stays at nothing in a period without ratings", () => {
    const none = periodSums([], [], 3);
    expect([...commonDrift(commonSums([{sums: none, steeper: 0}], 3)).level]).toEqual([0, 0, 0]);
  });
});
