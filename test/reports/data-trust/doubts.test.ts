import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {contextOf} from "../../../loaders/reports/report.js";
import {dataTrust} from "../../../loaders/reports/data-trust/report.js";
import {pagesReading} from "../../../loaders/reports/data-trust/quality.js";
import {siteDataset} from "../../../loaders/reports/shared/site.js";
import {pages} from "../../../loaders/publish/pages.js";
import {openWarehouse, type Warehouse} from "../../../loaders/warehouse/connection.js";
import {ingest} from "../../../loaders/warehouse/ingest.js";
import {dataTrust as contract, type DataTrust} from "../../../src/contracts/data-trust.js";
import {site, type Site} from "../../../src/contracts/site.js";
import {writeFiles} from "../../reader/support/exports.js";

/**
 * Forty loops of three votes in March and April 2026. Per ten loops: one shadow, one vote after the decision, one loop
 * of a single vote; ten loops are of applications that no export holds; twenty-five rows have an unknown vote.
 */
function exportsFolder(folder: string): void {
  const header = "scorecard_id,application_id,interviewer_id,stage,vote,interviewed_at,submitted_at,shadow";
  const lines: string[] = [];
  for (let loop = 0; loop < 40; loop++) {
    const day = `2026-0${3 + (loop % 2)}-10T10:00:00Z`;
    const later = day.replace("-10T", "-20T");
    const card = (seat: number, at = day, submitted = at, shadow = "false"): string =>
      `S${loop}-${seat},A${loop},I${seat},loop,yes,${at},${submitted},${shadow}`;
    lines.push(card(1));
    if (loop % 10 === 3) continue;
    lines.push(card(2, day, loop % 10 === 5 ? later : day));
    lines.push(card(3, day, day, loop % 10 === 7 ? "true" : "false"));
  }
  const bad = Array.from({length: 25}, (_, index) => `B${index},A1,I1,loop,perhaps,,,`);
  const applications = Array.from({length: 30}, (_, index) => `A${index},C${index}`);
  const decisions = Array.from({length: 40}, (_, index) => `A${index},offer,2026-0${3 + (index % 2)}-15T10:00:00Z`);
  writeFiles(folder, {
    "scorecards.csv": `${[header, ...lines, ...bad].join("\n")}\n`,
    "applications.csv": `application_id,candidate_id\n${applications.join("\n")}\n`,
    "decisions.csv": `application_id,decision,decided_at\n${decisions.join("\n")}\n`
  });
}

const folder = mkdtempSync(join(tmpdir(), "plumbline-doubts-"));
let warehouse: Warehouse;
let content: DataTrust;
let strip: Site;
beforeAll(async () => {
  exportsFolder(join(folder, "exports"));
  const config = configSchema.parse({questions: {map: join(folder, "none.csv")}});
  const path = join(folder, "w.duckdb");
  const now = new Date("2026-06-30T12:00:00Z");
  await ingest({exports: join(folder, "exports"), warehouse: path, config, now, sampleData: false, maxRejects: 1});
  warehouse = await openWarehouse(path);
  content = contract.parse((await dataTrust(await contextOf(warehouse, config))).datasets[0]!.content);
  strip = site.parse((await siteDataset(warehouse, {sampleData: false, now, config})).content);
});
afterAll(() => {
  warehouse.close();
  rmSync(folder, {recursive: true});
});

describe("data that fail checks", () => {
  it("are called unbelievable in the first sentence", () => {
    expect(content.findings[0]!.sentence).toMatch(
      /^These data cannot be believed as they are\. Many rows of scorecards could not be read\. 25 of 137 /
    );
    // ten decisions without an application are fewer than the twenty rows that a verdict to act needs
    expect(content.findings.map(({verdict}) => verdict)).toEqual(["act", "act", "watch"]);
  });

  it("are followed from the export to the loops that can be compared, every step adding up", () => {
    const steps = Object.fromEntries(
      content.waterfall.map(({unit, step, lost, left}) => [`${unit} ${step}`, [lost, left]])
    );
    expect(steps).toMatchObject({
      "scorecards in the exports": [0, 137],
      "scorecards rejected": [25, 112],
      "scorecards repeated or superseded": [0, 112],
      "scorecards without a vote": [0, 112]
    });
    for (const unit of ["scorecards", "loops"]) {
      const own = content.waterfall.filter((step) => step.unit === unit);
      own
        .slice(1)
        .forEach((step, index) => expect([step.step, step.left]).toEqual([step.step, own[index]!.left - step.lost]));
    }
    // Four candidates each, who are told of together; four loops with one vote have nobody to be told of with.
    expect(steps["scorecards submitted after the decision, or of shadows"]![0]).toBe(8);
    expect(steps["loops without those with only one vote"]).toEqual([0, 36]);
  });

  it("show which rows find what they belong to", () => {
    const of = (from: string) => content.joins.find((join) => join.from === from);
    expect(of("scorecards")).toEqual({
      from: "scorecards",
      to: "applications",
      rows: 112,
      matched: 84,
      unmatched: 28,
      targets: 30
    });
    expect(of("decisions")).toMatchObject({rows: 40, matched: 30, unmatched: 10});
  });

  it("show month by month what scorecards lack", () => {
    // loops of one vote and late votes fall on odd loops, which were held in April
    expect(content.months.map(({month, scorecards, late}) => [month, scorecards, late])).toEqual([
      ["2026-03", 60, 0],
      ["2026-04", 52, 4]
    ]);
    expect(content.months.every(({withoutInitialVote, scorecards}) => withoutInitialVote === scorecards)).toBe(true);
  });

  it("make the pages that rest on them say so, and no other", () => {
    expect(strip.doubts.map(({sentence}) => sentence.replace(/ \(.*/, ""))).toEqual([
      "Many rows of scorecards could not be read. 25 of 137",
      "Many rows of scorecards belong to missing applications. 28 of 112"
    ]);
    expect(strip.doubts[0]!.pages).toContain("agreement");
    expect(strip.doubts.flatMap((doubt) => doubt.pages)).not.toContain("funnel");
  });

  it("are tied to pages that exist", () => {
    const known = new Set(pages.map(({path}) => path));
    for (const page of Object.values(pagesReading).flat()) expect(known).toContain(page);
  });

  it("are told apart from data of which every row, or only nearly every one, found what it belongs to", async () => {
    const first = async (applications: number): Promise<string> => {
      const name = `whole-${applications}`;
      const cards = Array.from({length: 200}, (_, loop) => `S${loop},A${loop},I${loop % 9},loop,yes`);
      writeFiles(join(folder, name), {
        "scorecards.csv": `scorecard_id,application_id,interviewer_id,stage,vote\n${cards.join("\n")}\n`,
        "applications.csv": `application_id,candidate_id\n${Array.from({length: applications}, (_, i) => `A${i},C${i}`).join("\n")}\n`
      });
      const config = configSchema.parse({});
      const path = join(folder, `${name}.duckdb`);
      const now = new Date("2026-06-30T12:00:00Z");
      await ingest({exports: join(folder, name), warehouse: path, config, now, sampleData: false});
      const opened = await openWarehouse(path);
      const {datasets} = await dataTrust(await contextOf(opened, config));
      opened.close();
      return contract.parse(datasets[0]!.content).findings[0]!.sentence;
    };
    expect(await first(200)).toMatch(/400 of 400 exported rows could be read, and every row found what it belongs to/);
    expect(await first(199)).toMatch(/399 of 399 exported rows could be read, and nearly every row found/);
  });
});
