import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";

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
