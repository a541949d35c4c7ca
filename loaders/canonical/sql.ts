import {readFileSync} from "node:fs";
import {type DuckDBConnection, JSDuckDBValueConverter} from "@duckdb/node-api";

const folder = new URL("./", import.meta.url);

/** The statement in `loaders/canonical/<name>.sql`, with `{{key}}` replaced. Values must already be quoted. */
export function statement(name: string, values: Record<string, string> = {}): string {
  return readFileSync(new URL(`${name}.sql`, folder), "utf8").replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${name}.sql: no value for ${key}`);
    return value;
  });
}

/** A text as SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as it leaves the warehouse: marts cast to these at their edge. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** Timestamps leave as ISO 8601 strings in UTC, dates as YYYY-MM-DD, whole numbers as JavaScript numbers. */
export async function query<T = Row>(connection: DuckDBConnection, sql: string, parameters: Cell[] = []): Promise<T[]> {
  // What binds nothing needs no preparing, which would plan it twice.
  const result = await (parameters.length > 0 ? connection.run(sql, parameters) : connection.run(sql));
  const names = result.deduplicatedColumnNames();
  const texts = names.map(() => sharedTexts());
  const rows: Row[] = [];
  // One piece at a time, so that no column stands whole beside the rows made of it.
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return rows as T[];
    const columns = names.map((name, column) =>
      chunk
        .convertColumnValues(column, JSDuckDBValueConverter)
        .map((value) => (typeof value === "string" ? texts[column]!(value) : plain(value, name)))
    );
    for (let row = 0; row < chunk.rowCount; row++) {
      const one: Row = {};
      for (let column = 0; column < names.length; column++) one[names[column]!] = columns[column]![row]!;
      rows.push(one);
    }
  }
}

/** From so many texts on it is asked whether they repeat at all. */
const manyTexts = 4096;

/** Gives one and the same string for equal texts: a role or an interviewer stands in a million rows. */
function sharedTexts(): (text: string) => string {
  const known = new Map<string, string>();
  let [repeated, others] = [0, 0];
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) {
      repeated++;
      return before;
    }
    others++;
    // Keys of rows repeat so seldom that remembering them costs more than it saves.
    if (known.size < manyTexts || repeated > others) known.set(text, text);
    return text;
  };
}

function plain(value: unknown, column: string): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") {
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`${column}: ${value} is beyond 2^53; cast it in SQL`);
    return Number(value);
  }
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object") throw new Error(`${column}: cast to text or number in SQL`);
  return value as Cell;
}

/** How many rows a table has. */
export async function countOf(connection: DuckDBConnection, table: string): Promise<number> {
  const [row] = await query<{records: number}>(connection, statement("load/resolve/record_count", {table}));
  return row!.records;
}
