import {existsSync, readFileSync} from "node:fs";
import {audiences, type Site} from "../../../src/contracts/site.js";
import type {TruthRecovery} from "../../../src/contracts/truth-recovery.js";
import type {Config} from "../../config/config.js";
import type {FailedPull} from "../../reader/pull-mark.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {dataQuality, pagesReading} from "../data-trust/quality.js";
import {areHiresOnly, type Dataset, readSql} from "../report.js";
import {hiresOnlyDoubt} from "./hires-only.js";

const sql = readSql(new URL("./site.sql", import.meta.url));

interface SiteRow {
  sample_data: boolean;
  data_through: string | null;
  exported_at: string | null;
  files: number;
  accepted: number;
  rejected: number;
}

/** What the data strip of every page says. `now` is the time of the build; which pages are marked is each site's own. */
export async function siteDataset(
  warehouse: Warehouse,
  {
    sampleData,
    now,
    config,
    failedPull
  }: {sampleData: boolean; now: Date; config?: Pick<Config, "verdicts">; failedPull?: FailedPull | null}
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
    doubts: [
      ...failed.map(({table, finding}) => ({sentence: finding.sentence, pages: [...(pagesReading[table] ?? [])]})),
      ...((await areHiresOnly(warehouse)) ? [hiresOnlyDoubt] : [])
    ],
    kept: [],
    marks: [],
    ...(failedPull ? {failedPull} : {})
  };
  return {name: "site", audiences, content};
}

const committed = new URL("../../../docs/truth-recovery.json", import.meta.url);
const nothing: TruthRecovery = {
  madeAt: null,
  command: "npm run truth",
  estimators: [],
  bounds: [],
  nobodyDiffers: {runs: 0, silent: 0},
  worlds: [],
  power: []
};

/** The table that `npm run truth` wrote, as it is committed; an empty one where there is none. */
export function truthRecoveryDataset(file: URL = committed): Dataset {
  const content: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : nothing;
  return {name: "truth-recovery", audiences, content};
}
