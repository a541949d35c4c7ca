import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";

/** A value as it leaves the warehouse: marts cast to these at their edge. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** The reading side of a warehouse. Parameters are bound, never spliced. */
export interface Warehouse {
  rows<T = Row>(sql: string, parameters?: Cell[]): Promise<T[]>;
  close(): void;
}

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

/** Opens a finished warehouse for reading; many can at once. */
export async function openWarehouse(path: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    threads: "2",
    memory_limit: "2GB",
    enable_external_access: "false",
    lock_configuration: "true"
  });
  const connection = await instance.connect();
  return {
    rows: (sql, parameters) => query(connection, sql, parameters),
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}
