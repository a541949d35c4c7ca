import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  appendFileSync
} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {inputOutput, UserError} from "../../../loaders/errors.js";
import {fileVersion, refuseChanged} from "../../../loaders/reader/bytes.js";
import {openWarehouse} from "../../../loaders/warehouse/connection.js";
import {ingest, type IngestOptions} from "../../../loaders/warehouse/ingest.js";
import {lockWarehouse} from "../../../loaders/warehouse/lock.js";
import {configOf, countsOf, good, now, scorecards, withFolder, writeFiles, type Files} from "../support/exports.js";

const cards = (count: number): string =>
  scorecards(...Array.from({length: count}, (_, index) => `S${index},A1,I${index},loop,yes`));

async function run(folder: string, files: Files, options: Partial<IngestOptions> = {}) {
  const exports = join(folder, "exports");
  rmSync(exports, {recursive: true, force: true});
  writeFiles(exports, files);
  const warehouse = join(folder, "warehouse.duckdb");
  return ingest({exports, warehouse, config: configOf(), sampleData: false, now, adapters: [], ...options});
}

async function failure(attempt: Promise<unknown>): Promise<UserError> {
  const error: unknown = await attempt.then(
    () => new Error("it was accepted"),
    (caught: unknown) => caught
  );
  if (error instanceof UserError) return error;
  throw error;
}

async function rowsOf(folder: string, table: string): Promise<Record<string, unknown>[]> {
  const warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  try {
    return await warehouse.rows(`from canonical.${table} order by all`);
  } finally {
    warehouse.close();
  }
}

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
      writeFileSync(join(folder, "warehouse.duckdb"), "this is no database");
      await run(folder, {"scorecards.csv": cards(3)});
      expect(await rowsOf(folder, "scorecards")).toHaveLength(3);
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

  test("case 86: a forgotten candidate stays out of every table", async () => {
    await withFolder(async (folder) => {
      const files = {
        "scorecards.csv": scorecards(good, "S2,A2,I1,loop,no"),
        "ratings.csv": "scorecard_id,question,rating\nS1,q,3\nS2,q,4\n",
        "applications.csv": "application_id,candidate_id\nA1,C1\nA2,C2\n",
        "decisions.csv": "application_id,decision\nA1,offer\nA2,no_offer\n"
      };
      const result = await run(folder, files, {isForgotten: (id) => id === "C1"});
      expect(result.rows).toMatchObject({scorecards: 1, ratings: 1, applications: 1, decisions: 1});
      expect(countsOf(result)["reject forgotten"]).toBe(4);
      expect(readFileSync(result.rejects, "utf8")).not.toContain("C1");
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

  test("rejects go to a private file beside the warehouse and only counts into it", async () => {
    await withFolder(async (folder) => {
      const result = await run(folder, {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,SECRETLABEL")});
      expect(statSync(result.rejects).mode & 0o777).toBe(0o600);
      expect(readFileSync(result.rejects, "utf8")).toContain("SECRETLABEL");
      expect(readFileSync(join(folder, "warehouse.duckdb")).includes("SECRETLABEL")).toBe(false);
    });
  });

  test("too many rejects refuse the file from 20 on, and --max-rejects decides otherwise", async () => {
    await withFolder(async (folder) => {
      const bad = Array.from({length: 20}, (_, index) => `B${index},A1,I${index},loop,perhaps`);
      const file = {"scorecards.csv": scorecards(good, ...bad)};
      const error = await failure(run(folder, file));
      expect(error.message).toMatch(/20 of 21 records were rejected[\s\S]*votes\.labels: {2}"perhaps"/);
      expect((await run(folder, file, {maxRejects: 1})).rows.scorecards).toBe(1);
    });
  });
});
