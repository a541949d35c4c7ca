import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {statement} from "../canonical/sql.js";
import type {Config} from "../config/config.js";
import {refused, UserError} from "../errors.js";
import {openWarehouse, query} from "./connection.js";
import type {Count} from "./load-tables.js";

/** Rows per canonical table of the warehouse of the last run, and the folder it read. */
export interface PreviousRun {
  exports: string;
  /** What told how its exports were read (`readingOf`); null before that was kept. */
  reading: string | null;
  rows: Map<string, number>;
  /** Newest time in its data, and when it ran, both UTC; null where the data hold no time. */
  dataThrough: Date | null;
  ingestedAt: Date;
  /** Records that it left out because their people were forgotten. */
  forgotten: number;
  /** Some of its scorecards and applications, by which the same data are known again. */
  some: {scorecard_id: string; application_id: string}[];
}

interface RunRow {
  exports: string;
  reading?: string;
  data_through: string | null;
  ingested_at: string;
}

/**
 * What the last run loaded; null when there is no warehouse, or none that can be read: it is rebuilt from the exports.
 * Throws UserError 3 at a database that is somebody else's.
 */
export async function previousRun(warehouse: string): Promise<PreviousRun | null> {
  if (!existsSync(warehouse)) return null;
  // A file that is no database is rebuilt from the exports like a damaged one.
  const opened = await openWarehouse(warehouse).catch(() => null);
  if (opened === null) return null;
  try {
    const [whose] = await opened.rows<{tables: number; is_ours: boolean}>(statement("load/last_run/whose_database"));
    if (whose!.tables > 0 && !whose!.is_ours)
      throw refused(
        `${warehouse}: this database is no warehouse of plumbline, which would replace it`,
        "name another file with --warehouse"
      );
    const counts = await opened.rows<{table_name: string; records: number}>(statement("load/table_counts"));
    const [run] = await opened.rows<RunRow>("from audit.run");
    if (run === undefined) return null;
    const [left] = await opened.rows<{records: number}>(statement("load/last_run/records_forgotten"));
    return {
      exports: run.exports,
      reading: run.reading ?? null,
      rows: new Map(counts.map((row) => [row.table_name, row.records])),
      dataThrough: run.data_through === null ? null : new Date(run.data_through),
      ingestedAt: new Date(run.ingested_at),
      forgotten: left!.records,
      some: await opened.rows(statement("load/last_run/some_scorecards"))
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    return null;
  } finally {
    opened.close();
  }
}

/** They change what is made of the rows, not which rows come of an export. */
const aboutReports: readonly string[] = ["screen", "loop", "offers", "privacy", "verdicts"] satisfies (keyof Config)[];

/** A hash of the settings that decide which rows come of an export. */
export function readingOf(config: Config): string {
  const reading = Object.entries(config).filter(([name]) => !aboutReports.includes(name));
  return createHash("sha256").update(JSON.stringify(reading)).digest("hex");
}

/** What is odd beside the last run over the same folder: kept, but said. `warnings` are for the user, `counts` for the page. */
export interface AgainstLastRun {
  warnings: string[];
  counts: Count[];
}

/** This run, to be held against the one before it. */
export interface ThisRun {
  config: Config;
  now: Date;
  /** Rows per table, with those that the user wanted out. */
  rows: ReadonlyMap<string, number>;
  acceptShrink?: boolean | undefined;
}

/**
 * Compares this run's rows, its clock, and how far its data reach, with the run before it. Throws UserError 3 when a table
 * lost more than 20 % of its rows, though the same data were read in the same way.
 */
export async function againstLastRun(
  connection: DuckDBConnection,
  before: PreviousRun | null,
  {config, now, rows, acceptShrink}: ThisRun
): Promise<AgainstLastRun> {
  const result: AgainstLastRun = {warnings: [], counts: []};
  if (before === null) return result;
  const loss = lossOf(before.rows, rows);
  if (loss !== null && !acceptShrink) {
    const isOther = await isOtherData(connection, before);
    if (!isOther && [null, readingOf(config)].includes(before.reading))
      throw refused(
        `${loss} (more than 20 % fewer)`,
        "check that the export is complete; --accept-shrink takes it as it is"
      );
    result.warnings.push(
      `${loss}: ${isOther ? "none of its records is in these exports, so they are taken as other data" : "the configuration was changed in between, so these are read as they are"}`
    );
    if (isOther) return result;
  }
  const [newest] = await query<{data_through: string | null}>(connection, statement("load/data_through"));
  const dataThrough = newest!.data_through === null ? null : new Date(`${newest!.data_through.replace(" ", "T")}Z`);
  if (before.dataThrough !== null && (dataThrough === null || dataThrough < before.dataThrough)) {
    result.warnings.push(
      `these exports end ${dataThrough === null ? "without any date" : day(dataThrough)}, those of the last run ended ${day(before.dataThrough)}: they may be older than the ones before`
    );
    result.counts.push(flag("older_than_last_run"));
  }
  if (before.ingestedAt > now) {
    result.warnings.push(
      `the clock of this machine says ${now.toISOString()}, but the last run was at ${before.ingestedAt.toISOString()}: times later than the clock are rejected as future, so set it right`
    );
    result.counts.push(flag("clock_set_back"));
  }
  return result;
}

/** The first table that lost more than 20 % of its rows, in words. */
function lossOf(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string | null {
  for (const [table, rows] of before) {
    const now = after.get(table) ?? 0;
    if (rows > 0 && now < rows * 0.8) return `${table}: ${now} rows, but the last run had ${rows}`;
  }
  return null;
}

/** There are scorecards, and none of them, and none of their applications, was there before. */
async function isOtherData(connection: DuckDBConnection, {some}: PreviousRun): Promise<boolean> {
  const [known] = await query<{scorecards: number; known: number}>(
    connection,
    statement("load/last_run/known_scorecards"),
    [
      JSON.stringify(some.map(({scorecard_id}) => scorecard_id)),
      JSON.stringify(some.map(({application_id}) => application_id))
    ]
  );
  return known!.scorecards > 0 && known!.known === 0;
}

function flag(reason: string): Count {
  return {check: "flag", reason, table: null, affected: 1, ofTotal: null};
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
