import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {driftOf, type Drifts, type JudgedDrift} from "../../../loaders/reports/questions/drift.js";
import {driftFinding, sharedDriftFinding} from "../../../loaders/reports/questions/drift-findings.js";
import type {AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {createRandom} from "../../../src/statistics/random.js";

const context = {config: defaultConfig(), dataThrough: "2026-06-30", seed: 1};
const up: [number, number] = [0.3, 0.7];
const down: [number, number] = [-0.7, -0.3];
const unclear: [number, number] = [-0.1, 0.4];

function mid([low, high]: [number, number]) {
  return {value: (low + high) / 2, interval: [low, high] as [number, number]};
}

function said(level: [number, number], slope: [number, number], over: Partial<JudgedDrift> = {}) {
  const moved = {level: mid(level), slope: mid(slope), changedOn: "2026-01-10", before: 90, after: 80, p: 0.0001};
  const drift: JudgedDrift = {...moved, falseDiscovery: 0.001, yardstick: "others", ...over};
  const evidence = {question: "Q", attribute: null, rows: [], signal: null, dated: 170, drift};
  return driftFinding(evidence, context);
}

describe("a question's change", () => {
  it("is acted on where level and slope both moved, and named by their directions", () => {
    expect(said(up, down)).toMatchObject({verdict: "act", direction: "leaked"});
    expect(said(up, up)).toMatchObject({verdict: "act", direction: "easier"});
    expect(said(down, down)).toMatchObject({verdict: "act", direction: "harder"});
  });

  it("is watched where only one moved, and is none where neither did", () => {
    expect(said(up, unclear)).toMatchObject({verdict: "watch", direction: "easier"});
    expect(said(unclear, down)).toMatchObject({verdict: "watch", direction: null});
    expect(said(unclear, unclear).verdict).toBe("ok");
    // An end at zero itself is not beyond it.
    expect(said([0, 0.4], down).verdict).toBe("watch");
    expect(said(up, [-0.4, 0]).verdict).toBe("watch");
  });

  it("is drawn beside nought only where it is one: the strongest shift of a still question would look like one", () => {
    const still = said(up, down, {p: 0.4, falseDiscovery: 0.6});
    expect(still).toMatchObject({verdict: "ok", mark: null, estimate: 0.5});
    expect(said(up, down).mark).toMatchObject({estimate: 0.5, reference: {value: 0}});
  });

  it("is never acted on without a yardstick, and says what is missing", () => {
    const few = said(up, down, {yardstick: "too few"});
    expect(few.verdict).toBe("watch");
    expect(few.evidence).toContain("Too few other questions");
    const many = said(up, down, {yardstick: "many moved"});
    expect(many.verdict).toBe("watch");
    expect(many.evidence).toContain("Many questions moved");
  });

  it("is told in a claim of at most 12 words and evidence of at most 30", () => {
    for (const finding of [said(up, down), said(up, up), said(unclear, down), said(unclear, unclear)]) {
      expect(finding.claim.split(" ").length).toBeLessThanOrEqual(12);
      expect(finding.evidence.split(" ").length).toBeLessThanOrEqual(30);
    }
    expect(said(up, down).sentence).toBe(
      "“Q” looks leaked: ratings rose and tell less. From about Jan 2026 candidates judged alike are rated 0.50 points higher than other questions explain, and good ratings tell less (90 ratings before, 80 after)."
    );
  });
});

describe("what questions are held against", () => {
  const random = createRandom(3);
  const rated = (leaks: boolean): AdjustedRating[] =>
    Array.from({length: 240}, (_, i) => {
      const ability = random.normal(2.5, 0.6);
      const later = leaks && i >= 120;
      const points = 2.5 + (later ? 1 : 0) + (later ? 0 : 0.6) * (ability - 2.5) + random.normal(0, 0.5);
      const date = new Date(Date.UTC(2024, 6, 1 + 3 * i)).toISOString();
      return {points, others: {mean: ability}, interviewer: `I${i % 5}`, date} as AdjustedRating;
    });
  const yardsticks = (questions: number, leaked: number) => {
    const asked = Array.from({length: questions}, (_, i) => [`Q${i}`, rated(i < leaked)] as const);
    return new Set([...driftOf(new Map(asked), context).questions.values()].map(({yardstick}) => yardstick));
  };

  it("is nothing below six questions", () => {
    expect(yardsticks(5, 1)).toEqual(new Set(["too few"]));
    expect(yardsticks(6, 1)).toEqual(new Set(["others"]));
  });

  it("is nothing where more than a third of the questions moved", () => {
    expect(yardsticks(9, 3)).toEqual(new Set(["others"]));
    expect(yardsticks(9, 4)).toEqual(new Set(["many moved"]));
  });
});

describe("a question whose ratings hardly vary", () => {
  const random = createRandom(5);
  /** Ratings of a question that all others share a rise with; so many of them are not the usual 4. */
  const rated = (of: (i: number, ability: number) => number): AdjustedRating[] =>
    Array.from({length: 240}, (_, i) => {
      const ability = random.normal(2.5, 0.6);
      const date = new Date(Date.UTC(2024, 6, 1 + 3 * i)).toISOString();
      return {points: of(i, ability), others: {mean: ability}, interviewer: `I${i % 5}`, date} as AdjustedRating;
    });
  const rising = (i: number, ability: number) => ability + (i >= 120 ? 0.5 : 0) + random.normal(0, 0.5);
  const beside = (unusual: number) => {
    const other = Array.from({length: 11}, (_, q) => [`Q${q}`, rated(rising)] as const);
    const still = rated((i) => (i % 8 === 0 && i / 8 < unusual ? 3 : 4));
    return driftOf(new Map([...other, ["Still", still]]), context).questions;
  };

  it("is not held to have changed because the others did: it can follow nothing", () => {
    for (const unusual of [0, 9, 23])
      expect([...beside(unusual).keys()]).toEqual([...Array(11).keys()].map((q) => `Q${q}`));
    expect(beside(24).has("Still")).toBe(true);
  });
});

describe("what most questions did together", () => {
  function together(interval: [number, number] | null, alike = 12, judged = 12) {
    const questions = new Map(Array.from({length: judged}, (_, i) => [`Q${i}`, {} as JudgedDrift]));
    const value = interval ? mid(interval).value : null;
    const drifts: Drifts = {questions, shared: {change: {value, interval, standardError: 0.02, n: 900}, alike}};
    return sharedDriftFinding(drifts, context);
  }

  it("is told once, in no question's name, when it is surely more than a tenth of a point", () => {
    expect(together([-0.3, -0.11])).toMatchObject({subject: "all", verdict: "watch", direction: "stricter"});
    expect(together([0.11, 0.3])).toMatchObject({verdict: "watch", direction: "milder"});
    expect(together([-0.3, -0.1])).toMatchObject({verdict: "ok", direction: null});
    expect(together([0.1, 0.3])).toMatchObject({verdict: "ok", direction: null});
    expect(together([-0.3, -0.11]).sentence).toBe(
      "Ratings became stricter in most questions at once. In the later half of the ratings, the same interviewers rated candidates judged alike 0.20 points lower, in all 12 questions."
    );
  });

  it("is shared only where two thirds of the questions moved alike", () => {
    expect(together([-0.3, -0.2], 8).verdict).toBe("watch");
    const few = together([-0.3, -0.2], 7);
    expect(few.verdict).toBe("ok");
    expect(few.evidence).toContain("7 of 12 questions moved so");
  });

  it("cannot be told below six questions or without an interval, and then says what it needs", () => {
    expect(together([0, 0.1], 5, 5)).toMatchObject({verdict: "too_little_data", needs: [{more: 1}]});
    expect(together([0, 0.1], 6, 6).verdict).toBe("ok");
    expect(together(null).verdict).toBe("too_little_data");
  });
});
