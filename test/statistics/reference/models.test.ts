import {describe, expect, it} from "vitest";
import {
  betaBinomial,
  betaQuantile,
  generalizability,
  gradedResponse,
  manyFacetRasch,
  mixedModel,
  polyserial
} from "../../../src/statistics/index.js";
import {referenceCase, type Case, type Check} from "./cases.js";
import {expectWithin} from "./tolerance.js";

/** Standard errors of "loose" and "optimizer" checks hold to two digits (reference README). */
const twoDigits = {rel: 0.01, abs: 0};

function column({table}: Case, name: string): string[] {
  return table().map((row) => row[name]!);
}

describe("gradedResponse equals mirt", () => {
  for (const path of ["irt/science4", "irt/lsat_2pl"]) {
    it(`on ${path}: log likelihood, slopes, thresholds and standard errors`, () => {
      const reference = referenceCase(path);
      const rows = reference.table();
      const names = Object.keys(rows[0]!);
      const fit = gradedResponse(
        rows.map((row) => names.map((name) => Number(row[name]))),
        {standardErrors: true}
      );
      expect(reference.checks.length).toBeGreaterThan(10);
      for (const check of reference.checks) {
        if (check.statistic === "irt_loglik") {
          expectWithin(fit.logLikelihood, check.value!, check.tolerance, check.id);
          continue;
        }
        const [, name, kind, number] = /^(.*)_([ab])(\d?)$/.exec(check.id)!;
        const item = names.indexOf(name!);
        const cut = number === "" ? 0 : Number(number) - 1;
        const errors = fit.standardErrors!;
        const value = kind === "a" ? fit.discrimination[item]! : fit.thresholds[item]![cut]!;
        expectWithin(value, check.value!, check.tolerance, check.id);
        const error = kind === "a" ? errors.discrimination[item]! : errors.thresholds[item]![cut]!;
        expectWithin(error, check.se!, twoDigits, `${check.id} standard error`);
      }
    });
  }
});

describe("manyFacetRasch equals joint maximum likelihood by VGAM", () => {
  it(`on mfrm/ptam4: severities, their standard errors, log likelihood, persons used`, () => {
    const reference = referenceCase("mfrm/ptam4");
    const fit = manyFacetRasch({
      rating: column(reference, "rating").map(Number),
      person: column(reference, "person"),
      rater: column(reference, "rater"),
      item: column(reference, "item")
    });
    const checks = reference.checks.filter(({options}) => options?.estimator === "JML");
    expect(checks.length).toBe(11);
    for (const check of checks) {
      expect(fit.persons.size).toBe(check.options!.persons_used);
      const rater = fit.raters.get(check.id.replace("jml_rsm_rater_", ""));
      expectWithin(rater?.estimate ?? fit.logLikelihood, check.value!, check.tolerance, check.id);
      if (rater) expectWithin(rater.standardError, check.se!, twoDigits, `${check.id} standard error`);
    }
  });
});

describe("betaBinomial equals the exact likelihood's optimum", () => {
  const reference = referenceCase("empirical_bayes/rat_tumours");
  const counts = reference.table().map((row) => ({k: Number(row.x), n: Number(row.n)}));
  const fit = betaBinomial(counts);

  it("on 71 groups of rats (Tarone 1982): α, β, their mean and log likelihood", () => {
    const got: Record<string, number> = {
      ml_alpha: fit.alpha!,
      ml_beta: fit.beta!,
      ml_mean: fit.alpha! / (fit.alpha! + fit.beta!),
      ml_loglik: fit.logLikelihood!
    };
    const checks = reference.checks.filter(({id}) => id in got);
    expect(checks.length).toBe(4);
    for (const check of checks) expectWithin(got[check.id]!, check.value!, check.tolerance, check.id);
  });

  it(`shrunken rates of those groups and their posterior intervals`, () => {
    const shrunk = reference.table("shrunk.csv");
    expect(shrunk.length).toBe(counts.length);
    shrunk.forEach((row, i) => {
      const {k, n} = counts[i]!;
      const tolerance = {rel: 0, abs: 1e-4};
      expectWithin(fit.shrunken[i]!, Number(row.post_mean), tolerance, row.group!);
      for (const [p, end] of [
        [0.025, "lower"],
        [0.975, "upper"]
      ] as const) {
        const quantile = betaQuantile(p, fit.alpha! + k, fit.beta! + n - k);
        expectWithin(quantile, Number(row[end]), tolerance, `${row.group} ${end}`);
      }
    });
  });
});

describe("mixedModel on the table of Shrout & Fleiss (1979)", () => {
  it("gives their mean squares' components, and generalizability their ICC(2,1), (2,4), (3,1) and (3,4)", () => {
    const rows = referenceCase("icc/shrout_fleiss1979").table();
    const {standardDeviation} = mixedModel({
      y: rows.map(({rating}) => Number(rating)),
      random: {candidate: rows.map(({unit}) => unit!), rater: rows.map(({rater}) => rater!)}
    });
    const variances = Object.fromEntries(Object.entries(standardDeviation).map(([name, sd]) => [name, sd ** 2]));
    // BMS 11.24, JMS 32.49, EMS 1.02 in their table 3: (BMS − EMS)/4 and (JMS − EMS)/6.
    expect(variances.candidate).toBeCloseTo(2.556, 3);
    expect(variances.rater).toBeCloseTo(5.244, 3);
    expect(variances.residual).toBeCloseTo(1.019, 3);
    const {phi, g} = generalizability(variances);
    expect([phi(1), phi(4), g(1), g(4)].map((value) => value!.toFixed(2))).toEqual(["0.29", "0.62", "0.71", "0.91"]);
  });
});

describe("mixedModel gives lme4's intraclass correlations by REML", () => {
  for (const path of ["icc/shrout_fleiss1979", "icc/irr_anxiety", "icc/immer09_paper_reviews"]) {
    it(`on ${path}`, () => {
      const reference = referenceCase(path);
      const y = column(reference, "rating").map(Number);
      const [unit, rater] = [column(reference, "unit"), column(reference, "rater")];
      const crossed = mixedModel({y, random: {candidate: unit, rater}}).standardDeviation;
      const oneway = mixedModel({y, random: {candidate: unit}}).standardDeviation;
      const squared = (sd: Record<string, number>) =>
        Object.fromEntries(Object.entries(sd).map(([name, value]) => [name, value ** 2]));
      const checks = reference.checks.filter(
        ({statistic}) => statistic === "icc_reml" || statistic === "variance_component"
      );
      expect(checks.length).toBeGreaterThan(5);
      for (const check of checks) {
        const {model, type, unit: averaged, k} = (check.options ?? {}) as Record<string, string>;
        const n = k === undefined ? Number(/mean of (\d+)/.exec(averaged ?? "")?.[1] ?? 1) : Number(k);
        const {phi, g} = generalizability(squared(model === "oneway" ? oneway : crossed));
        const component = {varcomp_unit: "candidate", varcomp_rater: "rater", varcomp_residual: "residual"}[check.id];
        const got = component ? crossed[component]! ** 2 : type === "consistency" ? g(n) : phi(n);
        expectWithin(got, check.value!, check.tolerance, check.id);
      }
    });
  }
});

describe("polyserial equals polycor", () => {
  it(`on sat_act, two-step exactly; ML at the optimum that polycor's Nelder–Mead search stops short of`, () => {
    const reference = referenceCase("correlation/sat_act");
    // polycor's own likelihood (scaled x, free cuts) maximised by optim BFGS with reltol 1e-15 in R 4.2.2: its value is
    // higher than at polycor's published estimate by 4.9e-6 (SATV) and 9.9e-6 (ACT).
    const optimum: Record<string, {value: number; se: number}> = {
      SATV: {value: 0.05506331, se: 0.03994276},
      ACT: {value: 0.1737443, se: 0.03854378}
    };
    const checks = reference.checks.filter(({statistic}) => statistic === "polyserial");
    expect(checks.length).toBe(4);
    for (const check of checks) {
      const {continuous, ordinal, method} = check.options as Record<string, string>;
      const x = column(reference, continuous!).map(Number);
      const y = column(reference, ordinal!).map(Number);
      if (method === "two-step") {
        expectWithin(polyserial(x, y, {method: "two-step"}).value, check.value!, check.tolerance, check.id);
        continue;
      }
      const fit = polyserial(x, y);
      expectWithin(fit.value, optimum[continuous!]!.value, {rel: 1e-5, abs: 0}, check.id);
      expectWithin(fit.standardError, optimum[continuous!]!.se, {rel: 1e-4, abs: 0}, `${check.id} standard error`);
      expectWithin(fit.value, check.value!, {rel: 0.003, abs: 2e-4}, `${check.id} as published`);
      expectWithin(fit.standardError, check.se!, twoDigits, `${check.id} standard error as published`);
    }
  });
});

describe("generalizability equals the analysis of variance", () => {
  const designs: Record<string, {rename: Record<string, string>; conditions: (id: string) => Record<string, number>}> =
    {
      "gtheory/shrout_fleiss_p_by_r": {rename: {p: "candidate", r: "rater", pr_e: "residual"}, conditions: byRater},
      "gtheory/ptam4wide_p_by_r": {rename: {p: "candidate", r: "rater", pr_e: "residual"}, conditions: byRater},
      "gtheory/immer07_p_i_r": {
        rename: {
          p: "candidate",
          i: "item",
          r: "rater",
          pi: "candidate:item",
          pr: "candidate:rater",
          ir: "item:rater",
          pir_e: "residual"
        },
        conditions: (id) => ({item: numberAfter(id, "ni"), rater: numberAfter(id, "nr")})
      },
      "gtheory/brennan2001_table3_2": {
        rename: {p: "candidate", t: "task", "r:t": "rater:task", pt: "candidate:task", "pr:t": "residual"},
        conditions: (id) => ({task: numberAfter(id, "nt"), rater: numberAfter(id, "nr")})
      }
    };

  for (const [path, {rename, conditions}] of Object.entries(designs)) {
    it(`on ${path}: Φ and Eρ² of every design, raters needed`, () => {
      const reference = referenceCase(path);
      const variances = Object.fromEntries(
        reference.checks
          .filter(({id}) => id.startsWith("anova_varcomp_"))
          .map(({id, value}) => [rename[id.replace("anova_varcomp_", "")]!, value!])
      );
      const {phi, g, ratersNeeded} = generalizability(variances);
      expect(Object.keys(variances)).not.toContain("undefined");
      for (const check of reference.checks) {
        if (/^(Phi|Erho2)_n/.test(check.id)) {
          const n = conditions(check.id);
          expectWithin(check.id.startsWith("Phi") ? phi(n) : g(n), check.value!, check.tolerance, check.id);
        } else if (check.statistic === "d_study_raters_needed") {
          const {target, coefficient} = check.options as {target: number; coefficient: string};
          const needed = ratersNeeded(target, coefficient === "Phi" ? "phi" : "g");
          expectWithin(needed, check.value!, {rel: 0, abs: 0}, check.id);
        }
      }
    });
  }

  it(`and mixedModel gives the REML components of the same tables`, () => {
    for (const path of ["gtheory/shrout_fleiss_p_by_r", "gtheory/ptam4wide_p_by_r", "gtheory/immer07_p_i_r"]) {
      const reference = referenceCase(path);
      expect(compareComponents(reference)).toBeGreaterThan(1);
    }
  });
});

function byRater(id: string): Record<string, number> {
  return {rater: numberAfter(id, "nr")};
}

function numberAfter(id: string, prefix: string): number {
  return Number(new RegExp(`_${prefix}(\\d+)`).exec(id)![1]);
}

/** Holds every REML component of the case to its tolerance and says how many there are. */
function compareComponents(reference: Case): number {
  const rows = reference.table();
  const names: Record<string, string> =
    "person" in rows[0]! ? {p: "person", i: "item", r: "rater"} : {p: "unit", r: "rater"};
  const checks: Check[] = reference.checks.filter(({id}) => id.startsWith("reml_varcomp_"));
  const facets = (id: string) => id.replace("reml_varcomp_", "");
  const levels = (key: string) =>
    rows.map((row) =>
      key
        .split("")
        .map((letter) => row[names[letter]!]!)
        .join(":")
    );
  const keys = checks.map(({id}) => facets(id)).filter((key) => key !== "Residual");
  const {standardDeviation} = mixedModel({
    y: rows.map(({rating}) => Number(rating)),
    random: Object.fromEntries(keys.map((key) => [key, levels(key)]))
  });
  for (const check of checks) {
    const key = facets(check.id);
    expectWithin(
      standardDeviation[key === "Residual" ? "residual" : key]! ** 2,
      check.value!,
      check.tolerance,
      check.id
    );
  }
  return checks.length;
}
