import {readFile, readdir} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";

const here = new URL("./", import.meta.url);

/**
 * Creates one table `marts.<file name>` per `.sql` file of this folder. Files are run in the order that their
 * `from marts.x` and `join marts.x` references need; the first comment of a file becomes the table's comment.
 */
export async function buildMarts(connection: DuckDBConnection, folder: URL = here): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).map((name) => name.slice(0, -4));
  const sources = new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(new URL(`${name}.sql`, folder), "utf8")] as const)
    )
  );
  await connection.run("create schema marts");
  const order = inDependencyOrder(sources);
  for (const name of order) {
    const sql = sources.get(name)!;
    await connection.run(`create table marts.${name} as ${sql}`);
    await connection.run(`comment on table marts.${name} is '${grainOf(name, sql).replaceAll("'", "''")}'`);
    for (const [column, text] of columnNotes(sql))
      await connection.run(`comment on column marts.${name}.${column} is '${text.replaceAll("'", "''")}'`);
  }
  return order;
}

/** The leading comment lines up to the first that names a column (`-- column: text`). */
function grainOf(name: string, sql: string): string {
  const grain = leadingComments(sql)
    .filter((line) => !/^\w+: /.test(line))
    .join(" ");
  if (!grain.startsWith("One row")) throw new Error(`marts/${name}.sql: the first comment must state the grain`);
  return grain;
}

function columnNotes(sql: string): [string, string][] {
  return leadingComments(sql).flatMap((line) => {
    const match = /^(\w+): (.+)$/.exec(line);
    return match ? [[match[1]!, match[2]!] as [string, string]] : [];
  });
}

function leadingComments(sql: string): string[] {
  const lines: string[] = [];
  for (const line of sql.split("\n")) {
    if (!line.startsWith("--")) break;
    lines.push(line.slice(2).trim());
  }
  return lines;
}

function inDependencyOrder(sources: Map<string, string>): string[] {
  const order: string[] = [];
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    if (visiting.has(name)) throw new Error(`marts/${name}.sql refers to itself through another mart`);
    if (!sources.has(name)) throw new Error(`there is no mart ${name}`);
    visiting.add(name);
    for (const [, needed] of sources.get(name)!.matchAll(/\b(?:from|join)\s+marts\.(\w+)/g)) visit(needed!);
    visiting.delete(name);
    order.push(name);
  };
  for (const name of [...sources.keys()].sort()) visit(name);
  return order;
}
