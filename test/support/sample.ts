import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type Config, defaultConfig} from "../../loaders/config/config.js";
import {publishedDatasets} from "../../loaders/publish/datasets.js";
import {contextOf, type Dataset, type ReportResult} from "../../loaders/reports/report.js";
import {runReports} from "../../loaders/reports/index.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {type Audience, audiences} from "../../src/contracts/site.js";
import type {Finding} from "../../src/contracts/finding.js";
import {madeOnce} from "./store.js";

export const sampleExports = fileURLToPath(new URL("../../data/sample", import.meta.url));
export const sampleNow = new Date("2026-07-01T09:00:00Z");

/** The default configuration with a pseudonym key that lies in `folder`. */
export function configIn(folder: string): Config {
  const config = defaultConfig();
  config.privacy.key_file = join(folder, "key");
  return config;
}

/** The file of the sample's warehouse, read once for all tests: open it for reading only. */
export async function sampleWarehouse(): Promise<string> {
  const folder = await madeOnce("sample", async (made) => {
    const options = {exports: sampleExports, config: configIn(made), now: sampleNow, sampleData: true};
    await ingest({...options, warehouse: join(made, "warehouse.duckdb")});
  });
  return join(folder, "warehouse.duckdb");
}

/** Every finding of the sample, as all reports give them: interviewers by their exported id. */
export async function sampleFindings(): Promise<Finding[]> {
  return (await sampleReports()).findings;
}

/** Every dataset of the sample as `audience` may see it. */
export async function sampleDatasets(audience: Audience): Promise<Dataset[]> {
  const path = await sampleWarehouse();
  const folder = await madeOnce("sample-datasets", async (made) => {
    const result = await sampleReports();
    const options = {config: configIn(made), audiences, sampleData: true, now: sampleNow};
    const reports = {all: () => Promise.resolve(result)};
    const {datasets} = await publishedDatasets({...options, warehouse: path, reports});
    for (const [name, content] of datasets) await writeFile(join(made, `${name}.json`), JSON.stringify(content));
  });
  return JSON.parse(await readFile(join(folder, `${audience}.json`), "utf8")) as Dataset[];
}

/** What all reports say of the sample: interviewers by their exported id. */
export async function sampleReports(): Promise<ReportResult> {
  const path = await sampleWarehouse();
  const folder = await madeOnce("sample-reports", async (made) => {
    const warehouse = await openWarehouse(path);
    try {
      const result = await runReports(await contextOf(warehouse, configIn(made)));
      await writeFile(join(made, "result.json"), JSON.stringify(result));
    } finally {
      warehouse.close();
    }
  });
  return JSON.parse(await readFile(join(folder, "result.json"), "utf8")) as ReportResult;
}
