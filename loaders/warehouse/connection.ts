import {lstatSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {refused} from "../errors.js";
import {type Cell, query, type Row} from "../canonical/sql.js";

export {query, type Cell, type Row};

/** The reading side of a warehouse. Parameters are bound, never spliced. */
export interface Warehouse {
  /** The file, where it is one: others can open it too. */
  readonly path?: string;
  rows<T = Row>(sql: string, parameters?: Cell[]): Promise<T[]>;
  close(): void;
}

/** Opens a finished warehouse for reading; many can at once. Throws UserError 3 for a file that is no database. */
export async function openWarehouse(path: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    threads: isSmall(sizeOfFile(path)) ? "1" : "2",
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
    path,
    rows: (sql, parameters) => query(connection, sql, parameters),
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/**
 * A database for what is made of `bytes` of exports: of 1 GB that spills into the scratch folder, closed whatever happens.
 * Without a path it is kept in memory where it is small.
 */
export async function withDatabase<T>(
  {path, bytes = Infinity}: {path?: string; bytes?: number},
  scratch: string,
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  const instance = await DuckDBInstance.create(path ?? (isSmall(bytes) ? ":memory:" : join(scratch, "kept.duckdb")), {
    // A second thread, and blocks of 256 KB for every column, cost a small folder more than all its records.
    ...(isSmall(bytes) ? {threads: "1", default_block_size: "16384"} : {threads: "2"}),
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

/** What a thread reads within a few tenths of a second. */
function isSmall(bytes: number): boolean {
  return bytes < 4_000_000;
}

/** How much lies in a folder; nothing where there is none, which whoever reads it says. */
export function sizeOfFolder(folder: string): number {
  try {
    return readdirSync(folder, {recursive: true, encoding: "utf8"}).reduce(
      (sum, name) => sum + lstatSync(join(folder, name)).size,
      0
    );
  } catch {
    return 0;
  }
}

function sizeOfFile(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.size ?? 0;
}

/** Nothing outside the database can be read or written from here on, and no setting changed. */
export async function lockDown(connection: DuckDBConnection): Promise<void> {
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
}
