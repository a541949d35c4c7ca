import {readFileSync} from "node:fs";
import type {Audience} from "../../src/contracts/site.js";
import type {Finding} from "../../src/contracts/finding.js";
import type {Config} from "../config/config.js";
import type {Warehouse} from "../warehouse/connection.js";

/** A day that before and after are compared at: a lead's note, or the last build (text null). */
export interface Moment {
  /** First day that counts as after, YYYY-MM-DD. */
  date: string;
  text: string | null;
}

/** What a report may use; everything with an effect is handed in. */
export interface ReportContext {
  warehouse: Warehouse;
  config: Config;
  /** Last day the data cover (UTC, YYYY-MM-DD), null without any date. */
  dataThrough: string | null;
  /** Seed of every simulation a report makes, so that the same input gives the same bytes. */
  seed: number;
  /** Oldest first. */
  moments: readonly Moment[];
  /** Hires are all that is known of offers; sentences then speak of hires. */
  hiresOnly?: boolean;
}

/** A published file before privacy: interviewer ids as exported stand only in fields named `interviewer`. */
export interface Dataset {
  /** File name without `.json`; its contract is `src/contracts/<name>.ts`. */
  name: string;
  audiences: readonly Audience[];
  content: unknown;
  /** Name of the report that made it, once reports are run together. */
  report?: string;
}

/**
 * One page or finding family. Sentences name an interviewer or screener as `{subject}`; the printer fills in the id
 * (private command) or the pseudonym (published site).
 */
export interface ReportResult {
  findings: Finding[];
  datasets: Dataset[];
}

export type Report = (context: ReportContext) => Promise<ReportResult>;

const dataThroughSql = readSql(new URL("./shared/data-through.sql", import.meta.url));
const hiresOnlySql = readSql(new URL("./shared/hires-only.sql", import.meta.url));

/** Any fixed number does: it makes simulated intervals the same in every run over the same data. */
const seed = 20_240_614;

export async function contextOf(
  warehouse: Warehouse,
  config: Config,
  moments: readonly Moment[] = []
): Promise<ReportContext> {
  const [run] = await warehouse.rows<{data_through: string | null}>(dataThroughSql);
  const hiresOnly = await areHiresOnly(warehouse);
  return {warehouse, config, dataThrough: run?.data_through ?? null, seed, moments, hiresOnly};
}

/** Are hires all that the exports tell of offers? */
export async function areHiresOnly(warehouse: Warehouse): Promise<boolean> {
  const [row] = await warehouse.rows<{hires_only: boolean}>(hiresOnlySql);
  return row?.hires_only ?? false;
}

/** What is computed once for a context, however many reports build on it. */
export function shared<Result>(
  compute: (context: ReportContext) => Promise<Result>
): (context: ReportContext) => Promise<Result> {
  const results = new WeakMap<ReportContext, Promise<Result>>();
  return (context) => {
    const known = results.get(context);
    if (known) return known;
    const result = compute(context);
    results.set(context, result);
    return result;
  };
}

/** The text of a `.sql` file that lies beside a module. */
export function readSql(file: URL): string {
  return readFileSync(file, "utf8");
}
