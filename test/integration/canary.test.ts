import {mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {configSchema} from "../../loaders/config/config.js";
import {publishedDatasets} from "../../loaders/publish/datasets.js";
import {audiences} from "../../src/contracts/site.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {leaksIn, type Planted} from "../support/planted-search.js";
import {idMark, labelMark, nameMark, plantPlain, plantSystem} from "./support/planted.js";
import {isFull} from "../support/endurance.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const now = new Date("2026-06-30T12:00:00Z");

const systems = [
  "greenhouse-v3",
  "greenhouse-v1",
  "lever",
  "ashby",
  "fivetran-greenhouse",
  "fivetran-greenhouse-newer",
  "fivetran-lever"
];
const sources: {name: string; plant: (folder: string) => Planted | Promise<Planted>}[] = [
  {name: "plain CSV", plant: (folder) => plantPlain(folder, "csv", 300)},
  {name: "plain NDJSON", plant: (folder) => plantPlain(folder, "ndjson", 120)},
  {name: "plain Parquet", plant: (folder) => plantPlain(folder, "parquet", 120)},
  ...systems.map((name) => ({name, plant: (folder: string) => plantSystem(join(fixtures, name), folder)}))
];

/** Every value of every table, which compression inside the file would hide; the names kept for the search apart. */
async function everyValue(path: string): Promise<{values: Buffer; names: Buffer}> {
  const warehouse = await openWarehouse(path);
  try {
    const tables = await warehouse.rows<{name: string}>(
      "select schema_name || '.' || table_name as name from duckdb_tables() where not temporary order by all"
    );
    const texts: string[] = [];
    const names: string[] = [];
    for (const {name} of tables) {
      const rows = await warehouse.rows<{text: string}>(`select t::varchar as text from ${name} as t`);
      (name === "private.names" ? names : texts).push(...rows.map(({text}) => text));
    }
    return {values: Buffer.from(texts.join("\n")), names: Buffer.from(names.join("\n"))};
  } finally {
    warehouse.close();
  }
}

describe.each(sources)("private values planted in every field of $name", ({name, plant}) => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-canary-"));
  const exports = join(folder, "exports");
  const path = join(folder, "warehouse.duckdb");
  const config = configSchema.parse({
    questions: {map: join(folder, "none.csv")},
    privacy: {key_file: join(folder, "key")}
  });
  let planted: Planted;
  let said = "";
  let values: Buffer;
  let names: Buffer;

  beforeAll(async () => {
    mkdirSync(exports);
    planted = await plant(exports);
    const progress = (message: string): void => void (said += `${message}\n`);
    const result = await ingest({exports, warehouse: path, config, now, sampleData: false, progress});
    expect(result.files.reduce((sum, file) => sum + file.loaded, 0)).toBeGreaterThan(10);
    expect(result.files.flatMap((file) => file.rejects)).toEqual([]);
    ({values, names} = await everyValue(path));
  });
  afterAll(() => rmSync(folder, {recursive: true}));

  it("are many, and reach neither the warehouse nor what is said on the way", () => {
    expect(planted.emails.length).toBeGreaterThan(5);
    expect(leaksIn("warehouse file", readFileSync(path), planted)).toEqual([]);
    expect(leaksIn("warehouse tables", values, planted)).toEqual([]);
    expect(leaksIn("progress", Buffer.from(said), planted)).toEqual([]);
    expect(leaksIn("rejects", readFileSync(join(folder, "warehouse.rejects.ndjson")), planted)).toEqual([]);
  });

  it("but for names, which stand in the table of names alone", () => {
    const ofNames = {...planted, mark: nameMark};
    expect(leaksIn("names", names, ofNames)).not.toEqual([]);
    expect(leaksIn("names", names, planted)).toEqual([]);
    expect(leaksIn("warehouse tables", values, ofNames)).toEqual([]);
    expect(leaksIn("progress", Buffer.from(said), ofNames)).toEqual([]);
    expect(leaksIn("rejects", readFileSync(join(folder, "warehouse.rejects.ndjson")), ofNames)).toEqual([]);
  });

  // What is published of a table does not hang on the format or the system that it came from.
  const published = isFull || name === "plain CSV" || name === "greenhouse-v3" ? ["any audience"] : [];
  it.each(published)(
    "are in no dataset of %s, nor are ids; labels are, so the search finds what is there",
    async () => {
      const options = {warehouse: path, config, audiences, sampleData: false, now};
      const {datasets} = await publishedDatasets(options);
      const published = [...datasets].flatMap(([audience, list]) =>
        list.map((dataset) => ({place: `${audience} ${dataset.name}`, bytes: Buffer.from(JSON.stringify(dataset))}))
      );
      expect(published.length).toBeGreaterThan(20);
      const found = (mark: string): string[] =>
        published.flatMap(({place, bytes}) => leaksIn(place, bytes, {...planted, mark}));
      expect(found(planted.mark)).toEqual([]);
      expect(found(nameMark)).toEqual([]);
      expect(found(idMark)).toEqual([]);
      if (!name.startsWith("plain")) return;
      expect(leaksIn("warehouse", values, {mark: idMark, emails: []})).not.toEqual([]);
      expect(found(labelMark)).not.toEqual([]);
    }
  );
});
