import {rmSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../../../loaders/errors.js";
import {leavingOut} from "../../../loaders/privacy/forget.js";
import {openWarehouse} from "../../../loaders/warehouse/connection.js";
import {ingest, type IngestOptions, type IngestResult} from "../../../loaders/warehouse/ingest.js";
import {isFull} from "../../support/endurance.js";
import {configOf, now, writeFiles, type Files} from "./exports.js";

/** Ingests these files, and no others, into `folder/warehouse.duckdb`; the marts, of which the reader knows nothing, in full. */
export async function run(folder: string, files: Files, options: Partial<IngestOptions> = {}): Promise<IngestResult> {
  const exports = join(folder, "exports");
  rmSync(exports, {recursive: true, force: true});
  writeFiles(exports, files);
  const warehouse = join(folder, "warehouse.duckdb");
  const config = options.config ?? configOf();
  const unwanted = await leavingOut({warehouse, config}, now);
  const settled = {exports, warehouse, config, sampleData: false, now, adapters: [], marts: isFull};
  return ingest({...settled, ...unwanted, ...options});
}

/** The refusal that an attempt must end with. */
export async function failure(attempt: Promise<unknown>): Promise<UserError> {
  const error: unknown = await attempt.then(
    () => new Error("it was accepted"),
    (caught: unknown) => caught
  );
  if (error instanceof UserError) return error;
  throw error;
}

export async function rowsOf(folder: string, table: string): Promise<Record<string, unknown>[]> {
  const warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  try {
    return await warehouse.rows(`from canonical.${table} order by all`);
  } finally {
    warehouse.close();
  }
}
