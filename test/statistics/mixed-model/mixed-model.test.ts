import {describe, expect, it} from "vitest";
import {createRandom, mixedModel} from "../../../src/statistics/index.js";

/** Complete table of units × raters with planted standard deviations. */
function completeTable(units: number, raters: number, sd: {unit: number; rater: number; residual: number}, seed = 1) {
  const random = createRandom(seed);
  const severity = Array.from({length: raters}, () => random.normal(0, sd.rater));
  const rows = Array.from({length: units}, () => random.normal(0, sd.unit)).map((quality) =>
    severity.map((shift) => quality + shift + random.normal(0, sd.residual))
  );
  return {
    rows,
    y: rows.flat(),
    unit: rows.flatMap((row, i) => row.map(() => `u${i}`)),
    rater: rows.flatMap((row) => row.map((_, j) => `r${j}`))
  };
}

/** Two-way analysis of variance of a complete table: equals REML when no component is negative. */
function varianceByMeanSquares(rows: number[][]) {
  const n = rows.length;
  const k = rows[0]!.length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const grand = mean(rows.flat());
  const unitMeans = rows.map(mean);
  const raterMeans = rows[0]!.map((_, j) => mean(rows.map((row) => row[j]!)));
  const unitMs = (k * unitMeans.reduce((sum, m) => sum + (m - grand) ** 2, 0)) / (n - 1);
  const raterMs = (n * raterMeans.reduce((sum, m) => sum + (m - grand) ** 2, 0)) / (k - 1);
  let error = 0;
  rows.forEach((row, i) => row.forEach((x, j) => (error += (x - unitMeans[i]! - raterMeans[j]! + grand) ** 2)));
  const residual = error / ((n - 1) * (k - 1));
  return {unit: (unitMs - residual) / k, rater: (raterMs - residual) / n, residual};
}

describe("mixedModel", () => {
  it("equals the analysis of variance on complete tables, few raters and many units included", () => {
    for (const [units, raters, seed] of [
      [30, 4, 1],
      [200, 5, 2],
      [5000, 5, 3]
    ] as const) {
      const table = completeTable(units, raters, {unit: 0.7, rater: 0.6, residual: 0.5}, seed);
      const fit = mixedModel({y: table.y, random: {unit: table.unit, rater: table.rater}});
      const expected = varianceByMeanSquares(table.rows);
      for (const name of ["unit", "rater", "residual"] as const) {
        expect(fit.standardDeviation[name]! ** 2 / expected[name]).toBeCloseTo(1, 4);
      }
    }
  });

  it("reaches the optimum of 20,000 units by 5 raters, where a default lmer stops at an ICC of a fifth of it", () => {
    const table = completeTable(20_000, 5, {unit: 1, rater: 0.15, residual: 0.92}, 7);
    const fit = mixedModel({y: table.y, random: {unit: table.unit, rater: table.rater}});
    const expected = varianceByMeanSquares(table.rows);
    const total = expected.unit + expected.rater + expected.residual;
    const sd = fit.standardDeviation;
    expect(sd.unit! ** 2 / (sd.unit! ** 2 + sd.rater! ** 2 + sd.residual! ** 2)).toBeCloseTo(expected.unit / total, 5);
    expect(sd.rater! ** 2 / expected.rater).toBeCloseTo(1, 4);
  });

  it("reports a variance at the boundary as exactly 0, with effects of 0", () => {
    const y = [1, 4, 2, 3, 4, 1, 3, 2, 2.5, 2.5];
    const group = ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"];
    const fit = mixedModel({y, random: {group}});
    expect(fit.standardDeviation.group).toBe(0);
    expect([...fit.effects.group!.values()]).toEqual(group.slice(0, 5).map(() => ({estimate: 0, standardError: 0})));
    expect(fit.standardDeviation.residual).toBeCloseTo(Math.sqrt(10 / 9), 10);
  });

  it("gives the same fit whatever the unit of measurement, the order of rows and the order of factors", () => {
    const {y, unit, rater} = completeTable(60, 4, {unit: 0.6, rater: 0.3, residual: 0.7});
    const fit = mixedModel({y, random: {unit, rater}});
    const turned = mixedModel({
      y: y.map((value) => 1e6 + 1000 * value).reverse(),
      random: {rater: [...rater].reverse(), unit: [...unit].reverse()}
    });
    expect(turned.standardDeviation.rater! / 1000).toBeCloseTo(fit.standardDeviation.rater!, 6);
    expect((turned.intercept.value! - 1e6) / 1000).toBeCloseTo(fit.intercept.value!, 8);
    expect(turned.effects.unit!.get("u3")!.standardError / 1000).toBeCloseTo(
      fit.effects.unit!.get("u3")!.standardError,
      6
    );
  });

  it("drops a factor that cannot be separated and says why", () => {
    const {y, unit, rater} = completeTable(20, 3, {unit: 1, rater: 0.2, residual: 0.5});
    const fit = mixedModel({y, random: {unit, rater, one: y.map(() => "x"), each: y.map((_, i) => i)}});
    expect(fit.dropped).toEqual({one: "one level", each: "every level seen once"});
    expect(fit.effects.one).toEqual(new Map());
    expect(fit.standardDeviation).not.toHaveProperty("one");
    expect(fit.standardDeviation.unit).toBeGreaterThan(0);
  });

  it("is an ordinary mean when no random factor is left", () => {
    const fit = mixedModel({y: [1, 2, 3, 4], random: {}});
    expect(fit.intercept.value).toBe(2.5);
    expect(fit.intercept.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect(fit.standardDeviation.residual).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it("has no estimate, not NaN, for an empty input, a single value and a constant y", () => {
    expect(mixedModel({y: [], random: {a: []}})).toMatchObject({intercept: {value: null, n: 0}, criterion: null});
    expect(mixedModel({y: [3], random: {a: ["x"]}}).intercept.standardError).toBeNull();
    const constant = mixedModel({y: [2, 2, 2, 2], random: {a: ["x", "x", "z", "z"]}});
    expect(constant.intercept.value).toBe(2);
    expect(constant.standardDeviation).toEqual({a: 0, residual: 0});
  });

  it("keeps the first of two fixed effects that repeat each other and has no estimate for the other", () => {
    const {y, unit, rater} = completeTable(30, 2, {unit: 1, rater: 0, residual: 0.5});
    const group = unit.map((_, i) => (Math.floor(i / 2) % 2 ? "b" : "a"));
    const fit = mixedModel({y, random: {unit}, fixed: {group, again: group, rater}});
    expect(fit.fixed["group:b"]!.value).not.toBeNull();
    expect(fit.fixed["again:b"]!.value).toBeNull();
    expect(fit.fixed["rater:r1"]!.standardError).toBeGreaterThan(0);
  });

  it("sees whether a design is connected, and does not mistake nesting for it", () => {
    const y = [1, 2, 3, 4, 2, 3, 1, 4];
    const candidate = ["a", "a", "b", "b", "c", "c", "d", "d"];
    const split = ["1", "2", "1", "2", "3", "4", "3", "4"];
    const joined = ["1", "2", "1", "2", "2", "4", "3", "4"];
    expect(mixedModel({y, random: {candidate, interviewer: split}}).connected).toBe(false);
    expect(mixedModel({y, random: {candidate, interviewer: joined}}).connected).toBe(true);
    const team = candidate.map((name) => (name < "c" ? "x" : "y"));
    expect(mixedModel({y, random: {candidate, team}}).connected).toBe(true);
  });

  it("names what is wrong with an input it refuses", () => {
    expect(() => mixedModel({y: [1, 2], random: {a: ["x"]}})).toThrow(
      "factor a must have one level per value of y (2), got 1"
    );
    expect(() => mixedModel({y: [1, Number.NaN], random: {}})).toThrow("got NaN at index 1");
  });
});
