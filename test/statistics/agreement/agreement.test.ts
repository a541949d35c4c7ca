import {describe, expect, it} from "vitest";
import {
  brennanPrediger,
  cohenKappa,
  congerKappa,
  createRandom,
  fleissKappa,
  gwetAc,
  krippendorffAlpha,
  percentAgreement
} from "../../../src/statistics/index.js";

type Matrix = (number | null)[][];
const undefinedEstimate = (n: number) => ({value: null, standardError: null, interval: null, n});

/** Every coefficient with unweighted categories. */
const coefficients = {
  krippendorffAlpha: (m: Matrix) => krippendorffAlpha(m, {metric: "nominal"}),
  percentAgreement: (m: Matrix) => percentAgreement(m, {weights: "identity"}),
  gwetAc: (m: Matrix) => gwetAc(m, {weights: "identity"}),
  fleissKappa: (m: Matrix) => fleissKappa(m, {weights: "identity"}),
  congerKappa: (m: Matrix) => congerKappa(m, {weights: "identity"}),
  brennanPrediger: (m: Matrix) => brennanPrediger(m, {weights: "identity"})
};
const each = Object.entries(coefficients);
const chanceCorrected = each.filter(([name]) => name !== "percentAgreement");

describe("edges of the agreement coefficients", () => {
  it.each(each)("%s of no unit is undefined", (_, of) => {
    expect(of([])).toEqual(undefinedEstimate(0));
  });

  it.each(each)("%s of units without a rating is undefined", (_, of) => {
    expect(
      of([
        [null, null],
        [null, null]
      ])
    ).toEqual(undefinedEstimate(0));
  });

  it.each(each)("%s of one unit is too little data", (_, of) => {
    expect(of([[1, 2, 1]])).toEqual(undefinedEstimate(1));
  });

  it.each(each)("%s of one rater has no pair to compare", (name, of) => {
    expect(of([[1], [2], [3]])).toEqual(undefinedEstimate(name === "krippendorffAlpha" ? 0 : 3));
  });

  it.each(chanceCorrected)("%s of one category used throughout is undefined: nothing could have differed", (_, of) => {
    expect(
      of([
        [2, 2],
        [2, 2],
        [2, 2]
      ])
    ).toEqual(undefinedEstimate(3));
  });

  it.each(each)("%s of perfect agreement is 1 without a made-up interval", (_, of) => {
    const got = of([
      [1, 1],
      [2, 2],
      [3, 3],
      [1, 1]
    ]);
    expect(got.value).toBeCloseTo(1, 12);
    expect(got.interval).toBeNull();
  });

  it.each(each)("%s leaves no NaN when ratings are missing", (_, of) => {
    const {value, standardError, interval} = of([
      [1, null, 2],
      [2, 2, null],
      [null, 3, 3],
      [1, 1, 2],
      [null, null, 3]
    ]);
    for (const part of [value, standardError, ...interval!]) expect(Number.isFinite(part)).toBe(true);
  });

  it("total disagreement of two raters on four units has the values of the reference programs and no interval", () => {
    const m = [
      [1, 2],
      [2, 1],
      [1, 2],
      [2, 1]
    ];
    expect(coefficients.krippendorffAlpha(m)).toEqual({value: -0.75, standardError: null, interval: null, n: 4});
    expect(coefficients.gwetAc(m)).toEqual({value: -1, standardError: null, interval: null, n: 4});
    expect(coefficients.fleissKappa(m).value).toBeCloseTo(-1, 12);
    expect(coefficients.congerKappa(m).value).toBeCloseTo(-1, 12);
  });

  it.each(each)("%s names the place of a rating that is not a number", (_, of) => {
    expect(() =>
      of([
        [1, 2],
        [1, Number.NaN]
      ])
    ).toThrow("unit 2, rater 2: a rating must be a finite number or null, got NaN");
    expect(() => of([[1, undefined as never]])).toThrow("got undefined");
  });

  it("refuses a rating off the declared scale and an unknown weighting, naming them", () => {
    expect(() => gwetAc([[1, 5]], {weights: "identity", categories: [1, 2, 3, 4]})).toThrow(
      "5 is not on the scale 1, 2, 3, 4"
    );
    expect(() => gwetAc([[1, 2]], {weights: "cubic" as never})).toThrow("weights must be one of identity");
    expect(() =>
      krippendorffAlpha(
        [
          [1, 2],
          [1, 1]
        ],
        {metric: "angle" as never}
      )
    ).toThrow("metric must be one of");
    expect(() =>
      krippendorffAlpha(
        [
          [-1, 2],
          [1, 1]
        ],
        {metric: "ratio"}
      )
    ).toThrow("0 or larger, got -1");
    expect(() =>
      gwetAc(
        [
          [1, 2],
          [2, 1],
          [1, 1]
        ],
        {weights: "identity", level: 90}
      )
    ).toThrow("level must be between 0 and 1");
  });
});

describe("the scale of the form", () => {
  const m = [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 1],
    [1, 1]
  ];

  it("changes AC1 and Brennan–Prediger when a point is unused, and leaves Fleiss alone", () => {
    const categories = [1, 2, 3, 4];
    expect(gwetAc(m, {weights: "identity", categories}).value).toBeGreaterThan(gwetAc(m, {weights: "identity"}).value!);
    // observed 0.6 against 1/4: (0.6 − 0.25) / 0.75
    expect(brennanPrediger(m, {weights: "identity", categories}).value).toBeCloseTo(0.35 / 0.75, 12);
    expect(fleissKappa(m, {weights: "identity", categories}).value).toBeCloseTo(
      fleissKappa(m, {weights: "identity"}).value!,
      12
    );
  });

  it("lets AC1 speak when all ratings are one point of a longer scale", () => {
    expect(
      gwetAc(
        [
          [2, 2],
          [2, 2]
        ],
        {weights: "identity", categories: [1, 2, 3]}
      ).value
    ).toBe(1);
  });
});

describe("standard errors where no reference program gives one", () => {
  it("ordinal alpha's equals the jackknife over units to 3 %", () => {
    const random = createRandom(4);
    const m = Array.from({length: 400}, () => {
      const ability = random.normal();
      return Array.from({length: 4}, () => {
        if (random.uniform() < 0.3) return null;
        return Math.min(4, Math.max(1, Math.round(2.5 + ability + random.normal())));
      });
    });
    const left = m.map((_, i) => krippendorffAlpha(m.toSpliced(i, 1), {metric: "ordinal"}).value!);
    const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
    const jackknife = Math.sqrt((399 / 400) * left.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    const {standardError} = krippendorffAlpha(m, {metric: "ordinal"});
    expect(Math.abs(standardError! / jackknife - 1)).toBeLessThan(0.03);
  });
});

describe("Cohen's kappa", () => {
  // Cohen 1960 as in R's vcd manual, SexualFun: a published 4 × 4 table of 91 couples.
  const table = [
    [7, 7, 2, 3],
    [2, 8, 3, 7],
    [1, 5, 4, 9],
    [2, 8, 9, 14]
  ];
  const pairs = table.flatMap((row, i) => row.flatMap((count, j) => Array.from({length: count}, () => [i + 1, j + 1])));
  const a = pairs.map(([x]) => x!);
  const b = pairs.map(([, y]) => y!);

  it("gives vcd's printed kappa, unweighted and linearly weighted, with their errors", () => {
    const plain = cohenKappa(a, b, {weights: "identity"});
    expect(plain.value).toBeCloseTo(0.1293, 4);
    expect(plain.standardError).toBeCloseTo(0.0686, 4);
    const linear = cohenKappa(a, b, {weights: "linear"});
    expect(linear.value).toBeCloseTo(0.2374, 4);
    expect(linear.standardError).toBeCloseTo(0.07832, 5);
  });

  it("equals Conger's kappa of the same two raters", () => {
    const matrix = a.map((value, i) => [value, b[i]!]);
    const conger = congerKappa(matrix, {weights: "quadratic"});
    const cohen = cohenKappa(a, b, {weights: "quadratic"});
    expect(cohen.value).toBeCloseTo(conger.value!, 12);
    // The contingency-table error divides by n, the raw-data one by n − 1.
    expect(cohen.standardError! / conger.standardError!).toBeCloseTo(Math.sqrt(90 / 91), 10);
  });

  it("is undefined for one category, one unit or none, and 1 without interval for complete agreement", () => {
    expect(cohenKappa([1, 1], [1, 1], {weights: "identity"})).toEqual(undefinedEstimate(2));
    expect(cohenKappa([1], [1], {weights: "identity"})).toEqual(undefinedEstimate(1));
    expect(cohenKappa([], [], {weights: "identity"})).toEqual(undefinedEstimate(0));
    expect(cohenKappa([1, 2], [1, 2], {weights: "identity"})).toEqual({
      value: 1,
      standardError: null,
      interval: null,
      n: 2
    });
  });

  it("refuses lists of different length", () => {
    expect(() => cohenKappa([1, 2], [1], {weights: "identity"})).toThrow("same length, got 2 and 1");
  });
});
