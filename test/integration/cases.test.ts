import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {proposeForFolder} from "../../loaders/propose/folder.js";
import {addTo} from "../../loaders/propose/write.js";
import {agreement} from "../../loaders/reports/agreement/report.js";
import {runReports} from "../../loaders/reports/index.js";
import {contextOf} from "../../loaders/reports/report.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {orInFull} from "../support/endurance.js";

/** Exports as companies have them, most of them one small world in many forms; no file beside them says how they are read. */
const cases = fileURLToPath(new URL("../cases", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "plumbline-cases-"));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

/** What a folder comes to with what `init` proposes for it, and no line by hand. */
async function comesTo(folder: string) {
  const exports = join(cases, folder);
  const {proposal} = await proposeForFolder(exports, defaultConfig());
  const config = parseConfig(addTo("", proposal), "plumbline.yaml");
  const warehouse = join(scratch, `${folder.replace("/", "-")}.duckdb`);
  const {rows, files} = await ingest({
    exports,
    config,
    warehouse,
    sampleData: false,
    now: new Date()
  });
  const opened = await openWarehouse(warehouse);
  try {
    const {findings} = await runReports(await contextOf(opened, config), {reports: {agreement}});
    const overall = findings.filter(({kind}) => kind === "agreement.overall");
    const estimates = overall.map(({subject, estimate}) => [
      subject,
      estimate === null ? null : Number(estimate.toFixed(2))
    ]);
    const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
    return {rows, rejected, ...(Object.fromEntries(estimates) as Record<string, number | null>)};
  } finally {
    opened.close();
  }
}

// In short the ones that stand for a kind: what `init` proposes for all of them is held by its own tests.
const base = {ac2: 0.59, alpha: 0.41, percent: 0.41, rejected: 0};

describe("a folder of exports and init alone", () => {
  it.each(
    orInFull<[string, Record<string, number>]>(
      [
        ["votes/base-plain", {scorecards: 868, ratings: 1884, applications: 240, decisions: 157}],
        ["shapes/wide-sheet", {scorecards: 868, applications: 240}],
        ["files/sep-line-decimal-comma", {scorecards: 868, ratings: 1884}],
        ["times/excel-serials", {scorecards: 868}],
        ["scales/marks-0-100", {scorecards: 868}],
        ["files/dirty-cells", {scorecards: 868}]
      ],
      [
        ["keys/one-column-mapped-twice", {scorecards: 868}],
        ["files/two-sheets", {scorecards: 868, applications: 240}],
        ["shapes/ui-report-long", {scorecards: 868, ratings: 1884, applications: 240}],
        ["shapes/one-file-two-tables", {scorecards: 868, ratings: 1884, applications: 240}],
        ["systems/airbyte-greenhouse", {scorecards: 868, ratings: 1884}],
        ["files/unescaped-quotes", {scorecards: 868}],
        ["files/excel-unicode-text", {scorecards: 868}],
        ["times/us-dates", {scorecards: 868}],
        ["keys/names-as-ids", {scorecards: 868}],
        ["keys/email-ids-mixed-case", {scorecards: 868}],
        ["systems/greenhouse-bi-connector", {scorecards: 868, ratings: 1884, applications: 240}],
        ["votes/every-loop-scorecard-twice", {scorecards: 1496}],
        ["times/zone-suffixes", {scorecards: 868}],
        ["times/dates-without-times", {scorecards: 868, ratings: 1884, applications: 240, decisions: 157}],
        ["shapes/wide-attributes-per-scorecard", {scorecards: 868, ratings: 1884}],
        ["files/txt-and-others-in-silence", {scorecards: 868, applications: 240}],
        ["files/title-row-padded", {scorecards: 868}]
      ]
    )
  )("%s comes to the figures of its world", async (folder, rows) => {
    const read = await comesTo(folder);
    expect(read).toMatchObject({...base, rows});
  });

  it.each(
    orInFull<[string, object]>(
      [
        ["scales/six-labels", {rows: {scorecards: 868}, ac2: 0.38, percent: 0.26}],
        ["votes/constant-votes", {rows: {scorecards: 868}, ac2: null, alpha: null}],
        ["shapes/panel-fill-down", {rows: {scorecards: 471, ratings: 1413}, ac2: null}]
      ],
      [
        ["scales/five-stars", {rows: {scorecards: 868, ratings: 1884}, ac2: 0.51, percent: 0.32}],
        ["votes/one-rater-scorecard-twice", {rows: {scorecards: 554}, ac2: null, alpha: null}],
        ["votes/consensus-panel-of-four", {rows: {scorecards: 868}, ac2: 1, alpha: 1}]
      ]
    )
  )("%s is read as what it is", async (folder, found) => {
    expect(await comesTo(folder)).toMatchObject({rejected: 0, ...found});
  });

  it("what cannot be read is told with the remedy", async () => {
    await expect(comesTo("files/html-named-xls")).rejects.toThrow(/holds an HTML table[^]*save it as \.xlsx/);
    await expect(comesTo("files/xlsx-workbook")).rejects.toThrow(/the workbook is damaged[^]*save it again/);
    await expect(comesTo("keys/application-ids-scientific")).rejects.toThrow(/damaged id[^]*application_id/);
  });
});
