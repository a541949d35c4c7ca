import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {defaultConfig} from "../../loaders/config/config.js";
import {withDatabase} from "../../loaders/warehouse/connection.js";
import {loadTables} from "../../loaders/warehouse/load-tables.js";
import {readExports} from "../../loaders/warehouse/read-exports.js";
import type {Format} from "./exports.js";

export interface Measure {
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

/** One measured run in this process: `duckdb|plumbline csv|ndjson EXPORTS WORK`; prints a Measure as JSON. */
const [program, format, exports, work] = process.argv.slice(2) as [string, Format, string, string];
const folder = join(work, `run-${process.pid}`);
mkdirSync(folder);
const started = performance.now();
const used = process.cpuUsage();
await (program === "duckdb" ? duckdbAlone() : plumbline());
const {user, system} = process.cpuUsage(used);
const measure: Measure = {
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024)
};
process.stdout.write(JSON.stringify(measure));
rmSync(folder, {recursive: true});

async function duckdbAlone(): Promise<void> {
  const reader = format === "csv" ? "read_csv" : "read_json";
  const instance = await DuckDBInstance.create(join(folder, "alone.duckdb"), {threads: "2"});
  const connection = await instance.connect();
  for (const table of ["scorecards", "ratings"])
    await connection.run(`create table ${table} as select * from ${reader}('${exports}/${table}.${format}')`);
  await connection.run("checkpoint");
  connection.closeSync();
  instance.closeSync();
}

async function plumbline(): Promise<void> {
  const options = {exports, config: defaultConfig(), now: new Date("2026-06-30T00:00:00Z"), adapters: []};
  await withDatabase({path: join(folder, "ours.duckdb")}, folder, async (connection) => {
    const {files} = await loadTables(connection, await readExports(connection, options, folder), options.config);
    await connection.run("checkpoint");
    const loaded = files.map(({table, loaded: rows}) => `${table} ${rows}`).join(", ");
    if (files.some((file) => file.rejected > 0 || file.loaded !== file.records))
      throw new Error(`the exports are clean, but: ${loaded}`);
  });
}
