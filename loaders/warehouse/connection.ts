import {DuckDBInstance} from "@duckdb/node-api";
import {query, type Cell, type Row} from "../canonical/query.js";

export {query, type Cell, type Row};

/** The reading side of a warehouse. Parameters are bound, never spliced. */
export interface Warehouse {
  rows<T = Row>(sql: string, parameters?: Cell[]): Promise<T[]>;
  close(): void;
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
