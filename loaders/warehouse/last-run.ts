import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {statement} from "../canonical/sql.js";
import {openWarehouse, query} from "./connection.js";
import type {Count} from "./load-tables.js";

/** Rows per canonical table of the warehouse of the last run, and the folder it read. */
export interface PreviousRun {
  exports: string;
  rows: Map<string, number>;
  /** Newest time in its data, and when it ran, both UTC; null where the data hold no time. */
  dataThrough: Date | null;
  ingestedAt: Date;
}

interface RunRow {
  exports: string;
  data_through: string | null;
  ingested_at: string;
}

/** What the last run loaded; null when there is no warehouse, or none that can be read: it is rebuilt from the exports. */
export async function previousRun(warehouse: string): Promise<PreviousRun | null> {
  if (!existsSync(warehouse)) return null;
  try {
    const opened = await openWarehouse(warehouse);
    try {
      const counts = await opened.rows<{table_name: string; records: number}>(statement("load/table_counts"));
      const [run] = await opened.rows<RunRow>("from audit.run");
      if (run === undefined) return null;
      return {
        exports: run.exports,
        rows: new Map(counts.map((row) => [row.table_name, row.records])),
        dataThrough: run.data_through === null ? null : new Date(run.data_through),
        ingestedAt: new Date(run.ingested_at)
      };
    } finally {
      opened.close();
    }
  } catch {
    return null;
  }
}

/** What is odd beside the last run over the same folder: kept, but said. `warnings` are for the user, `counts` for the page. */
export interface AgainstLastRun {
  warnings: string[];
  counts: Count[];
}

/** Compares this run's clock, and how far its data reach, with the run before it. */
export async function againstLastRun(
  connection: DuckDBConnection,
  before: PreviousRun | null,
  now: Date
): Promise<AgainstLastRun> {
  const result: AgainstLastRun = {warnings: [], counts: []};
  if (before === null) return result;
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

function flag(reason: string): Count {
  return {check: "flag", reason, table: null, affected: 1, ofTotal: null};
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
