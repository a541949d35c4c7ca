import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {refused} from "../errors.js";
import {type Cell, query, type Row} from "../canonical/sql.js";

export {query, type Cell, type Row};

/** The reading side of a warehouse. Parameters are bound, never spliced. */
export interface Warehouse {
  rows<T = Row>(sql: string, parameters?: Cell[]): Promise<T[]>;
  close(): void;
}

/** Opens a finished warehouse for reading; many can at once. Throws UserError 3 for a file that is no database. */
export async function openWarehouse(path: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    threads: "2",
    memory_limit: "2GB",
    enable_external_access: "false",
    lock_configuration: "true"
  }).catch((error: unknown) => {
    throw refused(
      `${path}: is no warehouse that can be read (${(error as Error).message.split("\n")[0]})`,
      "make it anew with: npx plumbline ingest"
    );
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

/** A database of two threads and 1 GB that spills into the scratch folder, closed whatever happens. */
export async function withDatabase<T>(
  path: string,
  scratch: string,
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  const instance = await DuckDBInstance.create(path, {
    threads: "2",
    memory_limit: "1GB",
    temp_directory: join(scratch, "spill")
  });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Nothing outside the database can be read or written from here on, and no setting changed. */
export async function lockDown(connection: DuckDBConnection): Promise<void> {
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}
