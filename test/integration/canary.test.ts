import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {stringify} from "csv-stringify/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {gzipSync} from "node:zlib";
import {configSchema} from "../../loaders/config/config.js";
import {buildSites} from "../../loaders/publish/build.js";
import {publishedDatasets} from "../../loaders/publish/datasets.js";
import {audiences} from "../../loaders/reports/report.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {disguises, findings} from "./support/canary.js";

const scratch = mkdtempSync(join(tmpdir(), "plumbline-canary-"));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));
const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const now = new Date("2026-07-01T12:00:00Z");
const config = configSchema.parse({privacy: {key_file: join(scratch, "key")}, questions: {map: join(scratch, "none")}});

// Short, and with few digits, as a search index would keep them whole. Ids carry theirs in front.
const idMarks = {application_id: "zqapp", candidate_id: "zqcan", scorecard_id: "zqsco", interview_id: "zqint"};
const texts = {name: "zqname Őrs", e_mail: "zqmail.őr@x.test", notes: "zqnote secret", "Candidate Name": "zqperson"};
const people = "zqstaff";

/** The small company with a mark on every id, and private columns that no export should have had. */
function plantedExports(folder: string): void {
  mkdirSync(folder, {recursive: true});
  const {tables} = simulateWorld({world: "small-company", seed: 3});
  for (const [table, rows] of Object.entries(tables)) {
    const planted = rows.map((row) => ({
      ...Object.fromEntries(Object.entries(row).map(([column, value]) => [column, marked(column, value)])),
      ...texts
    }));
    writeFileSync(join(folder, `${table}.csv`), stringify(planted, {header: true, cast: {boolean: String}}));
  }
}

function marked(column: string, value: string | number | boolean | null): typeof value {
  if (value === null) return null;
  const mark = (idMarks as Record<string, string>)[column];
  if (mark) return `${mark}${String(value)}`;
  return column === "interviewer_id" || column === "decided_by" ? `${people}${String(value)}` : value;
}

describe("private texts of plain exports", () => {
  const warehouse = join(scratch, "w.duckdb");
  const out = join(scratch, "dist");
  const said: string[] = [];
  beforeAll(async () => {
    const exports = join(scratch, "exports");
    plantedExports(exports);
    const progress = (message: string): void => void said.push(message);
    await ingest({exports, warehouse, config, sampleData: false, now, progress});
    await buildSites({warehouse, config, out, audiences, sampleData: false, now, progress});
  });

  it("are in no published file, file name or message, in no disguise", () => {
    const wanted = [...Object.values(idMarks), ...Object.values(texts), people];
    expect(findings(out, wanted)).toEqual([]);
    expect(said.filter((message) => wanted.some((text) => message.includes(text)))).toEqual([]);
    expect(said.length).toBeGreaterThan(3);
  });

  it("names, e-mails and notes are not even in the warehouse", async () => {
    const opened = await openWarehouse(warehouse);
    try {
      const columns = await opened.rows<{place: string; column_name: string}>(
        "select schema_name || '.' || table_name as place, column_name from duckdb_columns() where data_type = 'VARCHAR' and not internal"
      );
      expect(columns.length).toBeGreaterThan(40);
      for (const {place, column_name} of columns) {
        const found = await opened.rows(
          `select 1 as found from ${place} where ${column_name} like '%zqname%' or ${column_name} like '%zqmail%' or ${column_name} like '%zqnote%' or ${column_name} like '%zqperson%' limit 1`
        );
        expect({place, column_name, found}).toEqual({place, column_name, found: []});
      }
    } finally {
      opened.close();
    }
  });
});

describe("private texts of other systems' exports", () => {
  const sources = ["greenhouse-v3", "greenhouse-v1", "lever", "ashby", "fivetran-greenhouse", "fivetran-lever"];
  // Stands in every free-text, name and e-mail field of these payloads.
  const planted = "canary-7f3a";

  it.each(sources)("%s: are in no published dataset of any audience", async (source) => {
    const warehouse = join(scratch, `${source}.duckdb`);
    await ingest({exports: join(fixtures, source), warehouse, config, sampleData: false, now});
    const {datasets} = await publishedDatasets({warehouse, config, audiences, sampleData: false, now});
    const text = JSON.stringify([...datasets]);
    expect(text.length).toBeGreaterThan(10_000);
    expect(text).not.toContain(planted);
  });
});

describe("the search itself", () => {
  it.each(disguises.map(({name, of}) => [name, of] as const))("finds a leak %s", (name, of) => {
    for (const [index, form] of of(texts.e_mail).entries()) {
      const folder = join(scratch, `leak-${name.replaceAll(" ", "-")}-${index}`);
      mkdirSync(folder);
      writeFileSync(join(folder, "page.html"), `<p>${form}</p>`);
      expect(findings(folder, [texts.e_mail])).not.toEqual([]);
    }
  });

  it("finds a leak in base64 of a longer text, in a compressed file and in a file's name", () => {
    const folder = join(scratch, "leak-hidden");
    mkdirSync(folder);
    for (const before of ["", "a", "ab"])
      writeFileSync(
        join(folder, `${before}x.txt`),
        Buffer.from(`${before}${texts.e_mail} and more`).toString("base64")
      );
    writeFileSync(join(folder, "data.gz"), gzipSync(`{"mail": "${texts.e_mail}"}`));
    writeFileSync(join(folder, `${texts["Candidate Name"]}.json`), "{}");
    const found = findings(folder, [texts.e_mail, texts["Candidate Name"]]).map((line) => line.split(":")[0]);
    expect(new Set(found)).toEqual(new Set(["/x.txt", "/ax.txt", "/abx.txt", "/data.gz", "/zqperson.json"]));
  });
});
