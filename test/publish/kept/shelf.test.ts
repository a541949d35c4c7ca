import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync
} from "node:fs";
import {appendFileSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {clearShelf, type Shelf, shelfFolder, shelfOf} from "../../../loaders/publish/kept/shelf.js";

let folder: string;
let warehouse: string;
let exports: string;
let config: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-shelf-"));
  warehouse = join(folder, "built", "warehouse.duckdb");
  exports = join(folder, "exports");
  config = join(folder, "plumbline.yaml");
  mkdirSync(join(folder, "built"));
  mkdirSync(exports);
  writeFileSync(join(exports, "scorecards.csv"), "scorecard_id\nS1\n");
  writeFileSync(config, `privacy: {key_file: ${join(folder, "key")}}\nquestions: {map: ${join(folder, "map.csv")}}\n`);
});
afterEach(() => rmSync(folder, {recursive: true}));

const shelf = (more: {cache?: boolean; maxRejects?: number} = {}): Promise<Shelf> =>
  shelfOf(warehouse, {exports, config, warehouse, ...more});

const kept = (): string[] => readdirSync(shelfFolder(warehouse)).map((name) => join(shelfFolder(warehouse), name));

describe("what is kept beside a warehouse", () => {
  it("is found by the next command of the same inputs, and lies closed to others", async () => {
    await (await shelf()).keep("findings", {a: 1});
    expect(await (await shelf()).read("findings")).toEqual({a: 1});
    expect(statSync(shelfFolder(warehouse)).mode & 0o777).toBe(0o700);
    expect(kept().map((path) => statSync(path).mode & 0o777)).toEqual([0o600]);
  });

  it("is another for each thing that it depends on beside the inputs", async () => {
    const one = await shelf();
    await one.keep("run", "since March", "March");
    expect([await one.read("run", "March"), await one.read("run", "April")]).toEqual(["since March", null]);
    expect(await (await shelf({maxRejects: 0.5})).read("run", "March")).toBeNull();
  });

  it("is not read with --no-cache, which puts what it computes in its place", async () => {
    await (await shelf()).keep("findings", "old");
    const anew = await shelf({cache: false});
    expect(await anew.read("findings")).toBeNull();
    await anew.keep("findings", "new");
    expect(await (await shelf()).read("findings")).toBe("new");
  });

  it.each([
    "exports/scorecards.csv",
    "exports/notes.csv",
    "notes.csv",
    "plumbline.yaml",
    "map.csv",
    "key",
    "built/forgotten"
  ])("is not taken once a byte of %s changed", async (file) => {
    const before = await shelf();
    await before.keep("findings", 1);
    expect(await (await shelf()).read("findings")).toBe(1);
    appendFileSync(join(folder, file), "\n");
    expect(await (await shelf()).read("findings")).toBeNull();
    await before.keep("run", "made of both states");
    expect(kept()).toHaveLength(1);
  });

  it("goes at once where somebody is forgotten", async () => {
    await (await shelf()).keep("findings", 1);
    await clearShelf(warehouse);
    expect(existsSync(shelfFolder(warehouse))).toBe(false);
  });

  it("goes with the first command of the next day, and a draft of a killed run with the next command", async () => {
    await (await shelf()).keep("findings", 1);
    const [yesterday] = kept() as [string];
    utimesSync(yesterday, 0, Date.now() / 1000 - 90_000);
    writeFileSync(join(shelfFolder(warehouse), "run-0123456789abcdef.json.999999999.tmp"), "half");
    await shelf();
    expect(kept()).toEqual([]);
  });
});

describe("a file that cannot be believed is as good as none:", () => {
  const damages: [string, (path: string) => void][] = [
    ["cut off", (path) => writeFileSync(path, readFileSync(path).subarray(0, -2), {mode: 0o600})],
    ["changed", (path) => writeFileSync(path, readFileSync(path, "utf8").replace("true", "null"), {mode: 0o600})],
    ["empty", (path) => writeFileSync(path, "")],
    ["no text", (path) => writeFileSync(path, Buffer.from([0, 255, 10, 1]))],
    [
      "kept for another key",
      (path) => writeFileSync(path, readFileSync(path, "utf8").replace(/1 [0-9a-f]{8}/, "1 00000000"))
    ],
    ["open to others", (path) => chmodSync(path, 0o644)],
    [
      "a link",
      (path) => {
        renameSync(path, join(folder, "elsewhere"));
        symlinkSync(join(folder, "elsewhere"), path);
      }
    ],
    [
      "a folder",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      }
    ]
  ];

  it.each(damages)("one that is %s", async (_, damage) => {
    const mine = await shelf();
    await mine.keep("findings", {isWhole: true});
    expect(await mine.read("findings")).toEqual({isWhole: true});
    damage(kept()[0]!);
    expect(await mine.read("findings")).toBeNull();
  });

  it("a folder that cannot be written costs no command its answer", async () => {
    writeFileSync(shelfFolder(warehouse), "a file stands there");
    const mine = await shelf();
    await mine.keep("findings", 1);
    expect(await mine.read("findings")).toBeNull();
  });

  it("two commands that keep the same at once leave one whole file and no draft", async () => {
    const [one, other] = [await shelf(), await shelf()];
    const long = "x".repeat(1_000_000);
    for (let round = 0; round < 5; round++)
      await Promise.all([one.keep("findings", [long, 1]), one.read("findings"), other.keep("run", [long, 2])]);
    expect(await other.read("findings")).toEqual([long, 1]);
    expect(await one.read("run")).toEqual([long, 2]);
    expect(kept().filter((path) => !path.endsWith(".json"))).toEqual([]);
  });
});
