import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {main} from "../../loaders/cli/main.js";
import type {Terminal} from "../../loaders/cli/terminal.js";
import {scorecards, someScorecards, writeFiles} from "../reader/support/exports.js";

const folder = mkdtempSync(join(tmpdir(), "plumbline-refusals-"));
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  vi.stubEnv("PLUMBLINE_KEY_FILE", at("key"));
  writeFiles(folder, {
    "file.bin": Buffer.from([0x50, 0x00, 0xff]),
    "exports/scorecards.csv": someScorecards["scorecards.csv"],
    "cut/scorecards.csv": "scorecard_id,application_id\nS1,A1\n",
    "notes/scorecards.csv": someScorecards["scorecards.csv"],
    "stages/scorecards.csv": scorecards("S1,A1,I1,Superday,yes"),
    "stages/page.html": "<p>"
  });
  mkdirSync(at("notes/notes.csv"));
  mkdirSync(at("folder"));
  const instance = await DuckDBInstance.create(at("other.duckdb"));
  const connection = await instance.connect();
  await connection.run("create table mine as select 1 as a");
  connection.closeSync();
  instance.closeSync();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true, force: true});
});

async function run(...args: string[]): Promise<{code: number; out: string; err: string}> {
  let out = "";
  let err = "";
  const say = (text: string): void => void (err += `${text}\n`);
  const io: Terminal = {
    print: (text) => void (out += text),
    error: say,
    note: say,
    progress: () => undefined,
    done: say
  };
  return {code: await main(args, io), out, err};
}

const exports = ["--exports", at("exports")];

describe("an option that cannot be is refused with what it may be, a path that cannot be used with why; none is a defect", () => {
  it.each<[number, string[], RegExp]>([
    [2, ["check", "--exports", ""], /--exports <dir>' argument '' is invalid. it must name a file or a folder/],
    [2, ["check", "--config", " "], /it must name a file or a folder/],
    [2, ["check", "--max-rejects", ""], /it must be a share from 0 to 1/],
    [2, ["check", "--max-rejects", "%"], /it must be a share from 0 to 1/],
    [
      2,
      ["simulate", "--screens", "99999999999"],
      /'99999999999' is invalid. it must be a whole number from 0 to 1000000/
    ],
    [2, ["simulate", "--seed", "1e400"], /it must be a whole number/],
    [2, ["serve", "--port", "70000"], /it must be a whole number from 0 to 65535/],
    [2, ["forget", "--older-than", "999999999999mo"], /up to a century/],
    [2, ["forget", " "], /name one id/],
    [3, ["check", "--exports", at("file.bin")], /file\.bin: is a file, not a folder/],
    [3, ["check", "--exports", at("absent")], /absent: there is no such folder/],
    [3, ["check", "--config", at("folder")], /folder: the configuration cannot be read: is a folder, not a file/],
    [3, ["check", ...exports, "--encoding", "nope"], /there is no text encoding of this name/],
    [3, ["check", "--exports", at("notes")], /notes\.csv: is a folder, not a file/],
    [3, ["report", "--warehouse", at("file.bin")], /file\.bin: is no warehouse that can be read/],
    [3, ["report", "--warehouse", at("folder")], /folder: is no warehouse that can be read/],
    [3, ["report", "--warehouse", at("other.duckdb")], /is no warehouse that this version of plumbline made/],
    [74, ["check", "--exports", at("x".repeat(300))], /x: the name is too long/],
    [
      74,
      ["ingest", ...exports, "--warehouse", at("file.bin/w.duckdb")],
      /file\.bin: something of this name exists already/
    ],
    [74, ["simulate", "--screens", "3", "--out", at("file.bin/x")], /a part of the path is a file, not a folder/],
    [
      74,
      ["init", "--config", at("absent/y.yaml")],
      /absent\/y\.yaml: there is no such file or folder\nnothing was replaced/
    ]
  ])("exit %i: %j", async (code, args, told) => {
    const ended = await run(...args);
    expect(ended.err).toMatch(told);
    expect(ended.err).not.toMatch(/defect|\n\s+at /);
    expect(ended.code).toBe(code);
  });

  it("a questions map that is a folder", async () => {
    writeFileSync(at("map.yaml"), `questions: {map: ${at("folder")}}\n`);
    const {code, err} = await run("check", ...exports, "--config", at("map.yaml"));
    expect([code, err]).toEqual([3, expect.stringMatching(/^folder: is a folder, not a file\n/)]);
  });
});

describe("a pseudonym key that somebody else could know", () => {
  it.each([
    ["zeros", "0".repeat(64), 0o600, /repeats the same few digits/],
    ["a pattern", "ab".repeat(32), 0o600, /repeats the same few digits/],
    [
      "a key that every user may write",
      "0123456789abcdef".repeat(4),
      0o666,
      /every user of this machine may write.*\(mode 666\).*\n.*chmod 600/
    ]
  ])("%s is refused with the remedy", async (_, text, mode, told) => {
    writeFileSync(at("bad-key"), text);
    chmodSync(at("bad-key"), mode);
    const {pseudonymKey} = await import("../../loaders/privacy/pseudonyms.js");
    await expect(pseudonymKey(at("bad-key"))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(told)
    });
  });
});

describe("check --json prints its document also when it refuses", () => {
  const refusedBy = async (...args: string[]) => {
    const {code, out} = await run("check", "--json", ...args);
    return {
      code,
      document: JSON.parse(out) as {schema: string; refused: string[]; files: unknown[]; unread: unknown[]}
    };
  };

  it("with the lines that are told, and the files that were read", async () => {
    const {code, document} = await refusedBy("--exports", at("stages"));
    expect(code).toBe(3);
    expect(document.schema).toBe("plumbline.check/1");
    expect(document.refused[0]).toMatch(/scorecards\.csv line 2: the stage "Superday" is not mapped/);
    expect(document.files).toMatchObject([{path: "scorecards.csv", records: 1}]);
    expect(document.unread).toMatchObject([{path: "page.html"}]);
  });

  it("and without any where none could be read, or the configuration is refused", async () => {
    writeFileSync(at("bad.yaml"), "timezone: Mars\n");
    const cut = await refusedBy("--exports", at("cut"));
    expect([cut.code, cut.document.files]).toEqual([3, []]);
    const zone = await refusedBy(...exports, "--config", at("bad.yaml"));
    expect(zone.document.refused[0]).toMatch(/timezone is "Mars"/);
  });

  it("and an empty list of refusals when it does not", async () => {
    const {code, document} = await refusedBy(...exports);
    expect([code, document.refused]).toEqual([0, []]);
  });
});
