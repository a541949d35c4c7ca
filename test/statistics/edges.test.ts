import {describe, expect, it} from "vitest";
import * as statistics from "../../src/statistics/index.js";

/** What a result has to be at an edge: `null` = nothing estimable, `value` = a number, `refusal` = an error in words. */
type Outcome = "nothing" | "value" | "refusal";
type Case = [statistic: string, edge: string, outcome: Outcome, call: () => unknown];

const {
  aalenJohansen,
  areaUnderCurve,
  betaBinomial,
  biserial,
  brennanPrediger,
  breslowDay,
  cohenKappa,
  congerKappa,
  correctRangeRestriction,
  fleissKappa,
  generalizability,
  gradedResponse,
  gwetAc,
  intraclassCorrelation,
  isotonic,
  jeffreys,
  kaplanMeier,
  krippendorffAlpha,
  mantelHaenszel,
  manyFacetRasch,
  mixedModel,
  mutualInformation,
  netBenefit,
  percentAgreement,
  pointBiserial,
  polyserial,
  spearman,
  wilson
} = statistics;

const matrices: [edge: string, ratings: (number | null)[][]][] = [
  ["empty", []],
  ["one rater", [[1], [2], [3]]],
  [
    "all missing",
    [
      [null, null],
      [null, null]
    ]
  ],
  [
    "no variance, one category",
    [
      [2, 2],
      [2, 2],
      [2, 2]
    ]
  ]
];
const weighted = {percentAgreement, gwetAc, fleissKappa, congerKappa, brennanPrediger};
const oneCategory = "no variance, one category";

const cases: Case[] = [
  ...matrices.flatMap(([edge, ratings]): Case[] => [
    ["krippendorffAlpha", edge, "nothing", () => krippendorffAlpha(ratings, {metric: "ordinal"})],
    ...Object.entries(weighted).map(([name, of]): Case => {
      const agrees = name === "percentAgreement" && edge === oneCategory;
      return [name, edge, agrees ? "value" : "nothing", () => of(ratings, {weights: "quadratic"})];
    })
  ]),
  ["cohenKappa", "empty", "nothing", () => cohenKappa([], [], {weights: "linear"})],
  ["cohenKappa", oneCategory, "nothing", () => cohenKappa([2, 2, 2], [2, 2, 2], {weights: "linear"})],
  ["intraclassCorrelation", "empty", "nothing", () => intraclassCorrelation([], {model: "twoway", unit: "single"})],
  [
    "intraclassCorrelation",
    "one rater",
    "nothing",
    () => intraclassCorrelation([[1], [2], [3]], {model: "oneway", unit: "single"})
  ],
  [
    "intraclassCorrelation",
    "no variance",
    "nothing",
    () =>
      intraclassCorrelation(
        [
          [2, 2],
          [2, 2],
          [2, 2]
        ],
        {model: "twoway", unit: "average"}
      )
  ],
  ["mixedModel", "empty", "nothing", () => mixedModel({y: [], random: {rater: []}}).intercept],
  ["mixedModel", "no variance", "value", () => mixedModel({y: [2, 2, 2, 2], random: {rater: [1, 1, 2, 2]}}).intercept],
  ["mixedModel", "one rater", "value", () => mixedModel({y: [1, 2, 3, 4], random: {rater: [1, 1, 1, 1]}}).intercept],
  ["generalizability", "no variance", "nothing", () => generalizability({candidate: 0, rater: 0, residual: 0}).phi(5)],
  ["areaUnderCurve", "empty", "nothing", () => areaUnderCurve([], [])],
  ["areaUnderCurve", "one category", "nothing", () => areaUnderCurve([1, 2, 3], [true, true, true])],
  ["areaUnderCurve", "no variance", "value", () => areaUnderCurve([1, 1, 1, 1], [true, false, true, false])],
  ...Object.entries({pointBiserial, biserial, spearman}).flatMap(([name, of]): Case[] => [
    [name, "empty", "nothing", () => of([], [])],
    [name, "no variance", "nothing", () => of([2, 2, 2, 2], [0, 1, 0, 1])],
    [name, "one category", "nothing", () => of([1, 2, 3, 4], [1, 1, 1, 1])]
  ]),
  ["polyserial", "empty", "nothing", () => polyserial([], [], {method: "ml"})],
  ["polyserial", "no variance", "nothing", () => polyserial([1, 1, 1, 1], [1, 2, 1, 2], {method: "ml"})],
  ["polyserial", "one category", "nothing", () => polyserial([1, 2, 3, 4], [2, 2, 2, 2], {method: "two-step"})],
  ["mutualInformation", "empty", "nothing", () => mutualInformation([], [])],
  ["mutualInformation", "one category", "value", () => mutualInformation([1, 1, 1], [1, 2, 1])],
  ["gradedResponse", "empty", "nothing", () => gradedResponse([]).discrimination[0]],
  [
    "gradedResponse",
    "all missing",
    "nothing",
    () =>
      gradedResponse([
        [null, null],
        [null, null]
      ]).discrimination[0]
  ],
  ["manyFacetRasch", "empty", "refusal", () => manyFacetRasch({rating: [], person: [], rater: []})],
  [
    "manyFacetRasch",
    "one category",
    "refusal",
    () => manyFacetRasch({rating: [2, 2, 2, 2], person: [1, 1, 2, 2], rater: [1, 2, 1, 2]})
  ],
  ["wilson", "empty", "value", () => wilson(0, 0, 0.9)],
  ["jeffreys", "empty", "value", () => jeffreys(0, 0, 0.9)],
  ["wilson", "one category", "value", () => wilson(5, 5, 0.9)],
  ["jeffreys", "one category", "value", () => jeffreys(0, 5, 0.9)],
  ["betaBinomial", "empty", "nothing", () => betaBinomial([]).alpha],
  [
    "betaBinomial",
    "one category",
    "nothing",
    () =>
      betaBinomial([
        {k: 0, n: 5},
        {k: 0, n: 9}
      ]).alpha
  ],
  ["mantelHaenszel", "empty", "nothing", () => mantelHaenszel([]).oddsRatio],
  [
    "mantelHaenszel",
    "one category",
    "nothing",
    () =>
      mantelHaenszel([
        [
          [3, 0],
          [4, 0]
        ]
      ]).oddsRatio
  ],
  ["breslowDay", "empty", "nothing", () => breslowDay([]).p],
  ["kaplanMeier", "empty", "nothing", () => kaplanMeier([], []).survival[0]],
  ["kaplanMeier", "all censored", "nothing", () => kaplanMeier([1, 2], [false, false]).survival[0]],
  ["aalenJohansen", "empty", "nothing", () => aalenJohansen([], []).time[0]],
  ["aalenJohansen", "all censored", "nothing", () => aalenJohansen([1, 2], [0, 0]).time[0]],
  ["correctRangeRestriction", "no restriction", "value", () => correctRangeRestriction(0.3, 1)],
  ["correctRangeRestriction", "no variance", "refusal", () => correctRangeRestriction(0.3, 0)],
  ["isotonic", "empty", "nothing", () => isotonic([], [])[0]],
  ["isotonic", "no variance", "value", () => isotonic([1, 1, 1], [2, 2, 2])[0]],
  ["netBenefit", "empty", "nothing", () => netBenefit([], [], 0.3)],
  ["netBenefit", "one category", "value", () => netBenefit([0.9, 0.8], [true, true], 0.3)]
];

/** Every number anywhere in a result. */
function numbersIn(result: unknown): number[] {
  if (typeof result === "number") return [result];
  if (result instanceof Map) return [...result.values()].flatMap(numbersIn);
  if (typeof result !== "object" || result === null) return [];
  return Object.values(result).flatMap(numbersIn);
}

function valueOf(result: unknown): unknown {
  return typeof result === "object" && result !== null && "value" in result ? result.value : (result ?? null);
}

const of = (outcome: Outcome): Case[] => cases.filter(([, , expected]) => expected === outcome);

describe("every statistic at its edges", () => {
  it.each(of("refusal"))("%s, %s: refused in words", (_, __, ___, call) => {
    expect(call).toThrow(/[a-z]{3,} .*[a-z]{3,}/);
  });

  it.each(of("nothing"))("%s, %s: nothing estimable, and never NaN", (_, __, ___, call) => {
    const result = call();
    expect(valueOf(result)).toBeNull();
    expect(numbersIn(result).filter((number) => Number.isNaN(number))).toEqual([]);
  });

  it.each(of("value"))("%s, %s: a value, and never NaN", (_, __, ___, call) => {
    const numbers = numbersIn(valueOf(call()));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => Number.isNaN(number))).toEqual([]);
  });
});
