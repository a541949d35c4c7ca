import type {Site} from "../../src/contracts/site.js";
import type {Config} from "../config/config.js";
import type {Warehouse} from "../warehouse/connection.js";
import {dataQuality, pagesReading} from "./data-trust/quality.js";
import {audiences} from "../../src/contracts/audience.js";
import type {Dataset} from "./report.js";
import {readSql} from "./sql.js";

const sql = readSql(new URL("./site.sql", import.meta.url));

interface SiteRow {
  sample_data: boolean;
  data_through: string | null;
  exported_at: string | null;
  files: number;
  accepted: number;
  rejected: number;
}

/** What the data strip of every page says. `now` is the time of the build. */
export async function siteDataset(
  warehouse: Warehouse,
  {sampleData, now, config}: {sampleData: boolean; now: Date; config?: Pick<Config, "verdicts">}
): Promise<Dataset> {
  const [row] = await warehouse.rows<SiteRow>(sql);
  const {checks} = await dataQuality(warehouse, config);
  const failed = checks.filter(({finding}) => finding.verdict === "act");
  const content: Site = {
    sampleData: sampleData || (row?.sample_data ?? false),
    dataThrough: row?.data_through ?? null,
    exportedAt: row?.exported_at ?? null,
    builtAt: now.toISOString(),
    files: row?.files ?? 0,
    accepted: row?.accepted ?? 0,
    rejected: row?.rejected ?? 0,
    doubts: failed.map(({table, finding}) => ({sentence: finding.sentence, pages: [...(pagesReading[table] ?? [])]}))
  };
  return {name: "site", audiences, content};
}
