import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {inputOutput, type UserError} from "../../../loaders/errors.js";
import {fileVersion, refuseChanged} from "../../../loaders/reader/bytes.js";
import {withDatabase} from "../../../loaders/warehouse/connection.js";
import {ingest} from "../../../loaders/warehouse/ingest.js";
import {lockWarehouse} from "../../../loaders/warehouse/swap.js";
import {configOf, now, scorecards, withFolder, writeFiles} from "../support/exports.js";
import {failure, rowsOf, run} from "../support/runs.js";

const cards = (count: number): string =>
  scorecards(...Array.from({length: count}, (_, index) => `S${index},A1,I${index},loop,yes`));

describe("runs", () => {
  test("case 77: a file that changes while it is read stops the run", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "scorecards.csv");
      writeFileSync(path, cards(2));
      const before = await fileVersion(path);
      appendFileSync(path, "S9,A1,I9,loop,no\n");
      const after = await fileVersion(path);
      expect(() => refuseChanged("scorecards.csv", before, after)).toThrow(/the file changed while it was read/);
    });
  });

  test("case 78: an older export read after a newer one gives the older state without a trace of the newer", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": cards(10)});
      await run(folder, {"scorecards.csv": cards(9)});
      expect(await rowsOf(folder, "scorecards")).toHaveLength(9);
    });
  });

  const dated = (day: string): string =>
    `scorecard_id,application_id,interviewer_id,stage,vote,submitted_at\nS1,A1,I1,loop,yes,${day}\n`;

  test("case 78: an older export after a newer one is read with a warning that its dates go back", async () => {
    await withFolder(async (folder) => {
      expect((await run(folder, {"scorecards.csv": dated("2026-05-31")})).warnings).toEqual([]);
      const {warnings, counts} = await run(folder, {"scorecards.csv": dated("2026-04-30")});
      expect(warnings).toEqual([
        "these exports end 2026-04-30, those of the last run ended 2026-05-31: they may be older than the ones before"
      ]);
      expect(counts).toContainEqual(expect.objectContaining({check: "flag", reason: "older_than_last_run"}));
      expect((await run(folder, {"scorecards.csv": dated("2026-04-30")})).warnings).toEqual([]);
    });
  });

  test("case 85: a clock that was set back is said, and the data are read by their own times", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": dated("2026-05-31")});
      const back = {now: new Date("2026-06-10T12:00:00Z")};
      const {warnings, rows} = await run(folder, {"scorecards.csv": dated("2026-05-31")}, back);
      expect(warnings.join()).toMatch(
        /clock of this machine says 2026-06-10T12:00:00.000Z, but the last run was at 2026-06-30/
      );
      expect(rows.scorecards).toBe(1);
    });
  });

  test("case 79: over 20 % fewer rows stop the run and the earlier warehouse stays", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": cards(10)});
      const error = await failure(run(folder, {"scorecards.csv": cards(7)}));
      expect(error.message).toMatch(/scorecards: 7 rows, but the last run had 10/);
      expect(await rowsOf(folder, "scorecards")).toHaveLength(10);
      await run(folder, {"scorecards.csv": cards(7)}, {acceptShrink: true});
      expect(await rowsOf(folder, "scorecards")).toHaveLength(7);
    });
  });

  test("fewer rows stop no run that reads other data, another folder, or with another configuration, and are said", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": cards(10)});
      const elsewhere = join(folder, "elsewhere");
      writeFiles(elsewhere, {"scorecards.csv": cards(7)});
      expect((await run(folder, {}, {exports: elsewhere})).warnings).toEqual([]);
      await run(folder, {"scorecards.csv": cards(10)}, {acceptShrink: true});
      const other = await run(folder, {"scorecards.csv": cards(4).replaceAll(/S(\d),A1/g, "X$1,B$1")});
      expect(other.warnings).toEqual([
        "scorecards: 4 rows, but the last run had 10: none of its records is in these exports, so they are taken as other data"
      ]);
      await run(folder, {"scorecards.csv": cards(10)});
      const threshold = configOf({screen: {minutes: 20}});
      expect((await failure(run(folder, {"scorecards.csv": cards(7)}, {config: threshold}))).exitCode).toBe(3);
      const mapped = configOf({votes: {labels: {Maybe: "mixed"}}});
      expect((await run(folder, {"scorecards.csv": cards(7)}, {config: mapped})).warnings).toEqual([
        "scorecards: 7 rows, but the last run had 10: the configuration was changed in between, so these are read as they are"
      ]);
    });
  });

  test("case 22: a header alone stops the run when the last run had rows", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": cards(3)});
      expect((await failure(run(folder, {"scorecards.csv": cards(0)}))).exitCode).toBe(3);
    });
  });

  test("case 80: the same bytes under another name change nothing and are counted as duplicates", async () => {
    await withFolder(async (folder) => {
      const {files} = await run(folder, {"scorecards-a.csv": cards(3), "scorecards-b.csv": cards(3)});
      expect(files.map(({loaded, duplicates}) => [loaded, duplicates])).toEqual([
        [3, 0],
        [0, 3]
      ]);
      expect(await rowsOf(folder, "scorecards")).toHaveLength(3);
    });
  });

  test("case 81: a full disk ends with exit 74 and words, not a stack", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {code: "ENOSPC"});
    const error = inputOutput(full, "data/warehouse.duckdb") as UserError;
    expect(error.exitCode).toBe(74);
    expect(error.message).toMatch(/no space left on the device\nnothing was replaced/);
  });

  test("case 82: what a killed run left is cleared by the next", async () => {
    await withFolder(async (folder) => {
      for (const rest of ["tmp", "tmp.wal", "rejects"])
        writeFileSync(join(folder, `warehouse.duckdb.999999999.${rest}`), "x");
      writeFileSync(join(folder, "warehouse.duckdb.lock"), "999999999\n");
      await run(folder, {"scorecards.csv": cards(3)});
      expect(
        readdirSync(folder)
          .filter((name) => name.startsWith("warehouse"))
          .sort()
      ).toEqual(["warehouse.duckdb", "warehouse.rejects.ndjson"]);
    });
  });

  test("case 83: a second run at the same time ends with exit 75 naming the holder", async () => {
    await withFolder(async (folder) => {
      const release = lockWarehouse(join(folder, "warehouse.duckdb"));
      const error = await failure(run(folder, {"scorecards.csv": cards(3)}));
      expect(error.exitCode).toBe(75);
      expect(error.message).toContain(`process ${process.pid}`);
      release();
      await run(folder, {"scorecards.csv": cards(3)});
    });
  });

  test("case 84: a warehouse that cannot be opened is rebuilt from the exports", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": cards(4)});
      truncateSync(join(folder, "warehouse.duckdb"), 9000);
      expect((await run(folder, {"scorecards.csv": cards(3)})).warnings).toEqual([]);
      expect(await rowsOf(folder, "scorecards")).toHaveLength(3);
    });
  });

  test("what is no warehouse of ours is not lost to one: another file is kept, another database refused", async () => {
    await withFolder(async (folder) => {
      const warehouse = join(folder, "warehouse.duckdb");
      writeFileSync(warehouse, "letters of a lifetime");
      const {warnings} = await run(folder, {"scorecards.csv": cards(3)});
      expect(warnings).toEqual([expect.stringMatching(/was no database: it was kept as .*\.kept-1$/)]);
      expect(readFileSync(`${warehouse}.kept-1`, "utf8")).toBe("letters of a lifetime");
      expect(await rowsOf(folder, "scorecards")).toHaveLength(3);
      rmSync(warehouse);
      await withDatabase({path: warehouse}, folder, async (connection) => {
        await connection.run("create table customers as select 1 as id");
      });
      const before = readFileSync(warehouse);
      const error = await failure(run(folder, {"scorecards.csv": cards(3)}));
      expect([error.exitCode, error.message]).toEqual([3, expect.stringMatching(/no warehouse of plumbline/)]);
      expect(readFileSync(warehouse).equals(before)).toBe(true);
      rmSync(warehouse);
      mkdirSync(warehouse);
      expect((await failure(run(folder, {"scorecards.csv": cards(3)}))).exitCode).toBe(3);
    });
  });

  test("case 85: file times are not trusted: a file dated in the future is read by the times inside it", async () => {
    await withFolder(async (folder) => {
      const exports = join(folder, "exports");
      writeFiles(exports, {"scorecards.csv": cards(3)});
      utimesSync(join(exports, "scorecards.csv"), new Date("2040-01-01"), new Date("2040-01-01"));
      const warehouse = join(folder, "warehouse.duckdb");
      const result = await ingest({exports, warehouse, config: configOf(), sampleData: false, now, adapters: []});
      expect(result.rows.scorecards).toBe(3);
    });
  });

  test("a stale write-ahead log beside the warehouse is refused, not replayed", async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, "warehouse.duckdb.wal"), "stale");
      const error = await failure(run(folder, {"scorecards.csv": cards(3)}));
      expect(error.message).toMatch(/write-ahead log/);
      expect(existsSync(join(folder, "warehouse.duckdb"))).toBe(false);
    });
  });
});
