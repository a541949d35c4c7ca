import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {pairKind, publishedPairs, redundancyFinding} from "../../../loaders/reports/questions/redundancy.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import type {QuestionPair} from "../../../src/statistics/questions/question-redundancy.js";
import {wholeFinding} from "../../support/whole-finding.js";

const of = (value: number | null, interval: [number, number] | null, n = 399): Estimate => ({
  value,
  standardError: null,
  interval,
  n
});
const context = {config: defaultConfig(), dataThrough: "2026-06-30"};
const pair: QuestionPair = {first: "P", second: "Q", loops: 399, sameInterview: 0.9, partial: of(0.8, [0.77, 0.83])};
const judge = (over: Partial<QuestionPair> = {}, attributes?: Map<string, string | null>) =>
  redundancyFinding({...pair, ...over}, context, attributes);
const base = {
  kind: "question.redundant",
  subject: "P + Q",
  unit: "partial correlation",
  reference: {value: 0.6, label: "one answer"},
  n: 399
} as const;
const sureOf = (low: string, high: string) => ({
  probability: null,
  sentence: `Their correlation beyond the rest of the loop lies between ${low} and ${high}, nine times in ten. From 0.60 on they are one answer.`
});
const sql = new Map([
  ["P", "SQL"],
  ["Q", "SQL"]
]);

describe("redundancyFinding", () => {
  it.each([
    [
      0.51,
      sql,
      "mostly asked by the same interviewer",
      "Ask one of “P” and “Q” and give the time to something else: one interviewer who asks both has no second view."
    ],
    [
      0.5,
      sql,
      "both for “SQL” and mostly asked by different interviewers",
      "Keep both where a second view of SQL is planned; else ask one of “P” and “Q” and give the time to something else."
    ],
    [
      0.1,
      undefined,
      "mostly asked by different interviewers, with no attribute in common on record",
      "Ask one of “P” and “Q” and give the time to something else, or write down what sets them apart."
    ]
  ] as const)(
    "acts on two that surely get one answer (%d in one interview)",
    (sameInterview, attributes, where, action) => {
      expect(judge({sameInterview}, attributes)).toEqual(
        wholeFinding({
          ...base,
          verdict: "act",
          deed: "Ask only one",
          estimate: 0.8,
          interval: [0.77, 0.83],
          claim: "“P” and “Q” get you one answer.",
          evidence: `They were rated alike in 399 loops, beyond what the rest of the loop explains; ${where}.`,
          sure: sureOf("0.77", "0.83"),
          action
        })
      );
    }
  );

  it("watches two that may, up to the very limit", () => {
    expect(judge({partial: of(0.7, [0.6, 0.8])})).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        deed: "Ask who uses both",
        estimate: 0.7,
        interval: [0.6, 0.8],
        claim: "“P” and “Q” may get you one answer.",
        evidence: "They were rated alike in 399 loops, beyond what the rest of the loop explains.",
        sure: sureOf("0.60", "0.80"),
        action: "Ask who uses both whether they look for the same thing."
      })
    );
  });

  it.each([
    [[0.3, 0.59], "each tell something of their own", "does not stand in"],
    [[0.3, 0.6], "do not clearly repeat each other", "does not clearly stand in"]
  ] as [[number, number], string, string][])(
    "keeps two that do not, and says how clear that is (%o)",
    (interval, claim, stands) => {
      expect(judge({partial: of(0.45, interval)})).toEqual(
        wholeFinding({
          ...base,
          verdict: "ok",
          deed: "Keep both",
          estimate: 0.45,
          interval,
          claim: `“P” and “Q” ${claim}.`,
          evidence: `In 399 loops with both, one rating ${stands} for the other, beyond what the rest of the loop explains.`,
          sure: sureOf("0.30", interval[1].toFixed(2)),
          action: "Keep both."
        })
      );
      expect(judge({partial: of(0.6, [0.3, 0.7])}).verdict).toBe("ok");
    }
  );

  it.each([
    [79, 79, 0.9, of(0.8, [0.7, 0.9], 79), "79 loops; 80 are needed.", 1],
    [1, 1, 0.9, of(null, null, 1), "1 loop; 80 are needed.", 79],
    [80, 80, 0.9, of(null, null, 79), "80 loops, but only in 79 was anything else rated in the interview.", 1],
    [80, 80, 0.51, of(null, null, 79), "80 loops, but only in 79 was anything else rated in the interview.", 1],
    [80, 80, 0.5, of(null, null, 79), "80 loops, but only in 79 did a third interviewer vote.", 1],
    [80, 80, 0.9, of(null, null, 80), "80 loops, by one interviewer alone or always alike.", 80],
    [80, 80, 0.9, of(0.8, null, 80), "80 loops, by one interviewer alone or always alike.", 80]
  ] as const)("says what is missing (%i loops)", (loops, _, sameInterview, partial, words, more) => {
    expect(judge({loops, sameInterview, partial: {...partial}})).toEqual(
      wholeFinding({
        ...base,
        n: partial.n,
        verdict: "too_little_data",
        deed: "Not enough data",
        estimate: partial.value,
        interval: partial.interval && [...partial.interval],
        claim: "Whether “P” and “Q” repeat each other is open.",
        evidence: `Both were rated in ${words}`,
        action: "Change nothing about this pair yet.",
        needs: [{unit: "loops with both questions", more, weeks: null}],
        ...(partial.value === null ? {} : {sure: {probability: null, sentence: "There is too little to tell."}})
      })
    );
    expect(judge({loops: 80, partial: of(0.8, [0.7, 0.9], 80)}).verdict).toBe("act");
  });
});

describe("pairKind", () => {
  it.each([
    [0.51, sql, "one interview"],
    [0.5, sql, "same data point"],
    [0.5, new Map([["P", "SQL"]]), "repeated asking"],
    [
      0.5,
      new Map([
        ["P", "SQL"],
        ["Q", "Coding"]
      ]),
      "repeated asking"
    ],
    [
      0.5,
      new Map([
        ["P", null],
        ["Q", null]
      ]),
      "repeated asking"
    ],
    [0.5, new Map(), "repeated asking"]
  ] as [number, Map<string, string | null>, string][])(
    "%d asked in one interview: %o is %s",
    (sameInterview, attributes, kind) => {
      expect(pairKind({...pair, sameInterview}, attributes)).toBe(kind);
    }
  );
});

describe("publishedPairs", () => {
  it("lists pairs from the least number of loops on", () => {
    const of80 = {...pair, partial: of(0.8, [0.77, 0.83], 80)};
    const of79 = {...pair, partial: of(0.8, [0.77, 0.83], 79)};
    const pairs = [of80, of79].map((one) => ({pair: one, finding: judge(one)}));
    expect(publishedPairs(pairs, sql, 80)).toEqual([
      {
        first: "P",
        second: "Q",
        loops: 80,
        sameInterview: 0.9,
        kind: "one interview",
        partial: {value: 0.8, interval: [0.77, 0.83]},
        verdict: "act"
      }
    ]);
  });
});
