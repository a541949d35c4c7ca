import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {finishSite} from "../../loaders/publish/finish.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {commandLine, type Said} from "./support/command-line.js";
import {orInFull} from "../support/endurance.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const personTables = ["applications", "scorecards", "stages", "interviews", "decisions"];

let folder: string;
let exports: string;
let warehouse: string;
let config: string;
let key: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-forget-"));
  exports = join(folder, "exports");
  warehouse = join(folder, "built", "warehouse.duckdb");
  config = join(folder, "plumbline.yaml");
  key = join(folder, "key");
  mkdirSync(join(folder, "built"));
  writeFileSync(config, `privacy:\n  key_file: ${JSON.stringify(key)}\n`);
});
afterEach(() => rmSync(folder, {recursive: true}));

/** Nothing is forgotten in the sites of whoever runs the tests: they lie in the folder that is default. */
const run = (command: string, ...rest: string[]): Promise<Said> => {
  const out = command === "forget" && !rest.includes("--out") ? ["--out", join(folder, "dist")] : [];
  return commandLine(command, ...rest, ...out, "--exports", exports, "--warehouse", warehouse, "--config", config);
};

/** How many rows of the tables about people name this application. */
async function rowsAbout(application: string): Promise<number> {
  const opened = await openWarehouse(warehouse);
  try {
    let rows = 0;
    for (const table of personTables) {
      const found = await opened.rows(`from canonical.${table} where application_id = $1`, [application]);
      rows += found.length;
    }
    return rows;
  } finally {
    opened.close();
  }
}

// Forgetting knows tables, not systems: one system shows it, and all five in full.
const sources = orInFull(["greenhouse-v3"], ["lever", "greenhouse-v1", "ashby", "fivetran-greenhouse"]);

describe.each(sources)("forgetting in %s", (source) => {
  it("removes a person from every table, the rejects, the sites and the history of findings, and the next import does not bring them back", async () => {
    cpSync(join(fixtures, source), exports, {recursive: true});
    const out = join(folder, "dist");
    mkdirSync(join(out, "leads"), {recursive: true});
    await finishSite(join(out, "leads"));
    for (const name of ["customers.csv", join("leads", "notes.txt")]) writeFileSync(join(out, name), "mine");
    expect((await run("ingest")).code).toBe(0);
    expect(await rowsAbout("1")).toBeGreaterThan(3);
    const others = await rowsAbout("2");
    writeFileSync(join(folder, "built", "findings"), "{}");
    const kept = `${warehouse}.results`;
    expect(existsSync(kept)).toBe(true);
    const forgotten = await run("forget", "1", "--out", out);
    expect(forgotten).toMatchObject({code: 0});
    expect(forgotten.text).toMatch(/still holds them/);
    expect([existsSync(join(folder, "built", "findings")), existsSync(kept)]).toEqual([false, false]);
    expect(readdirSync(out, {recursive: true, encoding: "utf8"}).toSorted()).toEqual([
      "customers.csv",
      "leads",
      join("leads", "notes.txt")
    ]);
    expect(forgotten.text).toMatch(/leads was left: not all of it is as plumbline wrote it/);
    expect(await rowsAbout("1")).toBe(0);
    for (let again = 0; again < 2; again++) {
      expect((await run("ingest")).code).toBe(0);
      expect([await rowsAbout("1"), await rowsAbout("2")]).toEqual([0, others]);
    }
    const rejects = readFileSync(join(folder, "built", "warehouse.rejects.ndjson"), "utf8");
    expect(rejects).not.toMatch(/forgotten|application_id/);
    expect(readFileSync(join(folder, "built", "forgotten"), "utf8")).toMatch(/^plumbline .*\n[0-9a-f]{64}\n$/);
  });
});

describe("forgetting nobody", () => {
  it("changes nothing and says so: an id that no record has, an age that nobody reaches", async () => {
    mkdirSync(exports);
    writeFileSync(
      join(exports, "scorecards.csv"),
      "scorecard_id,application_id,interviewer_id,stage,vote\nS1,A1,I1,loop,yes\n"
    );
    writeFileSync(join(exports, "applications.csv"), "application_id,candidate_id,closed_at\nA1,C1,\n");
    const out = join(folder, "dist");
    mkdirSync(out);
    const nobody = await run("forget", "NOPE", "--out", out);
    expect(nobody).toMatchObject({code: 3});
    expect(nobody.text).toMatch(/NOPE: no record .* has this id, so nothing was changed/);
    const young = await run("forget", "--older-than", "3y", "--out", out);
    expect(young).toMatchObject({code: 0});
    expect(young.text).toMatch(/0 candidates .* nothing was changed/);
    expect(young.text).not.toMatch(/removed|forgotten/);
    expect([existsSync(out), existsSync(join(folder, "built", "forgotten"))]).toEqual([true, false]);
  });

  it("is refused, like every ingest, where the list is damaged or gone that the last run kept people out with", async () => {
    mkdirSync(exports);
    const cards = ["A1", "A2", "A3"].map((id) => `S${id},${id},I1,loop,yes\n`).join("");
    writeFileSync(join(exports, "scorecards.csv"), `scorecard_id,application_id,interviewer_id,stage,vote\n${cards}`);
    expect((await run("forget", "A1")).code).toBe(0);
    const list = join(folder, "built", "forgotten");
    writeFileSync(list, readFileSync(list, "utf8").slice(0, -5));
    for (const command of [["ingest"], ["forget", "A2"], ["forget", "--older-than", "2y"], ["report"]]) {
      const {code, text} = await run(...(command as [string]));
      expect({command, code, text}).toMatchObject({code: 3, text: expect.stringMatching(/damaged: line 2 must be/)});
    }
    rmSync(list);
    const gone = await run("ingest");
    expect(gone).toMatchObject({code: 3, text: expect.stringMatching(/list of forgotten people is missing/)});
    expect(await rowsAbout("A1")).toBe(0);
  });

  it("never says that sites were removed which were not there", async () => {
    mkdirSync(exports);
    writeFileSync(
      join(exports, "scorecards.csv"),
      "scorecard_id,application_id,interviewer_id,stage,vote\nS1,A1,I1,loop,yes\n"
    );
    const {code, text} = await run("forget", "A1", "--out", join(folder, "none"));
    expect(code).toBe(0);
    expect(text).not.toMatch(/removed/);
  });
});

describe("case 87: the pseudonym key", () => {
  const cards = "scorecard_id,application_id,interviewer_id,stage,vote\nS1,A1,I1,loop,yes\nS2,A2,I1,loop,no\n";

  it("is generated when it is missing, never a default: two keys differ", async () => {
    mkdirSync(exports);
    writeFileSync(join(exports, "scorecards.csv"), cards);
    const keys: string[] = [];
    for (const _ of [1, 2]) {
      rmSync(key, {force: true});
      for (const name of ["forgotten", "warehouse.duckdb"]) rmSync(join(folder, "built", name), {force: true});
      expect((await run("forget", "A1")).code).toBe(0);
      keys.push(readFileSync(key, "utf8").trim());
    }
    expect(keys.every((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it("stops the run when it is short, and when it is missing though people were forgotten by it", async () => {
    mkdirSync(exports);
    writeFileSync(join(exports, "scorecards.csv"), cards);
    expect((await run("forget", "A1")).code).toBe(0);
    writeFileSync(key, "abc\n");
    const short = await run("ingest");
    expect(short.code).toBe(3);
    expect(short.text).toMatch(/must be 64 hexadecimal digits, this file holds 3 characters/);
    rmSync(key);
    const missing = await run("ingest");
    expect(missing.code).toBe(3);
    expect(missing.text).toMatch(/the pseudonym key is missing, but .*forgotten names forgotten people by it/);
    expect(existsSync(key)).toBe(false);
    expect(await rowsAbout("A1")).toBe(0);
  });
});
