import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {UserError} from "../../loaders/errors.js";
import {writePeople} from "../../loaders/privacy/written-people.js";
import {reports, resultOf} from "../../loaders/reports/all.js";
import type {ReportContext, ReportResult} from "../../loaders/reports/report.js";
import {inThreads, paysInThreads} from "../../loaders/reports/threads.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/connection.js";
import {smallWarehouseFile} from "../support/small-warehouse.js";

let folder: string;
let warehouse: Warehouse;
let context: ReportContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-threads-"));
  await smallWarehouseFile(join(folder, "warehouse.duckdb"));
  warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  context = {warehouse, config: defaultConfig(), dataThrough: "2026-06-30", seed: 1, moments: []};
});
afterAll(async () => {
  warehouse.close();
  await rm(folder, {recursive: true});
});

async function oneByOne(): Promise<ReportResult[]> {
  const results: ReportResult[] = [];
  for (const [name, report] of Object.entries(reports)) results.push(await resultOf(name, report, context));
  return results;
}

describe("reports in two threads", () => {
  it("give the same bytes in the same order as one after another, and know the same people behind them", async () => {
    const told: string[] = [];
    const [threaded, alone] = [await inThreads(context, (message) => told.push(message)), await oneByOne()];
    expect(JSON.stringify(threaded)).toBe(JSON.stringify(alone));
    expect(writePeople(threaded)).toEqual(writePeople(alone));
    expect(told.map((message) => message.replace(/ \w+(-\w+)?,/, ""))).toEqual(
      Object.keys(reports).map((_, place, all) => `computing ${place + 1} of ${all.length} reports`)
    );
  });

  it("fail as one after another would: by the first report that fails, whichever thread met it", async () => {
    const broken = {...context, config: null as never};
    const alone = resultOf("agreement", reports.agreement!, broken);
    const message = await alone.catch((error: unknown) => (error as Error).message);
    expect(message).toMatch(/^report agreement: /);
    await expect(inThreads(broken, () => {})).rejects.toThrow(message as string);
  });

  it("leave a refusal the refusal it was", async () => {
    const gone = {...context, warehouse: {...warehouse, path: join(folder, "no-warehouse")}};
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
    expect(await paysInThreads(context)).toBe(false);
    expect(
      await paysInThreads({...context, warehouse: {rows: () => Promise.reject(new Error("asked")), close() {}}})
    ).toBe(false);
  });
});
