import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {literal} from "../../loaders/canonical/sql.js";
import {type Promises, readExamples, readMarts, type units} from "../../loaders/marts/build.js";
import {openWarehouse, type Row, type Warehouse} from "../../loaders/warehouse/connection.js";
import {sampleWarehouse} from "../support/sample.js";
import {type SmallTables, smallWarehouse} from "../support/small-warehouse.js";

type Unit = (typeof units)[number];

const marts = await readMarts();
const examples = new Map(
  await Promise.all([...marts.keys()].map(async (name) => [name, await readExamples(name)] as const))
);

/** Of each unit: the type of its columns, and what holds of every value `v`. */
const meaning: Record<Unit, [type: string, holds?: string]> = {
  id: ["VARCHAR", "v <> ''"],
  text: ["VARCHAR", "v <> ''"],
  "true or false": ["BOOLEAN"],
  UTC: ["TIMESTAMP"],
  quarter: ["VARCHAR", "regexp_full_match(v, '[0-9]{4}-Q[1-4]')"],
  count: ["INTEGER", "v >= 0"],
  rank: ["INTEGER", "v >= 1"],
  days: ["DOUBLE", "v >= 0"],
  minutes: ["DOUBLE", "v >= 0"],
  "points, 1 to 4": ["DOUBLE", "v between 1 and 4"],
  "points apart, 0 to 3": ["DOUBLE", "v between 0 and 3"],
  "probability, 0 to 1": ["DOUBLE", "v between 0 and 1"]
};

/** Promise of one mart → what is true of a row that breaks it. */
function breaches({key, columns}: Promises): Map<string, string> {
  const found = new Map(key.map((column) => [`${column}: key`, `${column} is null`]));
  const repeats = (of: string): string => `count(*) over (partition by ${of}) > 1`;
  found.set(`${key.join(", ")}: unique`, repeats(key.join(", ")));
  for (const [column, {unit, tests}] of Object.entries(columns)) {
    const holds = meaning[unit][1]?.replaceAll(/\bv\b/g, column);
    if (holds) found.set(`${column}: ${unit}`, `not (${holds})`);
    for (const test of tests) {
      if (test === "not_null") found.set(`${column}: not_null`, `${column} is null`);
      else if (test === "unique") found.set(`${column}: unique`, repeats(column));
      else if ("accepted_values" in test)
        found.set(`${column}: accepted_values`, `${column} not in (${test.accepted_values.map(literal).join(", ")})`);
      else {
        const [, table, field] = /^(\w+\.\w+)\.(\w+)$/.exec(test.relationships)!;
        found.set(`${column}: ${test.relationships}`, `${column} not in (select ${field} from ${table})`);
      }
    }
  }
  return found;
}

/** The promises of a mart that a warehouse does not keep. */
async function brokenIn(warehouse: Warehouse, name: string): Promise<string[]> {
  const promised = [...breaches(marts.get(name)!.promises)];
  const flags = promised.map(([, breach], index) => `${breach} as broken_${index}`);
  const counts = promised.map((_, index) => `count(*) filter (broken_${index}) as broken_${index}`);
  const sql = `with flagged as (select ${flags.join(", ")} from marts.${name}) select ${counts.join(", ")} from flagged`;
  const [row] = await warehouse.rows(sql);
  return promised.flatMap(([promise], index) => (row![`broken_${index}`] === 0 ? [] : [`${name}.${promise}`]));
}

const uncommented = `
  select schema_name || '.' || table_name as missing from duckdb_tables() where not internal and comment is null
  union all
  select schema_name || '.' || table_name || '.' || column_name
  from duckdb_columns() where not internal and comment is null`;

describe("what marts promise, on the sample", () => {
  let warehouse: Warehouse;
  beforeAll(async () => void (warehouse = await openWarehouse(await sampleWarehouse())), 120_000);
  afterAll(() => warehouse.close());

  it("every mart lists its columns, all of them, in order, each of its unit's type", async () => {
    const found = await warehouse.rows<{name: string; column: string; type: string}>(
      `select table_name as name, column_name as column, data_type as type
       from duckdb_columns() where schema_name = 'marts' order by table_name, column_index`
    );
    const promised = [...marts].flatMap(([name, {promises}]) =>
      Object.entries(promises.columns).map(([column, {unit}]) => ({name, column, type: meaning[unit][0]}))
    );
    expect(found).toEqual(promised);
  });

  it.each([...marts.keys()])("marts.%s holds rows and keeps every promise", async (name) => {
    expect(await brokenIn(warehouse, name)).toEqual([]);
    const [counted] = await warehouse.rows<{rows: number}>(`select count(*) as rows from marts.${name}`);
    // Shadows of the sample vote, and rate no question.
    expect(counted!.rows > 0).toBe(name !== "shadow_ratings");
  });

  it("every table and every column of the warehouse carries a comment", async () => {
    expect(await warehouse.rows(uncommented)).toEqual([]);
  });
});

describe.each([...marts.keys()])("marts.%s", (name) => {
  const {sql, promises} = marts.get(name)!;
  const all = Object.entries(examples.get(name)!);

  it("opens with its grain, in the query as in the promises", () => {
    expect(sql.split("\n")[0]).toBe(`-- ${promises.grain} Grain: ${promises.key.join(", ")}.`);
  });

  it.each(all)("%s", async (_, {given, expect: expected}) => {
    const {warehouse} = await smallWarehouse(given as SmallTables);
    const rows = await warehouse.rows(`from marts.${name} order by ${promises.key.join(", ")}`);
    expect(rows.map(wholeSeconds)).toMatchObject(expected);
    expect(await brokenIn(warehouse, name)).toEqual([]);
    warehouse.close();
  });

  it("every column stands in an example", () => {
    const shown = new Set(all.flatMap(([, {expect: rows}]) => rows.flatMap(Object.keys)));
    expect([...shown].sort()).toEqual(Object.keys(promises.columns).sort());
  });
});

/** Times as examples write them. */
function wholeSeconds(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === "string" ? value.replace(/:(\d\d)\.000Z$/, ":$1Z") : value
    ])
  );
}
