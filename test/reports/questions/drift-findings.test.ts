import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {driftOf, type Drifts, type JudgedDrift} from "../../../loaders/reports/questions/drift.js";
import {driftFinding, sharedDriftFinding} from "../../../loaders/reports/questions/drift-findings.js";
import type {AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {createRandom} from "../../../src/statistics/random.js";
import {wholeFinding} from "../../support/whole-finding.js";

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

describe("a finding on a question's change, whole", () => {
  const base = {
    kind: "question.drift",
    subject: "Q",
    unit: "rating points",
    reference: {value: 0, label: "as before"},
    n: 170
  } as const;
  const sureOf = (low: string, high: string) => ({
    probability: null,
    sentence: `The shift of level lies between ${low} and ${high}, nine times in ten. Of questions named so at most 2\u00a0% are chance.`
  });

  it.each([
    ["leaked", up, down, "looks leaked: ratings rose and tell less", "higher", "less"],
    ["easier", up, up, "became easier, and its rating means something else", "higher", "more"],
    ["harder", down, down, "became harder, and its rating means something else", "lower", "less"],
    ["harder", down, up, "became harder, and its rating means something else", "lower", "more"]
  ] as const)("acts on one that is %s", (direction, level, slope, claim, side, tell) => {
    const [low, high] = level.map((end) => end.toFixed(2).replace("-", "−")) as [string, string];
    expect(said([...level], [...slope])).toEqual(
      wholeFinding({
        ...base,
        verdict: "act",
        direction,
        deed: direction === "leaked" ? "Replace the question" : "Check what changed",
        estimate: side === "higher" ? 0.5 : -0.5,
        interval: [...level],
        claim: `“Q” ${claim}.`,
        evidence: `From about Jan 2026 candidates judged alike are rated 0.50 points ${side} than other questions explain, and good ratings tell ${tell} (90 ratings before, 80 after).`,
        sure: sureOf(low, high),
        action:
          direction === "leaked"
            ? "Replace “Q” or change its task."
            : "Check what changed in “Q” or its rubric around Jan 2026."
      })
    );
  });

  it("tells of the level alone where it alone moved, and of what ratings tell where that did", () => {
    expect(said(up, unclear)).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "easier",
        deed: "Ask what changed",
        estimate: 0.5,
        interval: up,
        claim: "“Q” changed in level only.",
        evidence:
          "From about Jan 2026 candidates judged alike are rated 0.50 points higher (90 ratings before, 80 after).",
        sure: sureOf("0.30", "0.70"),
        action: "Ask who uses “Q” what changed around Jan 2026."
      })
    );
    const slope = said([-0.1, 0.3], down);
    expect(slope).toMatchObject({
      verdict: "watch",
      direction: null,
      claim: "“Q” changed in how much its rating tells only.",
      evidence: "From about Jan 2026 good ratings tell less (90 ratings before, 80 after)."
    });
    expect(said([-0.1, 0.3], up).evidence).toMatch(/ good ratings tell more /);
  });

  it.each([
    ["too few", " Too few other questions are there to hold it against."],
    ["many moved", " Many questions moved, so that which of them changed cannot be told."]
  ] as const)("only watches without a yardstick (%s)", (yardstick, limit) => {
    expect(said(up, down, {yardstick})).toMatchObject({
      verdict: "watch",
      direction: "leaked",
      claim: "“Q” may have changed.",
      evidence: `From about Jan 2026 candidates judged alike are rated 0.50 points higher (90 ratings before, 80 after).${limit}`
    });
  });

  it.each([
    [0.4, "40 of 100"],
    [0.01, "1 of 100"],
    [0.009, "fewer than 1 of 100"]
  ])("says of an unchanged question how often chance does as much (%d)", (p, often) => {
    expect(said(up, down, {p, falseDiscovery: 0.6})).toEqual(
      wholeFinding({
        ...base,
        mark: null,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.5,
        interval: up,
        claim: "“Q” is rated as before.",
        evidence: "Its 170 dated ratings moved no further than chance and the other questions did.",
        sure: {
          probability: null,
          sentence: `Its strongest shift, about Jan 2026, comes by chance in ${often} unchanged questions.`
        },
        action: "Change nothing about it."
      })
    );
  });

  it("takes the false-discovery rate itself for a change", () => {
    expect(said(up, down, {falseDiscovery: 0.0125}).verdict).toBe("act");
    expect(said(up, down, {falseDiscovery: 0.0126}).verdict).toBe("ok");
  });

  it.each([
    [59, "59 dated ratings; a change is looked for from 60", 1],
    [1, "1 dated rating; a change is looked for from 60", 59],
    [
      60,
      "60 dated ratings, which do not vary enough or come from people who rated it only before or only after any date",
      60
    ]
  ])("says what is missing to look for one (%i)", (dated, words, more) => {
    const rows = [
      {points: 3, held_at: "2026-06-29"},
      {points: null, held_at: "2026-06-29"},
      {points: 2, held_at: "2026-06-30"}
    ] as unknown as Parameters<typeof driftFinding>[0]["rows"];
    const evidence = {question: "Q", attribute: null, rows, signal: null, dated, drift: null};
    expect(driftFinding(evidence, context)).toEqual(
      wholeFinding({
        ...base,
        n: dated,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "“Q” cannot be checked for a change yet.",
        evidence: `It has ${words}.`,
        action: "Change nothing about it yet.",
        // Two ratings in the one week of the data.
        needs: [{unit: "ratings", more, weeks: Math.ceil(more / 2)}]
      })
    );
  });
});

describe("a finding on what most questions did together, whole", () => {
  const base = {
    kind: "question.drift",
    unit: "rating points",
    reference: {value: 0, label: "as before"},
    n: 900
  } as const;
  const together = (interval: [number, number] | null, alike = 8, judged = 9) => {
    const questions = new Map(Array.from({length: judged}, (_, i) => [`Q${i}`, {}]));
    const value = interval && (interval[0] + interval[1]) / 2;
    const drifts = {questions, shared: interval && {change: {value, interval, standardError: 0.1, n: 900}, alike}};
    return sharedDriftFinding(drifts as unknown as Drifts, context);
  };
  const later = "In the later half of the ratings, the same interviewers rated candidates judged alike";

  it.each([
    [[0.2, 0.4], "milder", "higher", "0.20 and 0.40 points"],
    [[-0.4, -0.2], "stricter", "lower", "−0.40 and −0.20 points"]
  ] as [[number, number], string, string, string][])(
    "watches a shift of most (%o)",
    (interval, direction, side, between) => {
      expect(together(interval)).toEqual(
        wholeFinding({
          ...base,
          verdict: "watch",
          direction,
          deed: "Ask what changed",
          estimate: interval[0] > 0 ? 0.3 : -0.3,
          interval,
          claim: `Ratings became ${direction} in most questions at once.`,
          evidence: `${later} 0.30 points ${side}, in 8 of 9 questions.`,
          sure: {probability: null, sentence: `The shift lies between ${between}, nine times in ten.`},
          action: "Ask what changed for all: the bar, the training, who interviews. Change no question for it."
        })
      );
    }
  );

  it("needs two questions in three, and a tenth of a point surely", () => {
    expect(together([0.2, 0.4], 6).verdict).toBe("watch");
    expect(together([0.2, 0.4], 5)).toMatchObject({
      verdict: "ok",
      direction: null,
      claim: "Questions moved, but not most of them together.",
      evidence: `${later} 0.30 points higher; 5 of 9 questions moved so.`,
      action: "Change nothing on account of a common shift."
    });
    expect(together([0.1, 0.5])).toMatchObject({
      verdict: "ok",
      claim: "No shift common to most questions is shown.",
      evidence: `${later} 0.30 points higher; that it is more than a tenth of a point is not shown.`
    });
    expect(together([-0.5, -0.1]).verdict).toBe("ok");
  });

  it("does not say that nothing is higher or lower", () => {
    expect(together([-0.05, 0.05]).evidence).toBe(
      `${later} as before; that it is more than a tenth of a point is not shown.`
    );
  });

  it.each([
    [0, "No question has", 6],
    [1, "One question has", 5],
    [5, "5 questions have", 1],
    [6, "6 questions have", 1]
  ])("asks for six questions (%i)", (judged, words, more) => {
    expect(together(null, 0, judged)).toEqual(
      wholeFinding({
        ...base,
        n: 0,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "Whether all questions moved together cannot be told yet.",
        evidence: `${words} enough dated ratings by people who rated before and after; 6 are needed.`,
        action: "Keep dating the ratings.",
        needs: [{unit: "questions with enough dated ratings", more, weeks: null}]
      })
    );
    expect(together([0.2, 0.4], 5, 5).verdict).toBe("too_little_data");
    expect(together([0.2, 0.4], 6, 6).verdict).toBe("watch");
  });
});
