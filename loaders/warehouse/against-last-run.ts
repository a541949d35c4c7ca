import type {DuckDBConnection} from "@duckdb/node-api";
import {statement} from "../canonical/sql.js";
import {query} from "./connection.js";
import type {Count} from "./load-tables.js";
import type {PreviousRun} from "./previous.js";

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
