import {lstatSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {refused} from "../errors.js";
import {type Cell, literal, query, type Row} from "../canonical/sql.js";

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
  if (isSmall(bytes)) return withSmallDatabase(path, scratch, use);
  const instance = await DuckDBInstance.create(path ?? join(scratch, "kept.duckdb"), {
    threads: "2",
    memory_limit: memoryLimit,
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

const memoryLimit = "1GB";

/** Instances that nobody uses at present: to open one and to give its memory back takes as long as to read a small folder. */
const idle: DuckDBInstance[] = [];

async function withSmallDatabase<T>(
  path: string | undefined,
  scratch: string,
  use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
  // A second thread, blocks of 256 KB, and looking for the best compression of every column cost more than all records.
  const settings = {
    threads: "1",
    default_block_size: "16384",
    force_compression: "uncompressed",
    memory_limit: memoryLimit
  };
  const instance = idle.pop() ?? (await DuckDBInstance.create(":memory:", settings));
  const connection = await instance.connect();
  try {
    await connection.run(`set temp_directory = ${literal(join(scratch, "spill"))}`);
    // A log for each statement's sake would be synchronised to disk: the file is published whole, or not at all.
    const file = path === undefined ? "':memory:' as small" : `${literal(path)} as small (recovery_mode no_wal_writes)`;
    await connection.run(`attach ${file}`);
    await connection.run("use small");
    return await use(connection);
  } finally {
    // One that was locked, has spilled or broke off amid a transaction cannot be emptied: it is closed.
    const isEmptied = await connection.run("use memory; detach small; set temp_directory = ''").then(
      () => true,
      () => false
    );
    connection.closeSync();
    if (isEmptied) idle.push(instance);
    else instance.closeSync();
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
