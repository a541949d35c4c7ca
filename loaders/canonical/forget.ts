import type {DuckDBConnection} from "@duckdb/node-api";
import {literal, query, statement} from "./sql.js";
import {stagedName} from "./staging.js";
import {type TableName, tables} from "./tables.js";

/** True for the application or candidate id of someone who was forgotten. */
export type IsForgotten = (id: string) => boolean;

/** Whose records must not be loaded, however good they are. */
export interface Unwanted {
  isForgotten?: IsForgotten | undefined;
  /** Candidates whose last application closed before this are past retention. */
  closedBefore?: Date | undefined;
}

interface StagedPiece {
  piece: number;
  table: TableName;
  snapshotOn: string | null;
}

const order: TableName[] = ["applications", "scorecards", "ratings", "stages", "interviews", "decisions", "outcomes"];

/** Marks every staged record of forgotten people as rejected, before anything is loaded. */
export async function markForgotten(
  connection: DuckDBConnection,
  pieces: readonly StagedPiece[],
  isForgotten: IsForgotten
): Promise<void> {
  await connection.run("create or replace temp table forgotten (id varchar)");
  for (const table of order)
    for (const staged of stagedOf(pieces, table))
      for (const column of personColumns(table)) await addForgotten(connection, staged, column, isForgotten);
  await markRelated(connection, pieces, "forgotten");
}

/** The same for candidates all of whose applications closed before a time, as their newest snapshot tells it. */
export async function markPastRetention(
  connection: DuckDBConnection,
  pieces: readonly StagedPiece[],
  closedBefore: Date
): Promise<void> {
  const applications = pieces.filter(({table}) => table === "applications");
  if (applications.length === 0) return;
  const versions = applications.map(({piece, snapshotOn}) =>
    statement("load/application_versions", {
      staged: stagedName(piece),
      snapshot: snapshotOn === null ? "null" : literal(snapshotOn)
    })
  );
  const cutoff = literal(closedBefore.toISOString().slice(0, 19).replace("T", " "));
  const expired = statement("load/past_retention", {versions: versions.join(" union all "), cutoff});
  await connection.run(`create or replace temp table forgotten as ${expired}`);
  await markRelated(connection, pieces, "past_retention");
}

/**
 * By candidate, then by all their applications, then the ratings on their scorecards. A record that is bad for another
 * reason is marked too, so that nothing of it gets into the rejects.
 */
async function markRelated(
  connection: DuckDBConnection,
  pieces: readonly StagedPiece[],
  reason: "forgotten" | "past_retention"
): Promise<void> {
  for (const table of order) {
    for (const staged of stagedOf(pieces, table))
      for (const column of [...personColumns(table), ...(table === "ratings" ? ["scorecard_id"] : [])])
        await connection.run(statement("load/forgotten_applications", {staged, column, reason}));
    const wanted = table === "applications" ? "application_id" : table === "scorecards" ? "scorecard_id" : null;
    if (wanted !== null)
      for (const staged of stagedOf(pieces, table))
        await connection.run(`insert into forgotten ${statement("load/forgotten_related", {staged, wanted, reason})}`);
  }
}

function stagedOf(pieces: readonly StagedPiece[], table: TableName): string[] {
  return pieces.filter((piece) => piece.table === table).map(({piece}) => stagedName(piece));
}

function personColumns(table: TableName): string[] {
  const names = tables[table].columns.map((column) => column.name);
  return ["application_id", "candidate_id"].filter((name) => names.includes(name));
}

async function addForgotten(
  connection: DuckDBConnection,
  staged: string,
  column: string,
  isForgotten: IsForgotten
): Promise<void> {
  for (const {id} of await query<{id: string}>(connection, statement("load/staged_ids", {staged, column})))
    if (isForgotten(id)) await connection.run("insert into forgotten values ($1)", [id]);
}

const reasons: readonly string[] = ["forgotten", "past_retention"];

/**
 * True for a record of someone whom the user wants out. It is no reject: it stands in no list and in no published
 * count, where it would tell that somebody was removed.
 */
export function isLeftOut(reason: string): boolean {
  return reasons.includes(reason);
}
