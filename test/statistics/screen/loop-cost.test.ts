import {describe, expect, it} from "vitest";
import {
  breakEven,
  candidateHours,
  hoursPerHire,
  loopHours,
  screenHours,
  wastedHours
} from "../../../src/statistics/screen/loop-cost.js";

describe("loop cost", () => {
  const article = {
    interviewers: 5,
    interviewMinutes: 60,
    preparationMinutes: 0,
    writingMinutes: 0,
    prebriefMinutes: 30,
    debriefMinutes: 30,
    extraAttendees: 0,
    recruiterMinutes: 0
  };

  it("five interviews with pre-brief and debrief take 10 hours, 12.5 with half an hour of writing each", () => {
    expect(loopHours(article)).toBe(10);
    expect(loopHours({...article, writingMinutes: 30})).toBe(12.5);
  });

  it("the documented cost sheet takes 17 hours 40 minutes a loop of five and 1 hour 45 a screen", () => {
    const sheet = {...article, preparationMinutes: 30, writingMinutes: 20, extraAttendees: 2, recruiterMinutes: 90};
    // 5·(60+30+20) + (5+2)·60 + 90 = 550 + 420 + 90 minutes
    expect(loopHours(sheet)).toBeCloseTo(1060 / 60, 12);
    expect(candidateHours(sheet)).toBe(5);
    expect(screenHours({minutes: 45, preparationMinutes: 15, writingMinutes: 15, minutesBefore: 30})).toBe(1.75);
  });

  it("counts as wasted only what the hires were not worth", () => {
    expect(wastedHours(10, 12, 0.5, 0.1, 100)).toBe(70);
    expect(wastedHours(10, 12, 0.5, 0.4, 100)).toBe(0);
  });
});

describe("break-even", () => {
  /** p* against clear passes alone: C_L p̄ / (C_L + c_s/π), with π the share of screens that pass clearly. */
  const clearPasses = (chance: number, share: number, costs: {screenHours: number; loopHours: number}) =>
    (costs.loopHours * chance) / (costs.loopHours + costs.screenHours / share);

  it.each([
    [1, 0.45, 0.3],
    [3, 0.3, 0.19],
    [6, 0.2, 0.1],
    [12, 0.1, 0.03]
  ])("a screen of %d h with %d passing clearly breaks even at %d", (screen, passing, expected) => {
    const costs = {screenHours: screen, loopHours: 12.5};
    expect(clearPasses(0.35, passing, costs)).toBeCloseTo(expected, 2);
    const general = breakEven([{share: passing, probability: 0.35}], {...costs, acceptance: 0.7});
    expect(general!.probability).toBeCloseTo(clearPasses(0.35, passing, costs), 12);
  });

  const costs = {screenHours: 1.5, loopHours: 15, acceptance: 0.6};
  const bands = [
    {share: 0.1, probability: 0.6},
    {share: 0.2, probability: 0.35},
    {share: 0.1, probability: 0.08}
  ];

  it("H* is the least hours per hire over every set of bands, whatever their order", () => {
    const sets = Array.from({length: 7}, (_, i) => bands.filter((_, b) => ((i + 1) >> b) & 1));
    const least = Math.min(...sets.map((set) => hoursPerHire(set, costs)));
    const found = breakEven([bands[1]!, bands[2]!, bands[0]!], costs)!;
    expect(found.hoursPerHire).toBeCloseTo(least, 12);
    expect(found.probability).toBeCloseTo(15 / (0.6 * least), 12);
  });

  it("a band is in the best bar exactly when its chance is above p*", () => {
    const found = breakEven(bands, costs)!;
    expect(bands.filter((band) => band.probability > found.probability)).toHaveLength(found.bandsIncluded);
    // Hand: H(1) = 3/(0.6·0.06) = 83.3; H(2) = 6/(0.6·0.13) = 76.9; H(3) = 7.5/(0.6·0.138) = 90.6.
    expect(found.hoursPerHire).toBeCloseTo(6 / 0.078, 10);
    expect(found.probability).toBeCloseTo(0.325, 10);
  });

  it("does not depend on how many offers are accepted", () => {
    expect(breakEven(bands, {...costs, acceptance: 0.3})!.probability).toBeCloseTo(
      breakEven(bands, costs)!.probability,
      12
    );
  });

  it("has no answer when no band has any chance", () => {
    expect(breakEven([{share: 0.2, probability: 0}], costs)).toBeNull();
    expect(breakEven([], costs)).toBeNull();
  });
});
