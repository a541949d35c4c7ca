import {describe, expect, it} from "vitest";
import {mixedModel, type MixedModel} from "../../../src/statistics/index.js";
import {referenceCase, type Case, type Check} from "./cases.js";
import {expectWithin} from "./tolerance.js";
import {orInFull} from "../../support/endurance.js";

/** Every check of every linear mixed model case, by formula, as lme4 1.1-31 fits it with a tight optimiser. */
// The largest, of 73,421 ratings, takes longer than all others together.
const cases = orInFull(
  ["lmm/dyestuff2_singular", "lmm/penicillin", "lmm/immer09_paper_reviews", "lmm/ptam4_students_raters_items"],
  ["lmm/insteval_s_d"]
);

const compared = new Set(["lmm_reml_criterion", "lmm_fixed_effect", "lmm_random_sd", "lmm_ml_deviance"]);

describe("mixedModel equals lme4", () => {
  for (const path of cases) {
    it(`on ${path}: criterion, components, fixed effects, conditional modes and their standard deviations`, () => {
      const reference = referenceCase(path);
      const rows = reference.table();
      const fits = new Map<string, {model: MixedModel; fixed: string[]}>();
      const fitOf = ({options}: Check) => {
        const key = `${String(options!.formula)} ${String(options!.method)}`;
        if (!fits.has(key)) fits.set(key, fit(rows, String(options!.formula), String(options!.method)));
        return fits.get(key)!;
      };
      const checks = reference.checks.filter(({statistic}) => compared.has(statistic));
      expect(checks.length).toBeGreaterThan(4);
      for (const check of checks) {
        compare(check, fitOf(check));
      }
      for (const model of ["m1", "m2"]) {
        const first = checks.find(({id}) => id.startsWith(model));
        if (first) compareEffects(reference, model, fitOf(first).model);
      }
    });
  }
});

function fit(rows: Record<string, string>[], formula: string, method: string) {
  const column = (name: string) =>
    rows.map((row) =>
      name
        .split(":")
        .map((part) => row[part]!)
        .join(":")
    );
  const randomNames = [...formula.matchAll(/\(1\|([^)]+)\)/g)].map((match) => match[1]!);
  const fixedNames = formula
    .replace(/\(1\|[^)]+\)/g, "")
    .split(/[~+]/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "1" && part !== "y");
  const columns = (names: string[]) => Object.fromEntries(names.map((name) => [name, column(name)]));
  const model = mixedModel({
    y: rows.map((row) => Number(row.y)),
    random: columns(randomNames),
    fixed: columns(fixedNames),
    method: method === "ML" ? "ml" : "reml"
  });
  return {model, fixed: fixedNames};
}

function compare(check: Check, {model, fixed}: {model: MixedModel; fixed: string[]}): void {
  if (check.statistic === "lmm_reml_criterion")
    return expectWithin(model.criterion, check.value!, check.tolerance, check.id);
  // A deviance of a REML formula is its ML fit's criterion.
  if (check.statistic === "lmm_ml_deviance")
    return expectWithin(model.criterion, check.value!, check.tolerance, check.id);
  const name = check.id.replace(/^m\d_(fixef|sd)_/, "");
  if (check.statistic === "lmm_random_sd") {
    const sd = model.standardDeviation[name === "Residual" ? "residual" : name];
    return expectWithin(sd ?? null, check.value!, check.tolerance, check.id);
  }
  const factor = fixed.find((prefix) => name.startsWith(prefix));
  const estimate = name === "(Intercept)" ? model.intercept : model.fixed[`${factor}:${name.slice(factor!.length)}`]!;
  expectWithin(estimate.value, check.value!, check.tolerance, check.id);
  expectWithin(estimate.standardError, check.se!, check.tolerance, `${check.id} standard error`);
}

function compareEffects(reference: Case, prefix: string, model: MixedModel): void {
  const tolerance = {rel: 1e-3, abs: 1e-4};
  for (const [factor, effects] of Object.entries(model.effects)) {
    const file = `blup_${prefix}_${factor}.csv`;
    if (!reference.has(file)) continue;
    const expected = reference.table(file);
    expect(expected.length).toBe(effects.size);
    for (const {level, blup, cond_sd: conditional} of expected) {
      const effect = effects.get(level!)!;
      expectWithin(effect.estimate, Number(blup), tolerance, `${factor} ${level}`);
      expectWithin(effect.standardError, Number(conditional), tolerance, `${factor} ${level} conditional sd`);
    }
  }
}
