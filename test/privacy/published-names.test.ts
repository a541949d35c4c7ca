import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {forbiddenTexts, interviewerNames} from "../../loaders/privacy/published-names.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/connection.js";
import {smallWarehouseFile} from "../support/small-warehouse.js";

let folder: string;
let warehouse: Warehouse;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-names-"));
  await smallWarehouseFile(join(folder, "w.duckdb"));
  warehouse = await openWarehouse(join(folder, "w.duckdb"));
});
afterAll(() => {
  warehouse.close();
  rmSync(folder, {recursive: true});
});

function config(names: "pseudonym" | "name") {
  const read = defaultConfig();
  read.privacy.key_file = join(folder, "key");
  read.privacy.interviewer_names = names;
  return read;
}

describe("how interviewers are called", () => {
  it("leads read pseudonyms, other audiences nobody", async () => {
    const namesFor = await interviewerNames(warehouse, config("pseudonym"));
    expect(namesFor("leads")!("IV-canary-1")).toMatch(/^I-[0-9A-Z]{4}$/);
    expect(namesFor("managers")).toBeNull();
    expect(namesFor("leadership")).toBeNull();
  });

  it("leads read names when that is configured, other audiences still nobody", async () => {
    const namesFor = await interviewerNames(warehouse, config("name"));
    expect(namesFor("leads")!("pat.canary@example.com")).toBe("pat.canary@example.com");
    expect(namesFor("managers")).toBeNull();
  });

  it("an interviewer whom no export knows is a defect, not a pseudonym", async () => {
    const namesFor = await interviewerNames(warehouse, config("pseudonym"));
    expect(() => namesFor("leads")!("I99")).toThrow(/does not know/);
  });
});

describe("what no dataset may hold", () => {
  it("is every id of candidates and interviewers; with names configured, leads may read those of interviewers", async () => {
    const hidden = await forbiddenTexts(warehouse, config("pseudonym"));
    const named = await forbiddenTexts(warehouse, config("name"));
    for (const id of ["CAND-canary-1", "APP-canary-2", "SC-canary-1-1"]) {
      expect(hidden("leads").has(id)).toBe(true);
      expect(named("leads").has(id)).toBe(true);
    }
    expect(hidden("leads").has("pat.canary@example.com")).toBe(true);
    expect(named("leads").has("pat.canary@example.com")).toBe(false);
    expect(named("managers").has("pat.canary@example.com")).toBe(true);
  });

  it("does not hold ids of interviewers that sentences count with, nor empty ones", async () => {
    const path = join(folder, "numbers.duckdb");
    await smallWarehouseFile(path, {
      changed: (sql) => sql.replace("'IV-canary-1'", "'12'").replace("'IV-canary-3'", "'158104'")
    });
    const numbered = await openWarehouse(path);
    const hidden = await forbiddenTexts(numbered, config("pseudonym"));
    numbered.close();
    expect(["12", "158104"].map((id) => hidden("managers").has(id))).toEqual([false, true]);
  });

  it("does not hold labels that pages show, even where an id looks like one", async () => {
    const hidden = await forbiddenTexts(warehouse, config("pseudonym"));
    for (const label of ["Engineer", "Senior", "Coding", "loop"]) expect(hidden("managers").has(label)).toBe(false);
  });
});
