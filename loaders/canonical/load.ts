import type {DuckDBConnection} from "@duckdb/node-api";
import type {TextSource} from "../reader/read-table.js";
import {listedRejects, type Place, type RejectList, type StoredPlace} from "../reader/rejects.js";
import {countOf, literal, query, statement} from "./sql.js";
import {stagedName} from "./staging.js";
import {type Table, type TableName, tables} from "./tables.js";

/** A staged source file of one table. */
interface Piece {
  piece: number;
  table: TableName;
  /** `YYYY-MM-DD` of a dated snapshot. */
  snapshotOn: string | null;
}

/** One staged export file (or one table of an adapter's file), and what the reader made of it. */
export interface ReadPiece extends Piece {
  path: string;
  format: string;
  /** Where its texts lie, as long as the run lasts. */
  source: TextSource;
  sha256: string;
  unknownColumns: string[];
  /** Records that reached staging. */
  good: number;
  /** Records that did not. */
  rejects: RejectList;
  repairs: Map<string, number>;
  placeOf: (recordNumber: number, stored: StoredPlace) => Place;
  /** Where many small files are accounted for together: the file of a record. */
  fileOf?: (recordNumber: number) => string;
  /** What to do where a column is empty because the export lacks what would fill it. */
  lacking?: Readonly<Record<string, string>>;
  /** What to do about a reason, or a reason and column, that is more than is known of the reason alone. */
  remedies?: ReadonlyMap<string, string>;
  /** The file whose bytes this one repeats; its records then count as duplicates. */
  copyOf: string | null;
}

/** A staged record that cannot be loaded; its place is null where the position tells it. */
export interface StagedProblem extends StoredPlace {
  piece: number;
  recordNumber: number;
  reason: string;
  column: string;
  value: string;
  /** Records of this file with this reason, of which only the first are handed over. */
  ofReason: number;
}

export interface PieceTally {
  piece: number;
  records: number;
  rejected: number;
  keys_repaired: number;
  skipped_times: number;
  repeated_times: number;
  addresses_in_labels: number;
}

/** How many records of one file gave way to newer versions in another; both by their piece. */
export interface Overwritten {
  older: number;
  newer: number;
  records: number;
}

export interface TableLoad {
  loaded: number;
  /** Per piece and fate (`duplicate`, `superseded`, `conflict`, `shared`): how many records. */
  fates: {piece: number; fate: string; records: number}[];
  conflicts: StagedProblem[];
  overwritten: Overwritten[];
  /** Keys of older snapshots that the newest no longer holds. */
  disappeared: {keys: number; named: string[]};
  votesFromSnapshots: number;
}

/** Makes the temporary view `staged` over all pieces of a table; tells how their records fared so far. */
export async function openStaged(connection: DuckDBConnection, pieces: Piece[]): Promise<PieceTally[]> {
  const selects = pieces.map(({piece, snapshotOn}) =>
    statement("load/resolve/piece", {
      piece: String(piece),
      snapshot: snapshotOn === null ? "null" : literal(snapshotOn),
      staged: stagedName(piece)
    })
  );
  await connection.run(`create or replace temp view staged as ${selects.join(" union all ")}`);
  return query<PieceTally>(connection, statement("load/resolve/tally"));
}

/** The records of `staged` that failed validation, in file order; of each file and reason the first 10,000. */
export async function stagedProblems(connection: DuckDBConnection): Promise<StagedProblem[]> {
  return (await query<ProblemRow>(connection, statement("load/resolve/rejects", {listed: String(listedRejects)}))).map(
    problemOf
  );
}

/** Fills one canonical table from `staged`: one row per key, by the rules for duplicates and snapshots. */
export async function loadTable(connection: DuckDBConnection, table: TableName, pieces: Piece[]): Promise<TableLoad> {
  const {key, newest, about} = tables[table];
  const columns = await canonicalColumns(connection, table);
  const values = {
    key: key.join(", "),
    columns: columns.join(", "),
    newest: newest ?? "null::timestamp",
    shared: about.length === 0 ? "false" : about.map(differing).join(" or "),
    first_key: key[0]!,
    listed: String(listedRejects)
  };
  await connection.run(`create or replace temp table contested as ${statement("load/resolve/contested", values)}`);
  const contested = await countOf(connection, "contested");
  if (contested === 0) {
    await connection.run(`insert into canonical.${table} by name ${statement("load/resolve/load_unique", values)}`);
  } else {
    await connection.run(`create or replace temp table fates as ${statement("load/resolve/fates", values)}`);
    await connection.run(`insert into canonical.${table} by name ${statement("load/resolve/load", values)}`);
  }
  await markDays(connection, table);
  const resolved = contested > 0;
  return {
    loaded: await countOf(connection, `canonical.${table}`),
    fates: resolved ? await query(connection, statement("load/resolve/fate_tally")) : [],
    conflicts: resolved
      ? (await query<ProblemRow>(connection, statement("load/resolve/conflicts", values))).map(problemOf)
      : [],
    overwritten: resolved ? await query(connection, statement("load/resolve/overwritten", values)) : [],
    disappeared: await disappearedKeys(connection, table, pieces, values.key),
    votesFromSnapshots: resolved && table === "scorecards" ? await keepInitialVotes(connection) : 0
  };
}

/** True for records of one key that are about different people or applications. */
function differing({column, unless}: Table["about"][number]): string {
  const several = (window: string): string => `count(distinct ${column}) over ${window} > 1`;
  if (unless === undefined) return several("versions");
  return `${several("snapshot")} or (${several("versions")} and count(distinct ${unless}) over versions <> 1)`;
}

const days: Partial<Record<TableName, readonly {time: string; flag: string}[]>> = {
  scorecards: [
    {time: "interviewed_at", flag: "interviewed_is_day"},
    {time: "submitted_at", flag: "submitted_is_day"}
  ],
  decisions: [{time: "decided_at", flag: "decided_is_day"}],
  stages: [{time: "entered_at", flag: "entered_is_day"}]
};

/** Where all times of a column are midnight, they are days. */
async function markDays(connection: DuckDBConnection, table: TableName): Promise<void> {
  for (const column of days[table] ?? [])
    await connection.run(statement("load/mark_days", {table, time: column.time, flag: column.flag}));
}

/** Frees the staged tables of these pieces. */
export async function dropStaged(connection: DuckDBConnection, pieces: Piece[]): Promise<void> {
  await connection.run("drop view if exists staged");
  for (const {piece} of pieces) await connection.run(`drop table if exists ${stagedName(piece)}`);
}

async function disappearedKeys(
  connection: DuckDBConnection,
  table: TableName,
  pieces: Piece[],
  key: string
): Promise<TableLoad["disappeared"]> {
  const snapshots = new Set(pieces.map(({snapshotOn}) => snapshotOn));
  if (table !== "scorecards" || snapshots.size < 2) return {keys: 0, named: []};
  const rows = await query<{key: string; keys: number}>(connection, statement("load/resolve/disappeared", {key}));
  return {keys: rows[0]?.keys ?? 0, named: rows.map((row) => row.key)};
}

async function keepInitialVotes(connection: DuckDBConnection): Promise<number> {
  await connection.run(`create or replace temp table initial_votes as ${statement("load/resolve/initial_votes")}`);
  await connection.run(statement("load/resolve/keep_initial_votes"));
  return await countOf(connection, "initial_votes");
}

async function canonicalColumns(connection: DuckDBConnection, table: TableName): Promise<string[]> {
  const rows = await query<{column_name: string}>(connection, `describe canonical.${table}`);
  return rows.map((row) => row.column_name);
}

interface ProblemRow {
  piece: number;
  record_no: number;
  line: number | null;
  record: number | null;
  problem: string;
  of_reason: number;
}

function problemOf({piece, record_no, line, record, problem, of_reason}: ProblemRow): StagedProblem {
  const [reason = "", column = "", value = ""] = problem.split("\u001f");
  return {piece, recordNumber: record_no, line, record, reason, column, value, ofReason: of_reason};
}
