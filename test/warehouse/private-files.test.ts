import {spawn} from "node:child_process";
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {
  keepPrivate,
  makePrivateFolder,
  makeScratch,
  openFolders,
  openToReaders,
  withScratch
} from "../../loaders/warehouse/private-files.js";
import {commandLine} from "../integration/support/command-line.js";
import {scorecards} from "../reader/support/exports.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-private-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true});
});

const modeOf = (path: string): number => statSync(path).mode & 0o777;

/** Everything below `path` that others than its owner may read, write or enter. */
const open = (path: string): string[] =>
  readdirSync(path, {recursive: true, encoding: "utf8"}).filter((name) => (modeOf(join(path, name)) & 0o077) !== 0);

describe("what a command writes", () => {
  it.each([["ingest"], ["forget", "A1", "--out", "sites"], ["check"], ["report", "--out", "report.txt"]])(
    "is for its owner alone, and what a killed run left goes: %s",
    async (command, ...rest) => {
      const made = join(folder, "made");
      mkdirSync(made);
      const exports = join(folder, "exports");
      mkdirSync(exports);
      writeFileSync(join(exports, "scorecards.csv"), scorecards("S1,A1,I1,loop,yes", "S2,A1,I2,loop,maybe"));
      writeFileSync(join(folder, "plumbline.yaml"), `privacy: {key_file: ${join(made, "secret", "key")}}`);
      const warehouse = join(made, "deep", "warehouse.duckdb");
      const paths = {exports, warehouse, config: join(folder, "plumbline.yaml")};
      const options = Object.entries(paths).flatMap(([name, path]) => [`--${name}`, path]);
      const given = rest.map((word, at) => (rest[at - 1] === "--out" ? join(made, word) : word));
      mkdirSync(join(folder, "plumbline-999999999-aB3dE6"));
      const before = process.umask(0o022);
      const {code, text} = await commandLine(command, ...given, ...options);
      expect({code, text, umask: process.umask(before)}).toMatchObject({code: 0, umask: 0o022});
      expect(open(made)).toEqual([]);
      expect([command, existsSync(warehouse)]).toEqual([command, ["ingest", "forget"].includes(command)]);
      expect(readdirSync(folder).filter((name) => name.startsWith("plumbline-"))).toEqual([]);
    }
  );
});

describe("a scratch folder", () => {
  it("is closed to others and gone afterwards, also after a failure", async () => {
    let path = "";
    const use = (scratch: string): Promise<number> => {
      path = scratch;
      return Promise.resolve(modeOf(scratch));
    };
    expect(await withScratch(use)).toBe(0o700);
    expect([dirname(path), existsSync(path)]).toEqual([folder, false]);
    await expect(withScratch((scratch) => use(scratch).then(() => Promise.reject(new Error("no"))))).rejects.toThrow(
      "no"
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes when the process is interrupted", async () => {
    const module = new URL("../../loaders/warehouse/private-files.ts", import.meta.url).href;
    const script = `
      import {withScratch} from ${JSON.stringify(module)};
      await withScratch(async (folder) => {
        console.log(folder);
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"]
    });
    child.stdout.once("data", () => child.kill("SIGINT"));
    const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    const left = readdirSync(folder).filter((name) => name.startsWith("plumbline-"));
    expect([signal, left]).toEqual(["SIGINT", []]);
  });

  it("takes away those of processes that were killed, and nothing else", () => {
    const dead = "plumbline-999999999-aB3dE6";
    const kept = [`plumbline-${process.ppid}-aB3dE6`, "plumbline-999999999", "plumbline-notes", "999999999-aB3dE6"];
    for (const name of [dead, ...kept]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, dead, "warehouse.duckdb"), "a whole database");
    writeFileSync(join(folder, "plumbline-999999998-aB3dE6"), "a file");
    const made = makeScratch();
    expect(readdirSync(folder).toSorted()).toEqual(
      [...kept, "plumbline-999999998-aB3dE6", made.slice(folder.length + 1)].toSorted()
    );
  });
});

describe("private folders and published ones", () => {
  it("a private folder is closed, even when it was open before", () => {
    const path = join(folder, "deep", "private");
    makePrivateFolder(path);
    chmodSync(path, 0o755);
    makePrivateFolder(path);
    expect(modeOf(path)).toBe(0o700);
  });

  it("a site is as open as new files are for whoever starts plumbline, and so are the folders made for it", async () => {
    const usual = (bits: number): number => bits & ~process.umask();
    const site = join(folder, "srv", "dist", "leads");
    const asUsual = keepPrivate();
    const made = mkdirSync(site, {recursive: true});
    mkdirSync(join(site, "_file"));
    writeFileSync(join(site, "_file", "data.json"), "{}");
    expect(open(folder)).toEqual([]);
    await openFolders(join(folder, "srv", "dist"), made);
    await openToReaders(site);
    asUsual();
    for (const name of ["srv", "srv/dist", "srv/dist/leads", "srv/dist/leads/_file"])
      expect([name, modeOf(join(folder, name))]).toEqual([name, usual(0o777)]);
    expect(modeOf(join(site, "_file", "data.json"))).toBe(usual(0o666));
  });
});
