import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {voteLevelRows} from "../../loaders/canonical/staging.js";
import {configSchema, defaultConfig} from "../../loaders/config/config.js";
import {voteLevels} from "../../loaders/config/scale.js";
import {buildMarts, readMarts} from "../../loaders/marts/build.js";
import type {ReportContext} from "../../loaders/reports/report.js";
import {query, type Cell} from "../../loaders/warehouse/connection.js";
import type {input} from "zod";
import {isFull} from "./endurance.js";

/** Rows per canonical table; columns that are not given are null (`shadow` and `no_data` are false). */
export type SmallTables = Partial<Record<TableName, Record<string, Cell | undefined>[]>>;
type TableName =
  | "applications"
  | "stages"
  | "interviews"
  | "scorecards"
  | "ratings"
  | "decisions"
  | "outcomes"
  | "interviewers"
  | "questions";

/** Ids and free text that stand in the warehouse of three loops and must never be published. */
export const planted = ["CAND-canary-1", "APP-canary-1", "pat.canary@example.com", "IV-canary-1"];

const tablesSql = new URL("../../loaders/canonical/tables.sql", import.meta.url);
const threeLoopsSql = new URL("./small-warehouse.sql", import.meta.url);

/** A warehouse in memory with the real tables and marts over the given rows, and a context to run a report in. */
export async function smallWarehouse(
  tables: SmallTables,
  {config = {}, dataThrough = "2026-06-30"}: {config?: input<typeof configSchema>; dataThrough?: string} = {}
): Promise<ReportContext> {
  const {connection, close} = await emptyDatabase();
  await connection.run(await readFile(tablesSql, "utf8"));
  const parsed = configSchema.parse(config);
  await connection.run(voteLevelRows(parsed.votes));
  const points = new Map(voteLevels(parsed.votes).map((level) => [level.vote, level.points]));
  await insert(connection, tables, points);
  const martsOf = isFull ? await allMarts(connection) : await martsOnDemand(connection);
  return {
    warehouse: {
      rows: async (sql, parameters) => {
        await martsOf(sql);
        return await query(connection, sql, parameters);
      },
      close
    },
    config: parsed,
    dataThrough,
    seed: 1,
    moments: []
  };
}

let shared: Promise<DuckDBInstance> | undefined;
let made = 0;
/** Databases that nobody uses any more. */
const left: string[] = [];

/** A database of its own in the one instance of all tests: to open and close an instance takes longer than to fill it. */
async function emptyDatabase(): Promise<{connection: DuckDBConnection; close: () => void}> {
  const connection = await (await (shared ??= DuckDBInstance.create(":memory:", {threads: "1"}))).connect();
  const name = `small_${++made}`;
  const gone = left.splice(0).map((one) => `detach ${one};`);
  await connection.run(`${gone.join(" ")} attach ':memory:' as ${name}; use ${name}`);
  return {
    connection,
    close() {
      connection.closeSync();
      left.push(name);
    }
  };
}

/**
 * A warehouse file of three loops, made without any export; or of their scorecards alone; or without any row; `changed`
 * alters its rows.
 */
export async function smallWarehouseFile(
  path: string,
  {rows = "all", changed = (sql) => sql}: {rows?: "all" | "scorecards" | "none"; changed?: (sql: string) => string} = {}
): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    await connection.run(await readFile(tablesSql, "utf8"));
    await connection.run(voteLevelRows(defaultConfig().votes));
    if (rows !== "none") await connection.run(changed(await readFile(threeLoopsSql, "utf8")));
    if (rows === "scorecards") await connection.run("delete from canonical.applications");
    await buildMarts(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function allMarts(connection: DuckDBConnection): Promise<() => Promise<void>> {
  await buildMarts(connection);
  return () => Promise.resolve();
}

/** Builds the marts that a query names, with those that they are made from, when it first does: a report reads few of them. */
async function martsOnDemand(connection: DuckDBConnection): Promise<(sql: string) => Promise<void>> {
  const marts = await readMarts();
  const built = new Map<string, Promise<void>>();
  await connection.run("create schema marts");
  const build = async (name: string): Promise<void> => {
    const {sql} = marts.get(name)!;
    for (const [, needed] of sql.matchAll(/\b(?:from|join)\s+marts\.(\w+)/g)) await once(needed!);
    await connection.run(`create table marts.${name} as ${sql}`);
  };
  const once = (name: string): Promise<void> => {
    const known = built.get(name) ?? build(name);
    built.set(name, known);
    return known;
  };
  return async (sql) => {
    for (const [, name] of sql.matchAll(/\bmarts\.(\w+)/g)) if (marts.has(name!)) await once(name!);
  };
}

async function insert(
  connection: DuckDBConnection,
  tables: SmallTables,
  points: ReadonlyMap<string, number>
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-small-"));
  try {
    for (const [name, rows] of Object.entries(tables)) {
      if (rows.length === 0) continue;
      const file = join(folder, `${name}.ndjson`);
      await writeFile(file, rows.map((row) => JSON.stringify(complete(name, row, points))).join("\n"));
      await connection.run(`insert into canonical.${name} by name from read_json_auto('${file}', sample_size = -1)`);
    }
  } finally {
    await rm(folder, {recursive: true});
  }
}

function complete(
  table: string,
  row: Record<string, Cell | undefined>,
  points: ReadonlyMap<string, number>
): Record<string, Cell | undefined> {
  if (table === "ratings") return {no_data: false, ...row};
  if (table !== "scorecards") return row;
  return {
    shadow: false,
    ...(row.vote == null ? {} : {vote_points: points.get(String(row.vote))!}),
    ...(row.initial_vote == null ? {} : {initial_vote_points: points.get(String(row.initial_vote))!}),
    ...row
  };
}
