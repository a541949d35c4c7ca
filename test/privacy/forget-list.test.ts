import {createHash, createHmac} from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {leavingOut} from "../../loaders/privacy/forget.js";
import {forgetListFile, readForgetList, remember, tombstone} from "../../loaders/privacy/forget-list.js";
import {smallWarehouseFile} from "../support/small-warehouse.js";

const [key, other] = ["one", "other"].map((name) => createHash("sha256").update(name).digest()) as [Buffer, Buffer];

let list: string;
beforeEach(() => void (list = forgetListFile(join(mkdtempSync(join(tmpdir(), "plumbline-list-")), "w.duckdb"))));
afterEach(() => rmSync(dirname(list), {recursive: true}));

const hashes = (...ids: string[]): Set<string> => new Set(ids.map((id) => tombstone(id, key)));
const text = (): string => readFileSync(list, "utf8");
const without = (line: number): string => text().split("\n").toSpliced(line, 1).join("\n");

describe("a tombstone", () => {
  it("is the HMAC of the id in the candidates' domain, in any spelling of white space and accents", () => {
    const expected = createHmac("sha256", key).update("candidate|Zoé").digest("hex");
    for (const spelling of ["Zoé", " Zoé\n", "Zoe\u0301"]) expect(tombstone(spelling, key)).toBe(expected);
    expect(tombstone("Zoe", key)).not.toBe(expected);
    expect(tombstone("Zoé", other)).not.toBe(expected);
  });
});

describe("the list of forgotten people", () => {
  it("lies beside the warehouse, holds each once, is for its owner alone, and leaves nothing else behind", async () => {
    await remember(list, ["C1", "C2", "C1 "], key);
    chmodSync(list, 0o644);
    writeFileSync(`${list}.999999999.tmp`, "half");
    await remember(list, ["C2", "C3"], key);
    expect(text()).toMatch(
      /^plumbline forgotten: people 3, key [0-9a-f]{16}, seal [0-9a-f]{64}\n(?:[0-9a-f]{64}\n){3}$/
    );
    expect(statSync(list).mode & 0o777).toBe(0o600);
    expect(await readForgetList(list, key)).toEqual(hashes("C1", "C2", "C3"));
    expect(readdirSync(dirname(list))).toEqual(["forgotten"]);
  });

  it("comes back whole, however many it names", async () => {
    const ids = Array.from({length: 12}, (_, i) => `C${i}`);
    await remember(list, ids, key);
    expect(text()).toMatch(/^plumbline forgotten: people 12,/);
    expect(await readForgetList(list, key)).toEqual(hashes(...ids));
  });

  it("is not made for nobody", async () => {
    await remember(list, [], key);
    expect(existsSync(list)).toBe(false);
    expect(await readForgetList(list, key)).toBeNull();
  });

  it.each<[string, () => string | Buffer]>([
    ["Windows line ends", () => text().replaceAll("\n", "\r\n")],
    ["old Mac line ends", () => text().replaceAll("\n", "\r")],
    ["a byte order mark", () => `\uFEFF${text()}`],
    ["capital digits", () => text().replaceAll(/^[0-9a-f]{64}$/gm, (line) => line.toUpperCase())],
    ["blank lines and blanks", () => ` \n\n${text().replaceAll("\n", " \t\n \n")}`],
    ["no last line end", () => text().trimEnd()],
    ["another order", () => [text().split("\n")[0], ...[...hashes("C1", "C2", "C3")].toReversed(), ""].join("\n")],
    ["no seal, as in version 0.1.0", () => without(0)]
  ])("keeps everybody out with %s, and when somebody is added to it", async (_, damage) => {
    await remember(list, ["C1", "C2", "C3"], key);
    writeFileSync(list, damage());
    expect(await readForgetList(list, key)).toEqual(hashes("C1", "C2", "C3"));
    await remember(list, ["C4"], key);
    expect(await readForgetList(list, key)).toEqual(hashes("C1", "C2", "C3", "C4"));
    expect(text()).toMatch(/^plumbline forgotten: people 4/);
  });

  it.each<[string, () => string | Buffer, RegExp]>([
    ["empty", () => "", /names nobody/],
    ["blank", () => "\n \n", /names nobody/],
    ["cut off within a line", () => text().slice(0, -9), /line 4 must be 64 hexadecimal digits, it holds 56/],
    ["cut off between two lines", () => without(3), /sealed with 3 people and holds 2/],
    ["cut off after its seal", () => text().split("\n")[0]!, /names nobody/],
    ["with two people in one line", () => text().replace(/([0-9a-f]{64})\n(?=[0-9a-f]{64}\n$)/, "$1"), /it holds 128/],
    ["with a line more", () => `${text()}${tombstone("C9", other)}\n`, /sealed with 3 people and holds 4/],
    ["with another line", () => text().replace(tombstone("C2", key), tombstone("C9", key)), /a line of it was changed/],
    ["with a word in it", () => `${text()}C9\n`, /line 5 must be/],
    ["of bytes", () => Buffer.from([0xff, 0xfe, 0, 1]), /line 1 must be/],
    ["in UTF-16", () => Buffer.from(`\uFEFF${text()}`, "utf16le"), /line 1 must be/]
  ])("is refused when it is %s, and stays as it is", async (_, damage, why) => {
    await remember(list, ["C1", "C2", "C3"], key);
    writeFileSync(list, damage());
    const before = readFileSync(list);
    for (const use of [() => readForgetList(list, key), () => remember(list, ["C4"], key)])
      await expect(use()).rejects.toMatchObject({
        exitCode: 3,
        message: expect.stringMatching(new RegExp(`${why.source}[^]*restore it from a backup`))
      });
    expect(readFileSync(list)).toEqual(before);
  });

  it("is refused with another key than it was made with, and as a folder", async () => {
    await remember(list, ["C1"], key);
    await expect(remember(list, ["C2"], other)).rejects.toMatchObject({exitCode: 3});
    await expect(readForgetList(list, other)).rejects.toThrow(/made with another pseudonym key/);
    rmSync(list);
    mkdirSync(list);
    await expect(readForgetList(list, key)).rejects.toMatchObject({exitCode: 3});
  });
});

describe("whom an ingest leaves out", () => {
  it("is, with retention, whoever was closed so many months before, whether or not somebody was forgotten", async () => {
    const config = {...defaultConfig(), retention_months: 6};
    config.privacy.key_file = join(dirname(list), "key");
    const options = {warehouse: join(dirname(list), "w.duckdb"), config};
    const now = new Date("2026-11-27T10:00:00Z");
    const closedBefore = new Date("2026-05-27T10:00:00Z");
    expect(await leavingOut(options, now)).toEqual({closedBefore});
    writeFileSync(config.privacy.key_file, key.toString("hex"), {mode: 0o600});
    await remember(list, ["C1"], key);
    expect(await leavingOut(options, now)).toMatchObject({closedBefore, isForgotten: expect.any(Function)});
  });

  it("is not known where the list is gone but the last warehouse was made without somebody", async () => {
    const warehouse = join(dirname(list), "w.duckdb");
    const last = async (forgotten: number): Promise<unknown> => {
      rmSync(warehouse, {force: true});
      const counts = `select 'exclude' as check_name, 'forgotten' as reason, ${forgotten} as affected where affected > 0`;
      await smallWarehouseFile(warehouse, {changed: (sql) => `${sql}; insert into audit.counts by name ${counts}`});
      return leavingOut({warehouse, config: defaultConfig()}, new Date());
    };
    expect(await last(0)).toEqual({});
    await expect(last(1)).rejects.toThrow(/made without 1 record of theirs/);
    await expect(last(2)).rejects.toMatchObject({exitCode: 3, message: expect.stringMatching(/2 records of theirs/)});
  });

  it("is nobody without a list, and a list without its key is refused", async () => {
    const config = defaultConfig();
    config.privacy.key_file = join(dirname(list), "key");
    const options = {warehouse: join(dirname(list), "w.duckdb"), config};
    expect(await leavingOut(options, new Date())).toEqual({});
    await remember(list, ["C1"], key);
    await expect(leavingOut(options, new Date())).rejects.toThrow(/the pseudonym key is missing/);
    writeFileSync(config.privacy.key_file, key.toString("hex"), {mode: 0o600});
    const {isForgotten} = await leavingOut(options, new Date());
    expect([isForgotten!(" C1"), isForgotten!("C2")]).toEqual([true, false]);
    rmSync(config.privacy.key_file);
    writeFileSync(config.privacy.key_file, other.toString("hex"), {mode: 0o600});
    await expect(leavingOut(options, new Date())).rejects.toThrow(/another pseudonym key/);
  });
});
