import {execFileSync} from "node:child_process";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {withFolder} from "./support/exports.js";

const script = fileURLToPath(new URL("./support/parquet-texts.ts", import.meta.url));

describe("times in Parquet files", () => {
  it.each(["America/New_York", "Asia/Kolkata", "UTC"])("are the same instants on a machine in %s", async (zone) => {
    await withFolder(async (folder) => {
      const path = join(folder, "scorecards.parquet");
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      await connection.run("load icu");
      await connection.run("set TimeZone = 'UTC'");
      await connection.run(
        `copy (select timestamptz '2026-03-08 07:30:00+00' as instant, timestamp '2026-03-08 02:30:00' as local_time) to '${path}'`
      );
      connection.closeSync();
      const env = {...process.env, TZ: zone};
      const output = execFileSync(process.execPath, ["--import", "tsx", script, path], {env, encoding: "utf8"});
      const texts = [{instant: "2026-03-08 07:30:00+00", local_time: "2026-03-08 02:30:00"}];
      expect(JSON.parse(output)).toEqual({sample: texts, records: texts});
    });
  });
});
