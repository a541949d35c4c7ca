import {cpSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {configOf, withFolder} from "../reader/support/exports.js";
import {isFull, orInFull} from "../support/endurance.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const now = new Date("2026-06-30T12:00:00Z");
const canonical = ["scorecards", "ratings", "applications", "stages", "interviews", "decisions"];

/** Every canonical row and every reject of a fixture folder that `change` has worked on. */
async function outcome(source: string, change: (folder: string) => Promise<void>) {
  return withFolder(async (folder) => {
    const exports = join(folder, "exports");
    cpSync(join(fixtures, source), exports, {recursive: true});
    await change(exports);
    const warehouse = join(folder, "w.duckdb");
    const {files} = await ingest({exports, warehouse, config: configOf(), now, sampleData: false, marts: isFull});
    const opened = await openWarehouse(warehouse);
    try {
      const rows: Record<string, string[]> = {};
      for (const table of canonical) {
        const found = await opened.rows<{row: string}>(
          `select to_json(t)::varchar as row from canonical.${table} as t`
        );
        rows[table] = found.map(({row}) => row).sort();
      }
      return {rows, rejects: files.flatMap(({table, rejects}) => rejects.map((reject) => ({table, ...reject})))};
    } finally {
      opened.close();
    }
  });
}

/** As a warehouse hands its tables out: typed, times as instants, column names in capitals. */
async function asParquet(folder: string): Promise<void> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    await connection.run(`create or replace table t as from read_csv('${path}')`);
    const described = await connection.runAndReadAll("describe t");
    const columns = described.getRowObjects().map((column) => {
      const [field, type] = [String(column.column_name), String(column.column_type)];
      const value = type === "TIMESTAMP" ? `"${field}" at time zone 'UTC'` : `"${field}"`;
      return `${value} as "${field.toUpperCase()}"`;
    });
    await connection.run(`copy (from t select ${columns.join(", ")}) to '${path.replace(/csv$/, "parquet")}'`);
    rmSync(path);
  }
  connection.closeSync();
  database.closeSync();
}

const systems = orInFull(["fivetran-greenhouse-newer"], ["fivetran-lever", "fivetran-greenhouse"]);

describe.each(systems)("tables of %s", (source) => {
  it("give the same rows as CSV and as typed Parquet with names in capitals", async () => {
    const csv = await outcome(source, () => Promise.resolve());
    expect(csv.rows.scorecards).toHaveLength(6);
    expect(await outcome(source, asParquet)).toEqual(csv);
  }, 120_000);
});

describe("a label that is misspelt in the source", () => {
  it("is rejected, as vote and as rating, and the line to add is named", async () => {
    const {rejects, rows} = await outcome("fivetran-greenhouse", (folder) => {
      for (const table of ["scorecard", "scorecard_attribute"]) {
        const path = join(folder, `${table}.csv`);
        writeFileSync(path, readFileSync(path, "utf8").replace("strong_yes", "stong_yes"));
      }
      return Promise.resolve();
    });
    expect(rejects).toMatchObject([
      {
        table: "scorecards",
        line: 3,
        value: "stong_yes",
        remedy: expect.stringMatching(/votes:.*labels:.* "stong_yes": </)
      },
      {
        table: "ratings",
        line: 3,
        value: "stong_yes",
        remedy: expect.stringMatching(/ratings:.*labels:.* "stong_yes": </)
      }
    ]);
    expect([rows.scorecards!.length, rows.ratings!.length]).toEqual([5, 5]);
  }, 120_000);
});
