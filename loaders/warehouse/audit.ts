import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {statement} from "../canonical/sql.js";
import type {FileResult} from "./file-result.js";
import {type Cell, query} from "./connection.js";
import type {Count} from "./load-tables.js";

/** Raised when the shape of the warehouse changes. */
export const schemaVersion = 4;

export interface AuditInput {
  files: readonly FileResult[];
  counts: readonly Count[];
  sampleData: boolean;
  exports: string;
  exportedAt: Date | null;
  /** What told how the exports were read. */
  reading: string;
  now: Date;
}

/** Writes what the run did into audit.*: counts only, no ids and no values. */
export async function writeAudit(connection: DuckDBConnection, input: AuditInput): Promise<void> {
  await insert(
    connection,
    "audit.files",
    input.files.map((file) => [
      file.path,
      file.sha256,
      file.format,
      file.table,
      file.snapshotOn,
      file.records,
      file.accepted,
      file.rejected,
      file.loaded,
      file.duplicates,
      file.superseded,
      file.unknownColumns.length > 0 ? file.unknownColumns.join(", ") : null
    ])
  );
  await insert(
    connection,
    "audit.counts",
    input.counts.map(({check, reason, table, affected, ofTotal}) => [check, reason, table, affected, ofTotal])
  );
  const [through] = await query<{data_through: string | null}>(connection, statement("load/data_through"));
  await insert(connection, "audit.run", [
    [
      input.sampleData,
      input.exports,
      input.exportedAt ? timestamp(input.exportedAt) : null,
      through!.data_through,
      timestamp(input.now),
      version(),
      schemaVersion,
      input.reading
    ]
  ]);
}

/** A thousand rows to a statement: each statement of its own costs more than all its rows. */
async function insert(connection: DuckDBConnection, table: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    const some = rows.slice(from, from + 1000);
    let place = 0;
    const places = some.map((row) => `(${row.map(() => `$${++place}`).join(", ")})`);
    await connection.run(`insert into ${table} values ${places.join(", ")}`, some.flat());
  }
}

/** What was kept but must be seen, counted over the loaded tables; or only who is a shadow, which is nothing odd. */
export async function flags(
  connection: DuckDBConnection,
  which: "flags" | "shadow_scorecards" = "flags"
): Promise<Count[]> {
  const rows = await query<{reason: string; table_name: Count["table"]; affected: number; of_total: number}>(
    connection,
    statement(`load/${which}`)
  );
  return rows.map((row) => ({
    check: "flag",
    reason: row.reason,
    table: row.table_name,
    affected: row.affected,
    ofTotal: row.of_total
  }));
}

function timestamp(date: Date): string {
  return date.toISOString().replace("T", " ").replace("Z", "");
}

/** The version of plumbline that runs. */
export function version(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as {version: string}).version;
}

/** How much the exports hold of what the pages judge; the most of any one person, question or quarter. */
export interface Amounts {
  loops_with_two_votes: number;
  decided_loops: number;
  decided_loops_after_a_screen: number;
  votes_of_one_interviewer: number;
  screens_of_one_screener: number;
  ratings_of_one_question: number;
  candidates_of_one_quarter: number;
}

const sql = readFileSync(new URL("./amounts.sql", import.meta.url), "utf8");

/** Counts from the marts of a connection. */
export async function amountsOf(connection: DuckDBConnection): Promise<Amounts> {
  const [amounts] = await query<Amounts>(connection, sql);
  return amounts!;
}
