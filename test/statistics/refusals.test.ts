import {describe, expect, it} from "vitest";
import * as statistics from "../../src/statistics/index.js";

const votes = (points: number) => [
  {candidate: "a", interviewer: "x", points},
  {candidate: "a", interviewer: "y", points: 2}
];

/** Each statistic with one number of its input replaced by something that is none. */
const calls: Record<string, (bad: number) => unknown> = {
  krippendorffAlpha: (bad) =>
    statistics.krippendorffAlpha(
      [
        [1, bad],
        [2, 2]
      ],
      {metric: "interval"}
    ),
  gwetAc: (bad) =>
    statistics.gwetAc(
      [
        [1, bad],
        [2, 2]
      ],
      {weights: "quadratic"}
    ),
  cohenKappa: (bad) => statistics.cohenKappa([1, 2, bad], [1, 2, 2], {weights: "linear"}),
  intraclassCorrelation: (bad) =>
    statistics.intraclassCorrelation(
      [
        [1, bad],
        [2, 2],
        [3, 1]
      ],
      {model: "twoway", unit: "single"}
    ),
  mixedModel: (bad) => statistics.mixedModel({y: [1, 2, bad, 3, 4, 5], random: {a: [1, 1, 2, 2, 3, 3]}}),
  severity: (bad) => statistics.severity({votes: votes(bad)}),
  consistency: (bad) => statistics.consistency({votes: votes(bad)}),
  "generalizability of components": (bad) => statistics.generalizability({candidate: bad, residual: 1}).phi(3),
  "generalizability over conditions": (bad) => statistics.generalizability({candidate: 1, residual: 1}).phi(-bad),
  ratersNeeded: (bad) => statistics.generalizability({candidate: 1, residual: 1}).ratersNeeded(bad),
  repeatability: (bad) => statistics.repeatability(bad, 0.3),
  areaUnderCurve: (bad) => statistics.areaUnderCurve([1, 2, bad], [true, false, true]),
  pearson: (bad) => statistics.pearson([1, 2, bad], [1, 2, 3]),
  spearman: (bad) => statistics.spearman([1, 2, bad], [1, 2, 3]),
  pointBiserial: (bad) => statistics.pointBiserial([1, 2, bad], [1, 0, 1]),
  biserial: (bad) => statistics.biserial([1, 2, bad], [1, 0, 1]),
  "polyserial, continuous": (bad) => statistics.polyserial([1, 2, bad, 3], [1, 2, 3, 1]),
  "polyserial, ordinal": (bad) => statistics.polyserial([1, 2, 5, 3], [1, 2, bad, 1], {method: "two-step"}),
  gradedResponse: (bad) =>
    statistics.gradedResponse([
      [1, 2],
      [2, bad],
      [1, 1]
    ]),
  manyFacetRasch: (bad) =>
    statistics.manyFacetRasch({rating: [1, 2, bad, 3], person: [1, 1, 2, 2], rater: [1, 2, 1, 2]}),
  betaBinomial: (bad) =>
    statistics.betaBinomial([
      {k: 1, n: bad},
      {k: 2, n: 5}
    ]),
  mantelHaenszel: (bad) =>
    statistics.mantelHaenszel([
      [
        [1, 2],
        [bad, 3]
      ]
    ]),
  breslowDay: (bad) =>
    statistics.breslowDay([
      [
        [1, 2],
        [bad, 3]
      ]
    ]),
  kaplanMeier: (bad) => statistics.kaplanMeier([1, bad], [true, true]),
  aalenJohansen: (bad) => statistics.aalenJohansen([1, 2], [1, bad]),
  medianTime: (bad) => statistics.medianTime([1, bad], [1, 1], 1),
  correctRangeRestriction: (bad) => statistics.correctRangeRestriction(bad, 0.5),
  isotonic: (bad) => statistics.isotonic([1, bad], [1, 2]),
  netBenefit: (bad) => statistics.netBenefit([0.1, bad], [true, false], 0.3),
  wilson: (bad) => statistics.wilson(bad, 10, 0.9),
  jeffreys: (bad) => statistics.jeffreys(1, bad, 0.9),
  pChart: (bad) =>
    statistics.pChart([
      {k: 1, n: bad},
      {k: 2, n: 5}
    ]),
  benjaminiHochberg: (bad) => statistics.benjaminiHochberg([0.1, bad]),
  herding: (bad) => statistics.herding([{loop: "a", interviewer: "x", yes: true, heldAt: bad, submittedAt: 2}]),
  debriefMovement: (bad) => statistics.debriefMovement([{loop: "a", initial: bad, final: 2}])
};

describe("a value that is no finite number", () => {
  for (const bad of [NaN, Infinity]) {
    it.each(Object.entries(calls))(`%s refuses ${bad} in words, and does not compute with it`, (_, call) => {
      expect(() => call(bad)).toThrow(RangeError);
      expect(() => call(bad)).toThrow(/[a-z]{3,} .*[a-z]{2,}/);
    });
  }

  it("an infinite one has its place among the others in a quantile, NaN has none", () => {
    expect(statistics.median([1, Infinity, 3])).toBe(3);
    expect(statistics.median([1, Infinity, Infinity, 3])).toBe(Infinity);
    expect(statistics.quantile([-Infinity, -Infinity, 5], 0.25)).toBe(-Infinity);
    expect(() => statistics.median([1, NaN])).toThrow(/NaN at 1/);
  });
});
