import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./query.js";
import {statement} from "./sql.js";
import {stagedName} from "./staging.js";

/**
 * Where a questions map pools several questions of one scorecard into one name, their ratings become one, the mean; its
 * records then count as duplicates of each other. Returns how many records were merged so.
 */
export async function mergePooledRatings(
  connection: DuckDBConnection,
  pieces: readonly {piece: number}[]
): Promise<number> {
  let merged = 0;
  for (const {piece} of pieces) {
    const staged = stagedName(piece);
    const [row] = await query<{records: number}>(connection, statement("load/pooled_ratings", {staged}));
    if (row!.records === 0) continue;
    await connection.run(statement("load/merge_pooled", {staged}));
    merged += row!.records;
  }
  return merged;
}
