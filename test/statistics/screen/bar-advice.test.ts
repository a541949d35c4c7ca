import {describe, expect, it} from "vitest";
import {adviseBar, votesPoint} from "../../../src/statistics/screen/bar-advice.js";
import type {BarPosterior} from "../../../src/statistics/screen/bar-posterior.js";

const rule = {confidence: 0.9, least: 30};
const bands = [
  {screened: 100, advanced: 100, decided: 90, offers: 45},
  {screened: 100, advanced: 50, decided: 45, offers: 9}
];
const posterior = (below: number[]): BarPosterior => ({
  breakEven: [0.3],
  bestHoursPerHire: [1],
  below,
  difference: below.map(() => [0])
});
const advise = (below: number, votesBelow: number, voted = 45) =>
  adviseBar(bands, posterior([0, below]), rule, {voted: [90, voted], below: [0, votesBelow]})!;

describe("what the votes of loops must say before a bar moves", () => {
  it.each([
    [0.95, 0.51, "raise"],
    [0.95, 0.5, "apart"],
    [0.95, 0.1, "apart"],
    [0.05, 0.49, "lower"],
    [0.05, 0.5, "apart"],
    [0.05, 0.9, "apart"],
    [0.5, 0.9, "undecided"]
  ])("offers below break-even with %d, votes with %d: %s", (below, votesBelow, advice) => {
    expect(advise(below, votesBelow)).toMatchObject({advice, apart: advice === "apart" ? 1 : null});
  });

  it("holds a bar that offers and votes find right, and says where votes do not", () => {
    const whole = [bands[0]!, {screened: 100, advanced: 90, decided: 80, offers: 40}];
    const hold = (votesBelow: number) =>
      adviseBar(whole, posterior([0, 0.05]), rule, {voted: [90, 80], below: [0, votesBelow]})!.advice;
    expect([0.49, 0.5].map(hold)).toEqual(["hold", "apart"]);
  });

  it("needs as many loops with votes as decided ones", () => {
    expect([29, 30].map((voted) => advise(0.95, 0.99, voted).advice)).toEqual(["apart", "raise"]);
    expect(votesPoint({voted: [30], below: [0.2]}, 0, "above", 30)).toBe(true);
    expect(votesPoint({voted: [29], below: [0.2]}, 0, "above", 30)).toBe(false);
  });

  it("takes near-misses sent by lot as they are", () => {
    const trial = {decided: 40, offers: 30};
    const advice = adviseBar(bands, posterior([0, 0.5]), rule, {voted: [0, 0], below: [0.5, 0.5]}, [null, trial])!;
    expect(advice).toMatchObject({advice: "lower", apart: null});
  });
});
