import {execFileSync} from "node:child_process";
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {isMainThread} from "node:worker_threads";
import {describe, expect, test} from "vitest";
import {UserError} from "../../../loaders/errors.js";
import {check} from "../../../loaders/warehouse/ingest.js";
import {checked, configOf, now, refusal, scorecards, someScorecards, withFolder} from "../support/exports.js";

/** What `check` says of a folder that `prepare` filled beside good scorecards. */
async function refusalOf(prepare: (folder: string) => void): Promise<UserError> {
  return withFolder(async (exports) => {
    writeFileSync(join(exports, "scorecards.csv"), someScorecards["scorecards.csv"]);
    prepare(exports);
    const error: unknown = await check({exports, config: configOf(), now, adapters: []}).catch(
      (caught: unknown) => caught
    );
    if (error instanceof UserError) return error;
    throw new Error("the folder was accepted");
  });
}

/** Root may read anything, so root steps down for the time of the attempt. */
async function asNobody<T>(attempt: () => Promise<T>): Promise<T> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid!(65534);
  try {
    return await attempt();
  } finally {
    if (root) process.seteuid!(0);
  }
}

describe("files that are no plain files", () => {
  test("case 55: a name that would leave the folder is only ever text, since names come from the folder itself", async () => {
    const error = await refusalOf((folder) => writeFileSync(join(folder, "a\\..\\..\\x.exe"), "x"));
    expect(error.message).toMatch(/not a format plumbline reads/);
  });

  test("case 56: a job called like a path is text", async () => {
    const result = await checked({...someScorecards, "applications.csv": "application_id,job\nA1,../../etc/passwd\n"});
    expect(result.rows.applications).toBe(1);
  });

  test("case 57: a symbolic link is refused, even to a good file", async () => {
    const error = await refusalOf((folder) => symlinkSync(join(folder, "scorecards.csv"), join(folder, "ratings.csv")));
    expect(error.message).toMatch(/ratings\.csv: is a symbolic link/);
  });

  test("case 57: a pipe is refused without opening it", async () => {
    const error = await refusalOf((folder) => execFileSync("mkfifo", [join(folder, "ratings.csv")]));
    expect(error.message).toMatch(/not a regular file/);
  });

  test("case 58: a folder called like a file is refused", async () => {
    const error = await refusalOf((folder) => mkdirSync(join(folder, "ratings.csv")));
    expect(error.message).toMatch(/ratings\.csv: is a folder, not a file/);
  });

  // Only a process of its own can step down; the mutation tests run in threads.
  test.skipIf(!isMainThread)("case 59: a file that may not be read is refused by name", async () => {
    const error = await asNobody(() =>
      refusalOf((folder) => {
        writeFileSync(join(folder, "ratings.csv"), "scorecard_id,question,rating\n");
        chmodSync(join(folder, "ratings.csv"), 0);
      })
    );
    expect(error.message).toMatch(/ratings\.csv: may not be read/);
  });

  test.each([
    ["60", "zip archives, so zip bombs and nested zips, are refused unopened", "scorecards.zip"],
    ["61", "zip archives, so entries that leave the folder, are refused unopened", "exports.zip"]
  ])("case %s: %s", async (_, __, name) => {
    const error = await refusalOf((folder) => writeFileSync(join(folder, name), Buffer.from([0x50, 0x4b, 3, 4, 0, 0])));
    expect(error.message).toMatch(/not a format plumbline reads[\s\S]*unpack archives/);
  });

  test("case 60: gzip that unpacks to far more than its size is refused (by ratio alone: honest exports can be larger than 1 GiB)", async () => {
    const error = await refusal({
      "scorecards.csv.gz": gzipSync(`${scorecards()}${"S1,A1,I1,loop,yes\n".repeat(5_000_000)}`)
    });
    expect(error.message).toMatch(/unpacks to more than 100 times its size/);
  });

  test("a folder without exports is refused and says what lies there and what to put there", async () => {
    const error = await refusal({"README.md": "nothing here"});
    expect(error.message).toMatch(/there are no exports here, only README\.md\nput at least scorecards\.csv there/);
    expect(error.exitCode).toBe(3);
  });

  test("a folder without scorecards is refused", async () => {
    const error = await refusal({"applications.csv": "application_id\nA1\n"});
    expect(error.message).toMatch(/no scorecards file/);
  });
});
