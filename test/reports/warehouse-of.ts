import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {defaultConfig, type Config} from "../../loaders/config/config.js";
import {buildMarts} from "../../loaders/marts/build.js";
import type {ReportContext} from "../../loaders/reports/report.js";
import {query} from "../../loaders/warehouse/connection.js";

type Table =
  "applications" | "stages" | "interviews" | "scorecards" | "ratings" | "decisions" | "outcomes" | "interviewers";
export type CanonicalRows = Partial<Record<Table, Record<string, unknown>[]>>;

/** A report's context over canonical rows given by hand; `shadow` and `no_data` default to false. */
export async function contextOfRows(rows: CanonicalRows, config: Config = defaultConfig()): Promise<ReportContext> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "2"});
  const connection = await instance.connect();
  await connection.run(readFileSync(new URL("../../loaders/canonical/tables.sql", import.meta.url), "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "plumbline-rows-"));
  const defaults: Record<string, unknown> = {scorecards: {shadow: false}, ratings: {no_data: false}};
  for (const [table, list] of Object.entries(rows)) {
    if (list.length === 0) continue;
    const file = join(folder, `${table}.ndjson`);
    writeFileSync(file, list.map((row) => JSON.stringify({...(defaults[table] as object), ...row})).join("\n"));
    await connection.run(
      `insert into canonical.${table} by name select * from read_json('${file}', format='newline_delimited', sample_size=-1)`
    );
  }
  rmSync(folder, {recursive: true});
  await buildMarts(connection);
  return {
    warehouse: {
      rows: (sql, parameters) => query(connection, sql, parameters),
      close() {
        connection.closeSync();
        instance.closeSync();
      }
    },
    config,
    dataThrough: "2026-06-30",
    moments: [],
    seed: 1
  };
}
