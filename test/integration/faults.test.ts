import {spawn, spawnSync} from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {isFull} from "../support/endurance.js";
import {commandLine} from "./support/command-line.js";

const script = fileURLToPath(new URL("../../loaders/cli/plumbline.js", import.meta.url));
const once = fileURLToPath(new URL("./support/ingest-once.ts", import.meta.url));
const header = "scorecard_id,application_id,interviewer_id,stage,vote\n";
const cards = (count: number, vote = "yes"): string =>
  header +
  Array.from({length: count}, (_, index) => `S${index},A${Math.floor(index / 4)},I${index % 9},loop,${vote}\n`).join(
    ""
  );

let folder: string;
let exports: string;
let warehouse: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-faults-"));
  exports = join(folder, "exports");
  warehouse = join(folder, "built", "warehouse.duckdb");
  mkdirSync(exports);
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const write = (content: string, name = "scorecards.csv"): void => writeFileSync(join(exports, name), content);
const ingest = (): ReturnType<typeof commandLine> =>
  commandLine("ingest", "--exports", exports, "--warehouse", warehouse);

describe("a disk that is full", () => {
  const sizes = isFull ? Array.from({length: 60}, (_, index) => Math.round(1.17 ** index)) : [1, 200];

  it(
    `after ${isFull ? "any of 60 amounts" : "either of 2 amounts"} ends with exit 74 and words, and the old warehouse is untouched`,
    async () => {
      write(cards(2000));
      expect((await ingest()).code).toBe(0);
      const before = readFileSync(warehouse);
      write(cards(isFull ? 20_000 : 8_000, "no"));
      const codes = sizes.map((blocks) => {
        // No file may grow beyond so many KiB; without the trap the system would kill the process instead.
        const limited = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
        const args = [process.execPath, script, "ingest", "--exports", exports, "--warehouse", warehouse];
        const {status, stderr} = spawnSync("bash", ["-c", limited, ...args], {encoding: "utf8"});
        if (status === 0) return 0;
        expect({blocks, status, stderr}).toMatchObject({status: 74});
        expect(stderr).toMatch(/nothing was replaced; make room/);
        expect(stderr).not.toMatch(/\n\s+at /);
        expect(readFileSync(warehouse).equals(before)).toBe(true);
        const kept = readdirSync(join(folder, "built")).filter((name) => name !== "warehouse.duckdb.results");
        expect(kept.sort()).toEqual(["warehouse.duckdb", "warehouse.rejects.ndjson"]);
        return 74;
      });
      expect(codes.filter((code) => code === 74).length).toBeGreaterThanOrEqual(Math.min(3, sizes.length));
      expect((await ingest()).code).toBe(0);
    },
    120_000 + sizes.length * 20_000
  );
});

describe("exports that are not at rest", () => {
  it("case 77: a file that grows while it is read ends with exit 3 and the old warehouse stays", async () => {
    write(cards(10));
    expect((await ingest()).code).toBe(0);
    const before = readFileSync(warehouse);
    write(cards(isFull ? 150_000 : 50_000));
    let number = 0;
    const growing = setInterval(
      () => appendFileSync(join(exports, "scorecards.csv"), `T${number++},A1,I1,loop,no\n`),
      1
    );
    const {code, text} = await ingest();
    clearInterval(growing);
    expect({code, text}).toMatchObject({code: 3});
    expect(text).toMatch(/scorecards\.csv: the file changed while it was read\nwait until the export is complete/);
    expect(readFileSync(warehouse).equals(before)).toBe(true);
  });

  it("case 59: a file that may not be read ends with exit 3 naming it", async () => {
    write(cards(10));
    write("application_id\n", "applications.csv");
    mkdirSync(join(folder, "built"));
    chmodSync(join(exports, "applications.csv"), 0);
    for (const path of [folder, exports, join(folder, "built")]) chmodSync(path, 0o777);
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid!(65534);
    const {code, text} = await ingest().finally(() => root && process.seteuid!(0));
    expect({code, text}).toMatchObject({code: 3});
    expect(text).toMatch(/applications\.csv: may not be read/);
  });
});

describe("two runs at once", () => {
  it("case 83: the second ends with exit 75 naming the process of the first, which ends well", async () => {
    write(cards(isFull ? 60_000 : 15_000));
    mkdirSync(join(folder, "built"));
    const first = spawn(process.execPath, ["--import", "tsx", once, exports, warehouse], {stdio: "ignore"});
    const ended = new Promise<number | null>((resolve) => first.once("exit", resolve));
    while (!existsSync(`${warehouse}.lock`)) await new Promise((resolve) => setTimeout(resolve, 5));
    const {code, text} = await ingest();
    expect({code, text}).toMatchObject({code: 75});
    expect(text).toContain(`another run (process ${first.pid}) is building it`);
    expect(await ended).toBe(0);
    expect((await ingest()).code).toBe(0);
  });
});
