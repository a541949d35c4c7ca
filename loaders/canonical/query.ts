import type {DuckDBConnection} from "@duckdb/node-api";

/** A value as it leaves the warehouse: marts cast to these at their edge. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** Timestamps leave as ISO 8601 strings in UTC, dates as YYYY-MM-DD, whole numbers as JavaScript numbers. */
export async function query<T = Row>(connection: DuckDBConnection, sql: string, parameters: Cell[] = []): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql, parameters);
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumnsJS() as unknown[][];
  return Array.from({length: reader.currentRowCount}, (_, row) =>
    Object.fromEntries(names.map((name, column) => [name, plain(columns[column]![row], name)]))
  ) as T[];
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
