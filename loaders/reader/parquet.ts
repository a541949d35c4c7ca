import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {refused} from "../errors.js";
import type {ExportFile} from "./discover.js";
import type {JsonObject} from "./strict-json.js";

/** Column names, first records (values as text) and length of a Parquet file. Throws UserError 3 when it is damaged. */
export async function parquetSample(
  file: ExportFile,
  limit: number
): Promise<{columns: string[]; records: JsonObject[]; count: number}> {
  return inMemory(file, async (connection) => {
    const sample = await connection.runAndReadAll("select columns(*)::varchar from read_parquet($1) limit $2", [
      file.path,
      limit
    ]);
    const columns = sample.deduplicatedColumnNames();
    const counted = await connection.runAndReadAll("select count(*)::integer from read_parquet($1)", [file.path]);
    const records = sample.getRows().map((row) => recordOf(columns, row as (string | null)[]));
    return {columns, records, count: Number(counted.getRows()[0]![0])};
  });
}

/** All records of a Parquet file in batches, values as text. */
export async function* parquetRecords(file: ExportFile): AsyncGenerator<JsonObject> {
  const {instance, connection} = await database();
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
async function database(): Promise<{instance: DuckDBInstance; connection: DuckDBConnection}> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "2", memory_limit: "512MB"});
  const connection = await instance.connect();
  await connection.run("load icu");
  await connection.run("set TimeZone = 'UTC'");
  return {instance, connection};
}

async function inMemory<T>(file: ExportFile, use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const {instance, connection} = await database();
  try {
    return await use(connection);
  } catch (error) {
    throw damaged(file, error);
  } finally {
    connection.closeSync();
    instance.closeSync();
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
