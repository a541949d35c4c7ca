import {mkdtemp, rm} from "node:fs/promises";
import {Session} from "node:inspector/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {refused, UserError} from "../../loaders/errors.js";
import {writePeople} from "../../loaders/privacy/written-people.js";
import {publishedDatasets} from "../../loaders/publish/datasets.js";
import {makeFinding} from "../../loaders/reports/finding.js";
import {resultOf} from "../../loaders/reports/all.js";
import {reports, runReports} from "../../loaders/reports/index.js";
import type {Report, ReportContext, ReportResult} from "../../loaders/reports/report.js";
import {inThreads, paysInThreads} from "../../loaders/reports/threads.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/connection.js";
import {smallWarehouseFile} from "../support/small-warehouse.js";
import {worldWarehouse} from "../support/worlds.js";
import {sampleNow} from "../support/sample.js";
import {isFull} from "../support/endurance.js";

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
      warehouse: join(folder, "warehouse.duckdb"),
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

let folder: string;
let warehouse: Warehouse;
let ofFile: ReportContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-threads-"));
  await smallWarehouseFile(join(folder, "warehouse.duckdb"));
  warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  ofFile = {warehouse, config: defaultConfig(), dataThrough: "2026-06-30", seed: 1, moments: []};
});
afterAll(async () => {
  warehouse.close();
  await rm(folder, {recursive: true});
});

async function oneByOne(): Promise<ReportResult[]> {
  const results: ReportResult[] = [];
  for (const [name, report] of Object.entries(reports)) results.push(await resultOf(name, report, ofFile));
  return results;
}

/** Who stands behind each object, by name: a set has no order that would mean anything. */
function peopleOf(results: readonly ReportResult[]): unknown[] {
  const {candidates, interviewers, groups, objects} = writePeople(results);
  const named = groups.map((group) => ({
    candidates: new Set(group.candidates.map((place) => candidates[place])),
    interviewers: new Set(group.interviewers.map((place) => interviewers[place])),
    untold: group.untold
  }));
  return objects.map((group) => named[group] ?? null);
}

describe("reports in two threads", () => {
  it("give the same bytes in the same order as one after another, and know the same people behind them", async () => {
    const told: string[] = [];
    const [threaded, alone] = [await inThreads(ofFile, (message) => told.push(message)), await oneByOne()];
    expect(JSON.stringify(threaded)).toBe(JSON.stringify(alone));
    expect(peopleOf(threaded)).toEqual(peopleOf(alone));
    expect(told.map((message) => message.replace(/ \w+(-\w+)?,/, ""))).toEqual(
      Object.keys(reports).map((_, place, all) => `computing ${place + 1} of ${all.length} reports`)
    );
  });

  it("fail as one after another would: by the first report that fails, whichever thread met it", async () => {
    const broken = {...ofFile, config: null as never};
    const alone = resultOf("agreement", reports.agreement!, broken);
    const message = await alone.catch((error: unknown) => (error as Error).message);
    expect(message).toMatch(/^report agreement: /);
    await expect(inThreads(broken, () => {})).rejects.toThrow(message as string);
  });

  it("leave a refusal the refusal it was", async () => {
    const gone = {...ofFile, warehouse: {...warehouse, path: join(folder, "no-warehouse")}};
    const refusal: unknown = await inThreads(gone, () => {}).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal).toMatchObject({
      exitCode: 3,
      lines: [
        expect.stringContaining("is no warehouse that can be read"),
        expect.stringContaining("npx plumbline ingest")
      ]
    });
  });

  it("are not worth starting for a few scorecards, nor possible without a file", async () => {
    expect(await paysInThreads(ofFile)).toBe(false);
    expect(
      await paysInThreads({...ofFile, warehouse: {rows: () => Promise.reject(new Error("asked")), close() {}}})
    ).toBe(false);
  });
});

describe("the work of a run", () => {
  /** Calls of functions of the statistics by name, counted by the engine itself. */
  async function counted(
    screens: number,
    {countsFits}: {countsFits: boolean}
  ): Promise<{queries: number; rows: number; fits: number}> {
    const {context: world, close} = await worldWarehouse({world: "small-company", seed: 1, screens});
    let [queries, rows] = [0, 0];
    const counting: Warehouse = {
      close,
      async rows(sql, parameters) {
        const answer = await world.warehouse.rows<never>(sql, parameters);
        queries++;
        rows += answer.length;
        return answer;
      }
    };
    const session = new Session();
    session.connect();
    try {
      await session.post("Profiler.enable");
      // Counting calls makes all of them slow.
      if (countsFits) await session.post("Profiler.startPreciseCoverage", {callCount: true, detailed: false});
      await runReports({...world, warehouse: counting});
      if (!countsFits) return {queries, rows, fits: 0};
      const {result} = await session.post("Profiler.takePreciseCoverage");
      const fits = result
        .filter(({url}) => url.includes("src/statistics"))
        .flatMap(({functions}) => functions)
        .filter(({functionName}) => functionName === "fitModel" || functionName === "gradedResponse");
      return {queries, rows, fits: fits.reduce((sum, {ranges}) => sum + ranges[0]!.count, 0)};
    } finally {
      session.disconnect();
      close();
    }
  }

  it("is as many queries whatever the size, rows as the world has, and a fit for each slice at most", async () => {
    const screens = isFull ? 60 : 30;
    const small = await counted(screens, {countsFits: false});
    const large = await counted(2 * screens, {countsFits: true});
    expect(small.queries).toBeGreaterThan(30);
    expect(large.queries).toBeLessThanOrEqual(small.queries + 2);
    expect(large.queries).toBeLessThanOrEqual(70);
    expect(large.rows / small.rows).toBeGreaterThan(1.5);
    expect(large.rows / small.rows).toBeLessThan(2.5);
    // Six of everyone, and one for each of three roles, three levels and nine quarters.
    expect(large.fits).toBeGreaterThan(0);
    expect(large.fits).toBeLessThanOrEqual(21);
  });
});
