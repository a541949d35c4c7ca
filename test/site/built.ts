import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {defaultConfig} from "../../loaders/config/config.js";
import {buildSites, type BuildOptions} from "../../loaders/publish/build.js";
import {audiences as allAudiences, type Audience} from "../../loaders/reports/report.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {smallWarehouseFile} from "../support/small-warehouse.js";

export interface Built {
  /** Holds one folder per audience. */
  out: string;
  warehouse: string;
  options: BuildOptions;
  remove(): void;
}

const sampleExports = fileURLToPath(new URL("../../data/sample", import.meta.url));
const now = new Date("2026-07-01T09:00:00Z");

/** The three sites of the sample data, of three loops, of scorecards alone, or of nothing at all. */
export async function builtSites(
  what: "sample" | "small" | "scorecards" | "empty",
  audiences: readonly Audience[] = allAudiences
): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), `plumbline-site-${what}-`));
  const warehouse = join(folder, "warehouse.duckdb");
  const config = defaultConfig();
  config.privacy.key_file = join(folder, "key");
  if (what === "sample") {
    await ingest({exports: sampleExports, config, warehouse, sampleData: true, now, progress: () => {}});
  } else
    await smallWarehouseFile(warehouse, {
      rows: what === "small" ? "all" : what === "scorecards" ? "scorecards" : "none"
    });
  const out = join(folder, "dist");
  const options: BuildOptions = {warehouse, config, out, audiences, sampleData: what === "sample", now};
  try {
    await buildSites(options);
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
  return {out, warehouse, options, remove: () => rmSync(folder, {recursive: true, force: true})};
}
