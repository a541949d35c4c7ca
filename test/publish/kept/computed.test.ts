import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {behind, candidatesBehind} from "../../../loaders/privacy/behind.js";
import {onceFor} from "../../../loaders/publish/kept/computed.js";
import {keptFindings} from "../../../loaders/publish/kept/runs.js";
import {type Shelf, shelfOf} from "../../../loaders/publish/kept/shelf.js";
import {runReports} from "../../../loaders/reports/index.js";
import type {ReportContext, ReportResult} from "../../../loaders/reports/report.js";
import {hiresOnlyFinding} from "../../../loaders/reports/shared/hires-only.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const applications = ["A1", "A2", "A3"].map((id) => ({application_id: id, candidate_id: `C${id}`, status: "rejected"}));
const scorecards = applications.flatMap(({application_id}) =>
  ["I1", "I2"].map((interviewer_id) => ({
    scorecard_id: `${application_id}-${interviewer_id}`,
    application_id,
    interviewer_id,
    stage: "loop",
    vote: "yes",
    interviewed_at: "2026-02-01 10:00:00",
    submitted_at: "2026-02-01 12:00:00"
  }))
);

let folder: string;
let shelf: Shelf;
let context: ReportContext;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-computed-"));
  const [warehouse, config] = [join(folder, "warehouse.duckdb"), join(folder, "plumbline.yaml")];
  writeFileSync(config, `privacy: {key_file: ${join(folder, "key")}}\n`);
  shelf = await shelfOf(warehouse, {exports: join(folder, "exports"), config, warehouse});
  context = await smallWarehouse({applications, scorecards});
});
afterEach(() => {
  context.warehouse.close();
  rmSync(folder, {recursive: true});
});

function counting(content: object): {ran: () => number; reports: Record<string, () => Promise<ReportResult>>} {
  let ran = 0;
  const counted = (): Promise<ReportResult> => {
    ran++;
    const finding = behind(new Set(["CA1"]), {...hiresOnlyFinding});
    return Promise.resolve({findings: [finding], datasets: [{name: "some", audiences: ["leads"], content}]});
  };
  return {ran: () => ran, reports: {counted}};
}

describe("what reports compute", () => {
  it("is computed once, and read again with whom it is about", async () => {
    const {ran, reports} = counting(behind(new Set(["CA1", "CA2"]), {n: 2}));
    const first = await onceFor(shelf).run(context, {reports});
    const second = await onceFor(shelf).run(context, {reports});
    expect([ran(), second]).toEqual([1, first]);
    expect(candidatesBehind(second.datasets[0]!.content as object)).toEqual(new Set(["CA1", "CA2"]));
    expect(candidatesBehind(second.findings[0]!)).toEqual(new Set(["CA1"]));
    expect(await keptFindings(shelf)).toMatchObject({interviewers: ["I1", "I2"], findings: first.findings});
  });

  it("is computed anew where a note adds a day to compare at", async () => {
    const {ran, reports} = counting({n: 2});
    await onceFor(shelf).run(context, {reports});
    await onceFor(shelf).run({...context, moments: [{date: "2026-02-02", text: "a new rubric"}]}, {reports});
    expect(ran()).toBe(2);
  });

  it("is not kept where a number in it is none, so that the build refuses it each time", async () => {
    const {ran, reports} = counting({n: Number.NaN});
    for (let again = 0; again < 2; again++) await onceFor(shelf).run(context, {reports});
    expect(ran()).toBe(2);
  });

  it("is kept of a site too, with whom each part is about", async () => {
    let made = 0;
    const make = (): Promise<{tile: {n: number}}> => Promise.resolve({tile: behind(new Set(["CA1"]), {n: ++made})});
    await onceFor(shelf).part("leads", make);
    const {tile} = await onceFor(shelf).part("leads", make);
    expect([tile.n, candidatesBehind(tile)]).toEqual([1, new Set(["CA1"])]);
    expect((await onceFor(shelf).part("managers", make)).tile.n).toBe(2);
  });

  it("is beside the last build what it would be without anything kept, though only what compares is computed", async () => {
    const sinceBuild = {...context, moments: [{date: "2026-02-02", text: null}]};
    const without = await runReports(sinceBuild);
    await onceFor(shelf).run(context);
    const computed: string[] = [];
    const result = await onceFor(shelf).run(sinceBuild, {progress: (message) => void computed.push(message)});
    expect(result).toEqual(without);
    expect(computed).toEqual(["computing agreement, 1 of 2 reports", "computing calibration, 2 of 2 reports"]);
  });
});
