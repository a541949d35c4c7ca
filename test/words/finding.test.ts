import {describe, expect, it} from "vitest";
import {
  chanceThat,
  inAll,
  inUnit,
  liesBetween,
  markInWords,
  makeHeadline,
  needsInWords,
  partOf,
  stakeInWords
} from "../../src/words/finding.js";
import {percent} from "../../src/words/numbers.js";

const parts = {kind: "loop.size", verdict: "watch", action: "Do it."} as const;

describe("the words of a finding", () => {
  it("its sentence is claim and evidence joined, each with a capital", () => {
    const {claim, evidence, sentence} = makeHeadline({...parts, claim: "all: fewer would do.", evidence: "38 of 227."});
    expect([claim, evidence, sentence]).toEqual([
      "All: fewer would do.",
      "38 of 227.",
      "All: fewer would do. 38 of 227."
    ]);
    expect(makeHeadline({...parts, claim: "Fewer would do.", evidence: ""}).sentence).toBe("Fewer would do.");
  });

  it("too little data are sure of nothing, and what was not said hangs on nothing", () => {
    const {sure, stake} = makeHeadline({...parts, verdict: "too_little_data", claim: "Open.", evidence: ""});
    expect({sure, stake}).toEqual({sure: {probability: null, sentence: "There is too little to tell."}, stake: null});
  });

  it("say how sure by a probability, never certain, or by an interval with its unit once", () => {
    expect(chanceThat(0.99712, "they differ")).toEqual({
      probability: 0.9971,
      sentence: "The chance that they differ is more than 99 %."
    });
    expect(liesBetween("the share", [0.13, 0.21], percent).sentence).toBe(
      "The share lies between 13 and 21\u00a0%, nine times in ten."
    );
    expect(liesBetween("the share", [0.131, 0.132], percent).sentence).toBe("The share is about 13\u00a0%.");
  });

  it("say a mark in its unit, with what it is held against", () => {
    const mark = {estimate: 0.168, interval: [0.13, 0.21] as [number, number], unit: "share of loops"};
    const breakEven = {value: 0.29, label: "break-even"};
    expect(markInWords({...mark, reference: breakEven})).toBe(
      "17\u00a0% (13–21\u00a0%), share of loops; break-even is 29\u00a0%"
    );
    expect(markInWords({...mark, reference: null, unit: "correlation"})).toBe("0.17 (0.13–0.21), correlation");
    const units = ["difference of shares", "share converted, change", "hours per offer", "vote points"];
    expect(units.map((unit) => inUnit(unit)(0.168))).toEqual(["+17 points", "+17 points", "0\u00a0h", "0.17"]);
  });

  it.each([
    [0, "none"],
    [0.004, "fewer than 1 in 100"],
    [0.01, "about 1 in 100"],
    [0.012, "about 1 in 100"],
    [0.034, "about 3 in 100"],
    [0.19, "about 1 in 5"],
    [0.34, "about 1 in 3"],
    [0.36, "about 4 in 10"],
    [0.62, "about 6 in 10"],
    [0.97, "more than 9 in 10"],
    [0.995, "nearly all"],
    [1, "all"]
  ])("a share of %f is %s", (share, words) => {
    expect(inAll(share)).toBe(words);
  });

  it("tell a part of all exactly, but never that it is none or all, which would tell of each", () => {
    expect([31, 0, 84].map((part) => partOf(part, 84, "scorecard"))).toEqual([
      "31 of 84 scorecards",
      "hardly any of 84 scorecards",
      "nearly all of 84 scorecards"
    ]);
  });

  it("count one of what is needed as one", () => {
    const said = (unit: string, more: number): string => needsInWords([{unit, more, weeks: null}]);
    expect(
      ["loops with both questions", "decided loops", "interviewers who ask it"].map((unit) => said(unit, 1))
    ).toEqual(["1 more loop with both questions", "1 more decided loop", "1 more interviewer who asks it"]);
    expect(said("loops with both questions", 1.2)).toBe("2 more loops with both questions");
  });

  it("say what is at stake in whole hours", () => {
    expect([1, 1840].map((hours) => stakeInWords({hours, per: "year"}))).toEqual([
      "about an hour a year",
      "about 1,840 hours a year"
    ]);
  });
});
