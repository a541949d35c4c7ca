import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {contextOf} from "../../../loaders/reports/report.js";
import {dataTrust} from "../../../loaders/reports/data-trust/report.js";
import {siteDataset} from "../../../loaders/reports/shared/site.js";
import {openWarehouse, type Warehouse} from "../../../loaders/warehouse/connection.js";
import {dataTrust as contract, type DataTrust} from "../../../src/contracts/data-trust.js";
import {site} from "../../../src/contracts/site.js";
import {smallWarehouseFile} from "../../support/small-warehouse.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-trust-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

async function using<T>(name: string, empty: boolean, use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const path = join(folder, `${name}.duckdb`);
  await smallWarehouseFile(path, {rows: empty ? "none" : "all"});
  const warehouse = await openWarehouse(path);
  try {
    return await use(warehouse);
  } finally {
    warehouse.close();
  }
}

describe("data trust", () => {
  it("accounts for every row that was read, table by table", async () => {
    const {findings, datasets} = await using("rows", false, async (warehouse) =>
      dataTrust(await contextOf(warehouse, defaultConfig()))
    );
    const content = contract.parse(datasets[0]!.content);
    for (const {records, accepted, rejected, loaded, duplicates, superseded} of content.tables) {
      expect(records).toBe(accepted! + rejected!);
      expect(accepted).toBe(loaded! + duplicates! + superseded!);
    }
    for (const {estimate, interval} of findings) {
      expect(interval![0]).toBeLessThanOrEqual(estimate!);
      expect(interval![1]).toBeGreaterThanOrEqual(estimate!);
    }
    expect(content.tables.map(({table, records}) => [table, records])).toEqual([
      ["applications", 3],
      ["scorecards", 11]
    ]);
    expect(content.reasons.map(({check, affected}) => [check, affected])).toEqual([
      ["reject", 1],
      ["repair", 9]
    ]);
    expect(content.findings[0]!.sentence).toMatch(
      /^These data can be believed with care\. One row of scorecards could not be read\. 1 of 11 /
    );
    expect(content.waterfall.map(({unit, lost, left}) => [unit, lost, left])).toEqual([
      ["scorecards", 0, 11],
      ["scorecards", 1, 10],
      ["scorecards", 1, 9],
      ["scorecards", 0, 9],
      ["scorecards", 0, 9],
      ["scorecards", 0, 9],
      ["scorecards", 0, 9],
      ["loops", 0, 3],
      ["loops", 0, 3]
    ]);
    expect(content.joins).toEqual([
      {from: "scorecards", to: "applications", rows: 9, matched: 9, unmatched: 0, targets: 3}
    ]);
    // three candidates are too few for a month to be shown
    expect(content.months).toEqual([]);
    expect(content.missing.map(({table}) => table)).toContain("decisions");
    // one reject of eleven is a tendency to look at, not yet evidence to act on
    expect(findings.map(({subject, verdict}) => [subject, verdict])).toEqual([
      ["rejected applications", "ok"],
      ["rejected scorecards", "watch"],
      ["unmatched scorecards to applications", "ok"]
    ]);
  });

  it("says that nothing was read when nothing was", async () => {
    const [content, strip] = await using("empty", true, async (warehouse) => [
      (await dataTrust(await contextOf(warehouse, defaultConfig()))).datasets[0]!.content as DataTrust,
      (await siteDataset(warehouse, {sampleData: false, now: new Date("2026-07-01T00:00:00Z")})).content
    ]);
    expect(content.findings.map(({verdict}) => verdict)).toEqual(["too_little_data"]);
    expect(site.parse(strip)).toMatchObject({dataThrough: null, accepted: 0, rejected: 0});
  });
});
