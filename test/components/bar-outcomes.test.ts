import {describe, expect, it} from "vitest";
import {barOutcomes} from "../../src/components/screen/bar-outcomes.js";
import {judgeScreen, type Costs} from "../../src/components/screen/judgement.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";

const group = (name: "yes" | "borderline" | "no", screened: number, advanced: number, offers: number) => ({
  group: name,
  screened,
  advanced,
  decided: advanced,
  offers,
  hires: offers,
  voted: advanced,
  clear: offers,
  seats: 5 * advanced,
  timed: 0,
  minutes: 0
});
const slice: PublishedScreenSlice = {
  dimension: "all",
  member: null,
  slice: {role: null, level: null, period: null},
  groups: [group("yes", 4000, 4000, 2000), group("borderline", 2000, 2000, 200), group("no", 4000, 0, 0)]
};
// A loop of 5 × 2 h and nothing else; a screen of 1 h; every offer accepted.
const costs: Costs = {
  loop: {
    interviewers: 5,
    interviewMinutes: 120,
    preparationMinutes: 0,
    writingMinutes: 0,
    prebriefMinutes: 0,
    debriefMinutes: 0,
    extraAttendees: 0,
    recruiterMinutes: 0
  },
  screen: {minutes: 60, preparationMinutes: 0, writingMinutes: 0, minutesBefore: 0},
  acceptance: {accepted: 0, declined: 0, rate: 1}
};
const bars = (share: number, weeks = 100) =>
  barOutcomes(judgeScreen(slice, [slice], costs, {least: 15, confidence: 0.9}), share, weeks);

describe("another bar", () => {
  it("gives hires, loop hours, hours per hire and weeks per hire as counted by hand", () => {
    const [yes, borderline, ...more] = bars(1);
    expect(more).toEqual([]);
    // Of 100 screens 40 yes: 20 hires; 40 loops of 10 h and 100 screens of 1 h are 500 h, 25 h each.
    expect(yes!.loops.median).toBe(40);
    expect(yes!.loopHours.median).toBe(400);
    expect(yes!.hires.median).toBeCloseTo(20, 0);
    expect(yes!.hoursPerHire.median).toBeCloseTo(25, 0);
    // 100 screens a week, five screens a hire.
    expect(yes!.weeksPerHire.median).toBeCloseTo(0.05, 3);
    // 20 borderlines more: 2 hires and 200 h more.
    expect(borderline!.hires.median).toBeCloseTo(22, 0);
    expect(borderline!.hoursPerHire.median).toBeCloseTo(700 / 22, 0);
  });

  it("moves between the bars with the share of borderlines let in", () => {
    const [none, half, all] = [0, 0.5, 1].map((share) => bars(share)[1]!.loops.median);
    expect([none, half, all]).toEqual([40, 50, 60]);
    expect(bars(0)[1]!.hoursPerHire.median).toBeCloseTo(bars(0)[0]!.hoursPerHire.median, 6);
  });

  it("has intervals around every figure, and takes twice the weeks at half the pace", () => {
    for (const bar of bars(1))
      for (const {median, interval} of [bar.loops, bar.hires, bar.loopHours, bar.hoursPerHire, bar.weeksPerHire]) {
        expect(interval[0]).toBeLessThan(median);
        expect(interval[1]).toBeGreaterThan(median);
      }
    expect(bars(1, 200)[0]!.weeksPerHire.median).toBeCloseTo(2 * bars(1, 100)[0]!.weeksPerHire.median, 10);
  });
});
