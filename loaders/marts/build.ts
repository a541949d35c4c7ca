import type {DuckDBConnection} from "@duckdb/node-api";
import {literal} from "../canonical/sql.js";
import {type Mart, readMarts} from "./promises.js";

/**
 * Creates one table `marts.<file name>` per `.sql` file of this folder, with the comments that the `.yml` beside it
 * gives. Files are run in the order that their `from marts.x` and `join marts.x` references need.
 */
export async function buildMarts(connection: DuckDBConnection): Promise<string[]> {
  const marts = await readMarts();
  await connection.run("create schema marts");
  const order = inDependencyOrder(marts);
  for (const name of order) await connection.run(`create table marts.${name} as ${marts.get(name)!.sql}`);
  const comments = [...marts].flatMap(([name, mart]) => commentsOn(`marts.${name}`, mart));
  // One transaction: two hundred commits would cost half a second.
  await connection.run(["begin transaction", ...comments, "commit"].join(";\n"));
  return order;
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
