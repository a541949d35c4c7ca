import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./query.js";
import {statement} from "./sql.js";
import {stagedName} from "./staging.js";
import {tables, type TableName} from "./tables.js";

/** True for the application or candidate id of someone who was forgotten. */
export type IsForgotten = (id: string) => boolean;

const order: TableName[] = ["applications", "scorecards", "ratings", "stages", "interviews", "decisions", "outcomes"];

/**
 * Marks every staged record of forgotten people as rejected, before anything is loaded: by candidate, then by all their
 * applications, then the ratings on their scorecards.
 */
export async function markForgotten(
  connection: DuckDBConnection,
  pieces: readonly {piece: number; table: TableName}[],
  isForgotten: IsForgotten
): Promise<void> {
  await connection.run("create or replace temp table forgotten (id varchar)");
  const byTable = (table: TableName) =>
    pieces.filter((piece) => piece.table === table).map(({piece}) => stagedName(piece));
  for (const table of order)
    for (const staged of byTable(table))
      for (const column of personColumns(table)) await addForgotten(connection, staged, column, isForgotten);
  for (const table of order) {
    for (const staged of byTable(table))
      for (const column of [...personColumns(table), ...(table === "ratings" ? ["scorecard_id"] : [])])
        await connection.run(statement("load/forgotten_applications", {staged, column}));
    const related = table === "applications" ? "application_id" : table === "scorecards" ? "scorecard_id" : null;
    if (related !== null)
      for (const staged of byTable(table))
        await connection.run(`insert into forgotten ${statement("load/forgotten_related", {staged, wanted: related})}`);
  }
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
