import {readFile} from "node:fs/promises";
import {DuckDBInstance} from "@duckdb/node-api";
import {buildMarts} from "../../loaders/marts/build.js";

const tablesSql = new URL("../../loaders/canonical/tables.sql", import.meta.url);
const rowsSql = new URL("./small-warehouse.sql", import.meta.url);

/** Ids and free text that stand in the small warehouse and must never be published. */
export const planted = ["CAND-canary-1", "APP-canary-1", "pat.canary@example.com", "IV-canary-1"];

/** A warehouse of three loops, made without any export; or of their scorecards alone; or without any row; `changed` alters its rows. */
export async function smallWarehouse(
  path: string,
  {rows = "all", changed = (sql) => sql}: {rows?: "all" | "scorecards" | "none"; changed?: (sql: string) => string} = {}
): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    await connection.run(await readFile(tablesSql, "utf8"));
    if (rows !== "none") await connection.run(changed(await readFile(rowsSql, "utf8")));
    if (rows === "scorecards") await connection.run("delete from canonical.applications");
    await buildMarts(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
