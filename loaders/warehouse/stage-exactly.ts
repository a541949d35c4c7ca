import type {DuckDBConnection} from "@duckdb/node-api";
import {stagePiece} from "../canonical/staging.js";
import type {TableName} from "../canonical/tables.js";
import type {TextSource} from "../canonical/text-source.js";

/** Stages records that plumbline wrote out itself; that another number arrives is a defect. */
export async function stageExactly(
  connection: DuckDBConnection,
  piece: number,
  table: TableName,
  source: TextSource,
  good: number
): Promise<void> {
  const staged = await stagePiece(connection, piece, table, source);
  if (staged !== good) throw new Error(`${table}: ${good} records were handed over but ${staged} arrived`);
}
