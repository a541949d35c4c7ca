import {describe, expect, it} from "vitest";
import {titleOf as quarterTitle} from "../../src/components/interviewer/index.js";
import {haloTitle, titleOf} from "../../src/components/interviewers/caterpillar.js";
import {whoIsCompared} from "../../src/components/interviewers/index.js";
import {highestPile} from "../../src/components/interviewers/strip.js";
import {apartTitle, hoursTitle} from "../../src/components/interviewers/people-intervals.js";

describe("the titles of the interviewer pages", () => {
  it("count who is clearly apart, and never call one alone different from nobody", () => {
    expect([titleOf(0, 0), titleOf(0, 1), titleOf(0, 41), titleOf(1, 41), titleOf(2, 41)]).toEqual([
      "Nobody can be compared yet",
      "The one who can be compared votes like peers",
      "None of 41 votes clearly differently",
      "One of 41 votes clearly differently",
      "Two of 41 vote clearly differently"
    ]);
  });

  it("count those who are not compared as more only beside some who are", () => {
    const said = (people: number) =>
      whoIsCompared({people: Array.from({length: people}) as never[], tooFew: 3, leastVotes: 20, groups: 1});
    expect(said(0)).toMatch(/^Nobody can be compared\. 3 have fewer than 20 votes/);
    expect(said(2)).toMatch(/^2 interviewers with at least 20 votes\. 3 more have fewer than 20 votes/);
  });

  it("leave room for the highest pile of dots, wherever the axis puts them", () => {
    const values = Array.from({length: 40}, (_, i) => 15 + (i % 5));
    const room = (farthest: number): number => highestPile(values, {inAxis: [0, farthest], isLog: false, pixels: 300});
    // Forty dots on one place need forty rows; five places, each as wide as two dots, a fifth of them.
    expect(room(1e9)).toBeGreaterThan(40 * 10 - 1);
    expect(room(20)).toBeLessThan(room(120));
    expect(highestPile([1, 100], {inAxis: [1, 100], isLog: true, pixels: 300})).toBeLessThan(11);
  });

  it("count of those whose feedback has times only who is late", () => {
    const of = (...apart: boolean[]) =>
      apartTitle(
        apart.map((one) => ({apart: one, estimate: {value: 20, interval: null}})),
        ["is late", "are late"]
      );
    expect([of(), of(false, false), of(true, false), of(true, true, false)]).toEqual([
      "Too few votes to say yet",
      "None of 2 is late",
      "One of 2 is late",
      "Two of 3 are late"
    ]);
  });

  it("call first impressions a cause only where ratings of one scorecard are more alike than those of two people", () => {
    expect([haloTitle(0.6, 0.4), haloTitle(0.3, 0.4), haloTitle(null, 0.4)]).toEqual([
      "Ratings of one scorecard move together",
      "No sign that first impressions colour ratings",
      "Do ratings of one scorecard move together?"
    ]);
  });

  it("speak of a change only where it is clear", () => {
    const quarter = (period: string, value: number, half: number) => ({
      period,
      votes: 20,
      gap: {value, interval: [value - half, value + half] as [number, number]}
    });
    expect(quarterTitle([quarter("2025-Q1", -0.5, 0.2), quarter("2026-Q1", 0.2, 0.2)])).toBe(
      "Milder in 2026-Q1 than in 2025-Q1"
    );
    expect(quarterTitle([quarter("2025-Q1", -0.1, 0.2), quarter("2026-Q1", 0.2, 0.2)])).toBe(
      "No clear change between first and last quarter"
    );
    expect(quarterTitle([quarter("2025-Q1", -0.1, 0.2)])).toBe("Too few votes in single quarters");
    expect(hoursTitle({clear: true, value: -6, interval: [-9, -3], sentence: "x"})).toBe(
      "Feedback comes 6\u00a0h sooner than a year before"
    );
    expect(hoursTitle(null)).toBe("Time to feedback: years cannot be compared yet");
  });
});
