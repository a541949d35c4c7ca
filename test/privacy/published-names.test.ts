import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {
  interviewerIds,
  interviewerNames,
  interviewersByPseudonym,
  leakSearches
} from "../../loaders/privacy/published-names.js";
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
    const hidden = await leakSearches(warehouse, config("pseudonym"));
    const named = await leakSearches(warehouse, config("name"));
    for (const id of ["CAND-canary-1", "APP-canary-2", "SC-canary-1-1"]) {
      expect(hidden("leads").inOurs(id)).toBe("an id");
      expect(named("leads").inOurs(id)).toBe("an id");
    }
    expect(hidden("leads").inOurs("pat.canary@example.com")).toBe("an id");
    expect(named("leads").inOurs("pat.canary@example.com")).toBeNull();
    expect(named("managers").inOurs("pat.canary@example.com")).toBe("an id");
  });

  it("is every name of the exports; with names configured, leads may read those of interviewers", async () => {
    const path = join(folder, "named.duckdb");
    await smallWarehouseFile(path, {
      changed: (sql) =>
        `${sql.replace("'IV-canary-3'", "'Doe, Jane'")}; insert into private.names values ('candidate', 'Zora Quill'), ('interviewer', 'Ben Oduya')`
    });
    const open = await openWarehouse(path);
    const hidden = await leakSearches(open, config("pseudonym"));
    const named = await leakSearches(open, config("name"));
    open.close();
    for (const name of ["Zora Quill", "Ben Oduya", "Jane Doe"])
      expect(hidden("leads").inOurs(name)).toBe("a full name");
    expect(named("leads").inOurs("Zora Quill")).toBe("a full name");
    for (const name of ["Ben Oduya", "Jane Doe", "Doe, Jane"]) {
      expect(named("leads").inOurs(name)).toBeNull();
      expect(named("leadership").inOurs(name)).not.toBeNull();
    }
    expect(hidden("leads").inWritten("led by Ben")).toBe("a first or last name");
    expect(named("leads").inWritten("led by Ben")).toBeNull();
  });

  it("does not hold ids of interviewers that sentences count with", async () => {
    const path = join(folder, "numbers.duckdb");
    await smallWarehouseFile(path, {
      changed: (sql) => sql.replace("'IV-canary-1'", "'12'").replace("'IV-canary-3'", "'158104'")
    });
    const numbered = await openWarehouse(path);
    const hidden = await leakSearches(numbered, config("pseudonym"));
    numbered.close();
    expect(["12", "158104"].map((id) => hidden("managers").inOurs(`after ${id} votes`))).toEqual([null, "an id"]);
  });

  it("does not hold labels that pages show, even where an id looks like one; a label that is an id of another form it does", async () => {
    const path = join(folder, "labels.duckdb");
    await smallWarehouseFile(path, {
      changed: (sql) =>
        `${sql}; update canonical.applications set team = 'CAND-canary-2', source = 'Fair'; insert into canonical.interviewers (interviewer_id) values ('Coding'), ('Fair')`
    });
    const open = await openWarehouse(path);
    const hidden = await leakSearches(open, config("pseudonym"));
    open.close();
    for (const label of ["Engineer", "Senior", "Coding", "loop", "Fair"])
      expect(hidden("managers").inOurs(label)).toBeNull();
    expect(hidden("managers").inOurs("CAND-canary-2")).toBe("an id");
  });

  it("does not hold the pseudonyms that stand for interviewers, even where an id is spelt alike", async () => {
    const [pseudonym] = [
      ...(await interviewersByPseudonym(await interviewerIds(warehouse), config("pseudonym"))).keys()
    ];
    const path = join(folder, "alike.duckdb");
    const alike = pseudonym!.slice(2);
    await smallWarehouseFile(path, {
      changed: (sql) =>
        `${sql}; update canonical.applications set candidate_id = '${alike}1x' where application_id = 'APP-canary-1'`
    });
    const open = await openWarehouse(path);
    const hidden = await leakSearches(open, config("pseudonym"));
    open.close();
    expect(hidden("leads").inOurs(`${pseudonym} and ${alike}1X`)).toBe("an id");
    expect(hidden("leads").inOurs(`${pseudonym} alone`)).toBeNull();
  });

  it("is the name of an interviewer whose id is first and last name from two columns, in either order", async () => {
    const path = join(folder, "parts.duckdb");
    await smallWarehouseFile(path, {
      changed: (sql) =>
        `${sql}; insert into canonical.interviewers (interviewer_id) values ('Zora / Okafor'), ('Wu / van Dyk')`
    });
    const open = await openWarehouse(path);
    const hidden = await leakSearches(open, config("pseudonym"));
    open.close();
    for (const text of ["Asked by Zora Okafor", "Okafor, Zora", "Coding with Wu van Dyk"])
      expect(hidden("leads").inOurs(text)).toBe("a full name");
    expect(hidden("leads").inWritten("Coding (Okafor)")).toBe("a first or last name");
  });
});
