import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {refused} from "../errors.js";
import {query} from "../canonical/sql.js";
import type {ExportFile} from "./discover.js";
import type {JsonObject} from "./json-value.js";

/** Column names and first records of a Parquet file, values as text. Throws UserError 3 when it is damaged. */
export async function parquetSample(
  file: ExportFile,
  limit: number
): Promise<{columns: string[]; records: JsonObject[]}> {
  return withConnection(async (connection) => {
    const rows = await textRows(connection, file, limit);
    return {columns: rows.columns, records: rows.records};
  });
}

/** How many records a Parquet file holds. */
export async function parquetCount(file: ExportFile): Promise<number> {
  return withConnection(async (connection) => {
    try {
      const [row] = await query<{records: number}>(connection, "select count(*) as records from read_parquet($1)", [
        file.path
      ]);
      return row!.records;
    } catch (error) {
      throw damaged(file, error);
    }
  });
}

/** All records of a Parquet file in batches, values as text. */
export async function* parquetRecords(file: ExportFile): AsyncGenerator<JsonObject> {
  const {instance, connection} = await inMemory();
  try {
    const result = await connection.stream("select columns(*)::varchar from read_parquet($1)", [file.path]);
    const names = result.deduplicatedColumnNames();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      for (const row of chunk.getRows()) yield recordOf(names, row as (string | null)[]);
    }
  } catch (error) {
    throw damaged(file, error);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A database for reading texts. Instants are written in UTC, whatever the zone of the machine. */
async function inMemory(): Promise<{instance: DuckDBInstance; connection: DuckDBConnection}> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "2", memory_limit: "512MB"});
  const connection = await instance.connect();
  await connection.run("load icu");
  await connection.run("set TimeZone = 'UTC'");
  return {instance, connection};
}

async function withConnection<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const {instance, connection} = await inMemory();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function textRows(connection: DuckDBConnection, file: ExportFile, limit: number) {
  try {
    const described = await query<{column_name: string}>(connection, "describe from read_parquet($1)", [file.path]);
    const records = await query<JsonObject>(connection, "select columns(*)::varchar from read_parquet($1) limit $2", [
      file.path,
      limit
    ]);
    return {columns: described.map((row) => row.column_name), records};
  } catch (error) {
    throw damaged(file, error);
  }
}

/** The refusal of a Parquet file that DuckDB cannot read. */
export function damaged(file: Pick<ExportFile, "name">, error: unknown): unknown {
  if (!(error instanceof Error) || error.name === "UserError") return error;
  return refused(
    `${file.name}: the Parquet file cannot be read (${error.message.split("\n")[0]})`,
    "export it again; nothing of it was used"
  );
}

function recordOf(names: string[], row: (string | null)[]): JsonObject {
  const record = Object.create(null) as JsonObject;
  names.forEach((name, index) => (record[name] = row[index] ?? null));
  return record;
}
