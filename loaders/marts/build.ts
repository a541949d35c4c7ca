import {readdir, readFile} from "node:fs/promises";
import {basename} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {parse} from "yaml";
import {z} from "zod";
import {literal, statement} from "../canonical/sql.js";

/**
 * Creates one table `marts.<file name>` per `.sql` file of this folder, in the order that their `from marts.x` and
 * `join marts.x` references need.
 */
export async function buildMarts(connection: DuckDBConnection): Promise<string[]> {
  const marts = await readMarts();
  await connection.run("begin transaction");
  await connection.run("create schema marts");
  const order = inDependencyOrder(marts);
  for (const name of order) await connection.run(`create table marts.${name} as ${marts.get(name)!.sql}`);
  await connection.run("commit");
  return order;
}

/** Says in every canonical and audit table what it holds, and in every mart what the `.yml` beside its `.sql` promises. */
export async function commentTables(connection: DuckDBConnection): Promise<void> {
  const marts = [...(await readMarts())].flatMap(([name, mart]) => commentsOn(`marts.${name}`, mart));
  // One transaction: four hundred commits would cost a second.
  await connection.run(`begin transaction;\n${statement("comments")}${marts.join(";\n")};\ncommit`);
}

function commentsOn(table: string, {promises: {grain, key, columns}}: Mart): string[] {
  return [
    `comment on table ${table} is ${literal(`${grain} Grain: ${key.join(", ")}.`)}`,
    ...Object.entries(columns).map(
      ([column, {description, unit}]) =>
        `comment on column ${table}.${column} is ${literal(`${description} Unit: ${unit}.`)}`
    )
  ];
}

function inDependencyOrder(marts: ReadonlyMap<string, Mart>): string[] {
  const order: string[] = [];
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    if (visiting.has(name)) throw new Error(`marts/${name}.sql refers to itself through another mart`);
    if (!marts.has(name)) throw new Error(`there is no mart ${name}`);
    visiting.add(name);
    for (const [, needed] of marts.get(name)!.sql.matchAll(/\b(?:from|join)\s+marts\.(\w+)/g)) visit(needed!);
    visiting.delete(name);
    order.push(name);
  };
  for (const name of marts.keys()) visit(name);
  return order;
}

const here = new URL("./", import.meta.url);

/** What a column holds; the tests hold every value of the warehouse against it. */
export const units = [
  "id",
  "text",
  "true or false",
  "UTC",
  "quarter",
  "count",
  "rank",
  "days",
  "minutes",
  "points, 1 to 4",
  "points apart, 0 to 3",
  "probability, 0 to 1"
] as const;

const promises = z.strictObject({
  /** First sentence of the mart: what one row is. */
  grain: z.string().regex(/^One row per .+\.$/, "must be a sentence: One row per …."),
  /** Columns that identify a row, never null. */
  key: z.array(z.string()).nonempty(),
  columns: z.record(
    z.string(),
    z.strictObject({
      description: z.string().regex(/\.$/, "must end in a full stop"),
      unit: z.enum(units),
      tests: z
        .array(
          z.union([
            z.enum(["not_null", "unique"]),
            z.strictObject({accepted_values: z.array(z.string()).nonempty()}),
            z.strictObject({relationships: z.string().regex(/^\w+\.\w+\.\w+$/, "must be schema.table.column")})
          ])
        )
        .default([])
    })
  )
});

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])));
/** By what they show: rows of canonical tables → all rows of the mart, in the order of its key, of each the columns that matter. */
const examples = z.record(z.string(), z.strictObject({given: z.record(z.string(), rows), expect: rows}));

/** What a mart promises: the first document of the `.yml` beside its `.sql`. */
export type Promises = z.output<typeof promises>;
/** Two or three rows in → rows out: its second document. */
export type Examples = z.output<typeof examples>;

export interface Mart {
  sql: string;
  promises: Promises;
}

let known: Promise<ReadonlyMap<string, Mart>> | undefined;

/** Every mart of this folder by its name; throws where one lacks its promises or they cannot be understood. */
export function readMarts(): Promise<ReadonlyMap<string, Mart>> {
  return (known ??= readAll());
}

async function readAll(): Promise<Map<string, Mart>> {
  const places = await placesOfMarts();
  const read = async (name: string): Promise<[string, Mart]> => {
    const place = places.get(name)!;
    const [sql, [promised]] = await Promise.all([readFile(new URL(`${place}.sql`, here), "utf8"), documentsOf(place)]);
    return [name, {sql, promises: understood(name, promises, promised)}];
  };
  return new Map(await Promise.all([...places.keys()].sort().map(read)));
}

/** The examples of a mart. Ingest needs none, and does not take the time to read them. */
export async function readExamples(name: string): Promise<Examples> {
  const place = (await placesOfMarts()).get(name)!;
  return understood(name, examples, (await documentsOf(place))[1]);
}

/** By name: where a mart lies in this folder and those in it, without the ending. */
async function placesOfMarts(): Promise<Map<string, string>> {
  const found = (await readdir(here, {recursive: true})).filter((file) => file.endsWith(".sql"));
  return new Map(found.map((file) => [basename(file, ".sql"), file.slice(0, -4)]));
}

async function documentsOf(place: string): Promise<string[]> {
  return (await readFile(new URL(`${place}.yml`, here), "utf8")).split("\n---\n");
}

function understood<T extends z.ZodType>(name: string, schema: T, document: string | undefined): z.output<T> {
  const parsed = schema.safeParse(parse(document ?? ""));
  if (!parsed.success) throw new Error(`marts/${name}.yml: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
