import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {configSchema} from "../../loaders/config/config.js";
import {UserError} from "../../loaders/errors.js";
import {leakSearch} from "../../loaders/privacy/leaks.js";
import {refuseNamedLabels} from "../../loaders/privacy/named-labels.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {smallWarehouseFile} from "../support/small-warehouse.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-labels-"));
  mkdirSync(join(folder, "exports"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const search = leakSearch({ids: ["CAND-canary-1"], interviewers: ["Ada Ashdown"], candidates: []});

/** What refuses datasets of these contents, over a warehouse changed by `sql`; empty when nothing does. */
async function said(sql: string, ...contents: unknown[]): Promise<string> {
  const path = join(folder, "w.duckdb");
  rmSync(path, {force: true});
  await smallWarehouseFile(path, {
    changed: (rows) => `${rows.replace("'exports'", `'${join(folder, "exports")}'`)}; ${sql}`
  });
  const warehouse = await openWarehouse(path);
  const config = configSchema.parse({questions: {map: join(folder, "questions.csv")}});
  try {
    await refuseNamedLabels(warehouse, config, contents, search);
    return "";
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode !== 3) throw error;
    return error.message;
  } finally {
    warehouse.close();
  }
}

const role = "Engineer (backfill for Ada Ashdown)";
const changed = `update canonical.applications set role = '${role}'`;

describe("a label that names somebody", () => {
  it("is refused where a dataset shows it, with its file, line and column, and is not repeated", async () => {
    const lines = ["application_id,interviewer,role", "A1,x,Engineer", "A2,x,Engineer", `A3,x,"${role}"`];
    writeFileSync(join(folder, "exports", "applications.csv"), `${lines.join("\r\n")}\r\n`);
    const message = await said(changed, {roles: [{text: `Of ${role}: 3`}]});
    expect(message).toMatch(/^applications\.csv line 4: the role holds a full name of a person in the exports\n/);
    expect(message).toContain("questions.csv");
    expect(message).not.toMatch(/Ada|Ashdown|not_names/);
  });

  it.each([
    ["scorecards.ndjson", `{"focus": "a \\"b\\" Ashdown"}\n{"focus": "Ashdown"}`, "Ashdown", 2],
    ["scorecards.json", `[\n {\n  "focus":\n  "a \\"b\\" Ashdown"}]`, 'a "b" Ashdown', 4],
    ["scorecards.csv", `focus\n"a ""b"" Ashdown"\n`, 'a "b" Ashdown', 2],
    ["scorecards.csv", `focus\rx\rAshdown team;y\r`, "Ashdown team", 3],
    ["scorecards.csv", `focus\n${"x,1\n".repeat(300_000)}Ashdown, y\n`, "Ashdown", 300_002]
  ])("is found in %s by its line", async (name, text, focus, line) => {
    writeFileSync(join(folder, "exports", name), text);
    const sql = `update canonical.scorecards set focus = '${focus}'; update audit.files set path = '${name}' where path = 'scorecards.csv'`;
    const message = await said(sql, {focus});
    expect(message).toMatch(new RegExp(`^${name} line ${line}: the focus holds a first or last name of a person`));
    expect(message).toContain("privacy.not_names");
  });

  it("is told by its table where the file is gone, or holds it in another form", async () => {
    expect(await said(changed, [role])).toMatch(/^applications: the role holds a full name/);
    writeFileSync(join(folder, "exports", "applications.csv"), `role\nSenior ${role}\n${role} II\n`);
    expect(await said(changed, [role])).toMatch(/^applications: the role/);
  });

  it("is looked for in the map of questions first", async () => {
    writeFileSync(join(folder, "questions.csv"), "question,pooled_question\nq1,Ashdown's graph\n");
    const sql =
      "insert into canonical.ratings (scorecard_id, question, no_data) values ('S', 'Ashdown''s graph', false)";
    expect(await said(sql, ["Ashdown's graph"])).toMatch(/^questions\.csv line 2: the question holds a first or last/);
  });

  it("that is somebody's id is refused too", async () => {
    expect(await said("update canonical.applications set team = 'cand-CANARY-1'", ["cand-CANARY-1"])).toMatch(
      /the team holds an id of a person/
    );
  });

  it("that no dataset shows is refused nobody's build, nor is a label that names nobody", async () => {
    expect(await said(changed, {role: "Engineer"}, ["Engineer (backfill)"])).toBe("");
    expect(await said("select 1", {role: "Engineer"})).toBe("");
  });

  it("is one of ten at most that are told", async () => {
    const many = `update canonical.scorecards set focus = 'Ashdown ' || scorecard_id; insert into canonical.scorecards (scorecard_id, application_id, interviewer_id, stage, focus, shadow) select 'x' || i, 'A', 'I', 'loop', 'Ashdown ' || i, false from range(20) as t(i)`;
    const shown = Array.from({length: 20}, (_, index) => `Ashdown ${index}`);
    expect((await said(many, shown)).match(/holds a first or last name/g)).toHaveLength(10);
  });
});
