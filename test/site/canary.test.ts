import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {main} from "../../loaders/cli/main.js";
import {filesOf} from "../../loaders/publish/finish.js";
import type {DataTrust} from "../../src/contracts/data-trust.js";
import {pagesBuiltOnce} from "../support/sites.js";
import {leaksBelow, leaksIn, type Planted} from "../support/planted-search.js";
import {idMark, labelMark, nameMark, plantPlain} from "../integration/support/planted.js";

const folder = mkdtempSync(join(tmpdir(), "plumbline-site-canary-"));
const exports = join(folder, "exports");
const warehouse = join(folder, "warehouse.duckdb");
const yaml = join(folder, "plumbline.yaml");
const out = join(folder, "dist");
let planted: Planted;
let said = "";

/** One command line; all it says is kept. */
async function run(...args: string[]): Promise<number> {
  const hear = (text: string): void => void (said += `${text}\n`);
  return main(args, {print: hear, error: hear, note: hear, progress: hear, done: hear});
}

beforeAll(async () => {
  mkdirSync(exports);
  planted = await plantPlain(exports, "csv", 300);
  writeFileSync(yaml, `privacy:\n  key_file: ${JSON.stringify(join(folder, "key"))}\n`);
  await pagesBuiltOnce();
  const code = await run("build", "--exports", exports, "--warehouse", warehouse, "--config", yaml, "--out", out);
  expect({code, said}).toMatchObject({code: 0});
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("sites built from exports with private values in every field", () => {
  it("hold none of them, in no spelling, no hash and no file name", () => {
    expect(leaksBelow(out, planted)).toEqual([]);
  });

  it("hold no name", () => {
    expect(leaksBelow(out, {...planted, mark: nameMark})).toEqual([]);
  });

  it("hold no id of a person or of a record of theirs", () => {
    expect(leaksBelow(out, {...planted, mark: idMark})).toEqual([]);
  });

  it("hold the names of jobs, roles, levels, teams, sources, questions and attributes, which are published by design", () => {
    expect(leaksBelow(out, {mark: labelMark, emails: []})).not.toEqual([]);
  });

  it("were built without a word of them on the terminal", () => {
    expect(said).toMatch(/read 8 files/);
    for (const mark of [planted.mark, nameMark, idMark])
      expect(leaksIn("terminal", Buffer.from(said), {...planted, mark})).toEqual([]);
  });

  it("are found leaky when a dataset holds an address, even encoded: the search can fail", async () => {
    const control = join(folder, "control");
    cpSync(join(out, "leadership"), control, {recursive: true});
    const [file] = (await filesOf(control)).filter((name) => /data-trust\.[0-9a-f]+\.json$/.test(name));
    const content = JSON.parse(readFileSync(join(control, file!), "utf8")) as DataTrust;
    const limits = [...content.limits, Buffer.from(planted.emails[0]!).toString("base64")];
    writeFileSync(join(control, file!), JSON.stringify({...content, limits}));
    expect(leaksBelow(control, planted).join()).toMatch(/data-trust\.[0-9a-f]+\.json: base64/);
  });
});

describe("what is said of input that is refused", () => {
  it("repeats no name, address or note", async () => {
    const before = said.length;
    const bad = join(folder, "bad");
    mkdirSync(bad);
    const [name, email] = [`${planted.mark}abcd`, planted.emails[0]!];
    const header = "scorecard_id,application_id,interviewer_id,stage,vote,candidate_name,e_mail,notes";
    const row = `S1,A1,I1,loop,yes,${name},${email},"${name} spoke well`;
    writeFileSync(join(bad, "scorecards.csv"), `${header}\n${row}\n`);
    expect(await run("ingest", "--exports", bad, "--warehouse", warehouse, "--config", yaml)).toBe(3);
    writeFileSync(join(bad, "scorecards.csv"), `${header}\nS1,A1,I1,loop,yes,${name},${email}\n`);
    expect(await run("check", "--exports", bad, "--config", yaml)).toBe(0);
    expect(said.slice(before)).toMatch(/scorecards\.csv/);
    expect(leaksIn("terminal", Buffer.from(said.slice(before)), planted)).toEqual([]);
  });
});
