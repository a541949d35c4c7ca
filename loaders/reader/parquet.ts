import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {refused} from "../errors.js";
import type {ExportFile} from "./discover.js";
import type {JsonObject} from "./strict-json.js";

/**
 * A path as DuckDB's readers must be given it, which else take `*`, `?` and `[…]` for patterns of several files: as a
 * pattern that this file alone fits.
 */
export function literalPath(path: string): string {
  return path.replace(/[*?[]/g, "[$&]");
}

/** One Parquet file by its literal path; values that its folders are named after do not replace those of its columns. */
const oneFile = "read_parquet($1, hive_partitioning = false)";

/** Every column as text under its own name; lists and objects as JSON. */
const asText = String.raw`case when typeof(columns('(.*)')) similar to '(STRUCT|MAP).*|.*\[\d*\]'
  then to_json(columns('(.*)'))::varchar else columns('(.*)')::varchar end as '\1'`;

/**
 * Column names, first records (values as text) and the number of rows that the file's own footer states. Throws
 * UserError 3 when it is damaged.
 */
export async function parquetSample(
  file: ExportFile,
  limit: number
): Promise<{columns: string[]; records: JsonObject[]; count: number}> {
  return inMemory(file, async (connection) => {
    const path = literalPath(file.path);
    const sample = await connection.runAndReadAll(`select ${asText} from ${oneFile} limit $2`, [path, limit]);
    const columns = sample.deduplicatedColumnNames();
    const footer = await connection.runAndReadAll("select num_rows::integer from parquet_file_metadata($1)", [path]);
    const records = sample.getRows().map((row) => recordOf(columns, row as (string | null)[]));
    return {columns, records, count: Number(footer.getRows()[0]![0])};
  });
}

/** All records of a Parquet file in batches, values as text. Throws UserError 3 when they are not as many as its footer states. */
export async function* parquetRecords(file: ExportFile, count: number): AsyncGenerator<JsonObject> {
  const {instance, connection} = await database();
  try {
    const result = await connection.stream(`select ${asText} from ${oneFile}`, [literalPath(file.path)]);
    const names = result.deduplicatedColumnNames();
    for (let read = 0; ;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return refuseOtherCount(file.name, count, read);
      read += chunk.rowCount;
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

/** Holds what was read of a Parquet file against the number of rows that its footer states. */
export function refuseOtherCount(name: string, stated: number, read: number): void {
  if (read === stated) return;
  throw refused(
    `${name}: states ${stated} rows but ${read} could be read`,
    "the file is damaged: export it again; nothing of it was used"
  );
}

function recordOf(names: string[], row: (string | null)[]): JsonObject {
  const record = Object.create(null) as JsonObject;
  names.forEach((name, index) => (record[name] = row[index] ?? null));
  return record;
}
