import {describe, expect, it} from "vitest";
import {isotonic, kaplanMeier, mixedModel} from "../../../src/statistics/index.js";
import {referenceCase} from "./cases.js";
import {expectWithin} from "./tolerance.js";

/** Side files of the cases: whole curves and fits, not only the points that their checks pick out. */
describe("kaplanMeier equals survival's survfit at every step", () => {
  for (const name of ["survival_aml", "survival_lung"]) {
    it(`on ${name}: times, survival and Greenwood's standard errors`, () => {
      const reference = referenceCase(`kaplan_meier/${name}`);
      const rows = reference.table();
      const curve = kaplanMeier(
        rows.map(({time}) => Number(time)),
        rows.map(({event}) => event === "1")
      );
      const steps = reference.table("curve.csv").filter((row) => Number(row.n_event) > 0);
      expect(curve.time).toEqual(steps.map(({time}) => Number(time)));
      steps.forEach((step, i) => {
        const tolerance = {rel: 1e-8, abs: 1e-9};
        expectWithin(curve.survival[i]!, Number(step.survival), tolerance, `survival at ${step.time}`);
      });
      // Where nobody is left survival is 0 by construction and has no error.
      const left = steps.filter(({survival}) => Number(survival) > 0);
      left.forEach((step, i) =>
        expectWithin(
          curve.standardError[i]!,
          Number(step.se_greenwood),
          {rel: 1e-8, abs: 1e-9},
          `error at ${step.time}`
        )
      );
      expect(curve.standardError.slice(left.length)).toEqual(steps.slice(left.length).map(() => null));
    });
  }
});

describe("isotonic equals stats::isoreg", () => {
  it(`on calibration/pima_logistic: every fitted value, the number of blocks, their Brier score`, () => {
    const reference = referenceCase("calibration/pima_logistic");
    const rows = reference.table();
    const [outcome, score] = [rows.map(({y}) => Number(y)), rows.map(({p}) => Number(p))];
    const fitted = isotonic(score, outcome);
    const at = new Map(score.map((value, i) => [value, fitted[i]!]));
    const expected = reference.table("isotonic.csv");
    expect(at.size).toBe(expected.length);
    for (const row of expected)
      expectWithin(at.get(Number(row.score)) ?? null, Number(row.fitted), {rel: 1e-8, abs: 1e-9}, row.score!);
    const got: Record<string, number> = {
      isotonic_blocks: new Set(fitted).size,
      isotonic_brier: fitted.reduce((sum, value, i) => sum + (value - outcome[i]!) ** 2 / fitted.length, 0)
    };
    const checks = reference.checks.filter(({id}) => id in got);
    expect(checks.length).toBe(2);
    for (const check of checks) expectWithin(got[check.id]!, check.value!, check.tolerance, check.id);
  });
});

describe("mixedModel on raters nested in tasks", () => {
  it(`gives the components of Brennan (2001), table 3.2, since its design is balanced`, () => {
    const reference = referenceCase("gtheory/brennan2001_table3_2");
    const rows = reference.table();
    const of = (...names: string[]) => rows.map((row) => names.map((name) => row[name]!).join(":"));
    const {standardDeviation, effects} = mixedModel({
      y: rows.map(({rating}) => Number(rating)),
      random: {p: of("person"), t: of("task"), "r:t": of("rater", "task"), pt: of("person", "task")}
    });
    expect(effects["r:t"]!.size).toBe(12);
    const checks = reference.checks.filter(({statistic}) => statistic === "g_variance_component");
    expect(checks.length).toBe(6);
    for (const check of checks) {
      const name = check.id.replace(/^(anova|reml)_varcomp_/, "").replace("pr:t", "residual");
      expectWithin(standardDeviation[name]! ** 2, check.value!, {rel: 1e-4, abs: 1e-5}, check.id);
    }
  });
});
