import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {refused} from "../../loaders/errors.js";
import {publishedDatasets} from "../../loaders/publish/datasets.js";
import {makeFinding} from "../../loaders/reports/finding.js";
import {runReports} from "../../loaders/reports/index.js";
import type {Report, ReportContext} from "../../loaders/reports/report.js";
import {sampleNow, sampleWarehouse} from "../support/sample.js";

const context = {config: defaultConfig()} as ReportContext;
const sound = makeFinding({
  kind: "loop.hours",
  subject: "all",
  verdict: "ok",
  unit: "hours per offer",
  n: 120,
  claim: "An offer takes 80 hours.",
  evidence: "",
  action: "Nothing to do."
});
const failing = (error: Error): Record<string, Report> => ({"loop-design": () => Promise.reject(error)});

describe("running the reports", () => {
  it("says which report met an error, and leaves a refusal of the input as it is", async () => {
    const reports = failing(new TypeError("votes.map is not a function"));
    await expect(runReports(context, {reports})).rejects.toThrow("report loop-design: votes.map is not a function");
    const refusal = refused("exports: no votes");
    await expect(runReports(context, {reports: failing(refusal)})).rejects.toBe(refusal);
  });

  it("refuses a finding that breaks its contract, by report, kind and subject", async () => {
    const reports = {"loop-design": () => Promise.resolve({findings: [{...sound, n: -1}], datasets: []})};
    await expect(runReports(context, {reports})).rejects.toThrow(
      /^report loop-design: finding loop\.hours of all breaks its contract:\n.*\n.*→ at n$/
    );
  });

  it("gives findings in the contract's order of kinds, and subjects alphabetically within", async () => {
    const of = (kind: "loop.size" | "loop.hours", subject: string) => ({...sound, kind, subject});
    const findings = [of("loop.hours", "b"), of("loop.hours", "a"), of("loop.size", "c")];
    const run = await runReports(context, {reports: {one: () => Promise.resolve({findings, datasets: []})}});
    expect(run.findings.map(({kind, subject}) => `${kind} ${subject}`)).toEqual([
      "loop.size c",
      "loop.hours a",
      "loop.hours b"
    ]);
  });

  it.each([
    ["a field that is missing", {}],
    ["a number that is none, which JSON would write as null", {findings: [], excess: Number.NaN}]
  ])("refuses to write a dataset with %s, by report and dataset", async (_, content) => {
    const dataset = {name: "independence", audiences: ["leads"] as const, content};
    const options = {
      warehouse: await sampleWarehouse(),
      config: defaultConfig(),
      audiences: ["leads"] as const,
      sampleData: true,
      now: sampleNow,
      reports: {debriefs: () => Promise.resolve({findings: [], datasets: [dataset]})}
    };
    await expect(publishedDatasets(options)).rejects.toThrow(
      /^report debriefs: dataset independence breaks its contract:\n/
    );
  });
});
