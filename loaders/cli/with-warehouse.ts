import {existsSync} from "node:fs";
import {statement} from "../canonical/sql.js";
import {refused, UserError} from "../errors.js";
import {type ReadingOptions, withPrivateWarehouse} from "../publish/private-warehouse.js";
import {schemaVersion} from "../warehouse/audit.js";
import {openWarehouse, type Warehouse} from "../warehouse/connection.js";
import type {CommonOptions, Settings} from "../warehouse/settings.js";
import type {Terminal} from "./terminal.js";

export type IngestingOptions = CommonOptions & ReadingOptions;

/**
 * Hands a warehouse to `use`. With `--warehouse` and no `--exports` the named file is read as it is; otherwise the
 * exports are read into a private temporary file, so that looking at another folder never replaces the built one.
 */
export async function withWarehouse<T>(
  settings: Settings,
  options: IngestingOptions,
  io: Terminal,
  use: (warehouse: Warehouse, path: string) => Promise<T>
): Promise<T> {
  if (options.warehouse !== undefined && options.exports === undefined) {
    if (!existsSync(settings.warehouse)) {
      throw new UserError(`${settings.warehouse}: there is no such warehouse. Make it with: npx plumbline ingest`, 3);
    }
    return await using(settings.warehouse, use);
  }
  return await withPrivateWarehouse(settings, options, async (warehouse) => using(warehouse, use), io.progress);
}

async function using<T>(path: string, use: (warehouse: Warehouse, path: string) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse(path);
  try {
    const [whose] = await warehouse.rows<{is_ours: boolean}>(statement("load/last_run/whose_database"));
    const version = whose!.is_ours ? await warehouse.rows<{schema_version: number}>("from audit.run") : [];
    if (version[0]?.schema_version !== schemaVersion)
      throw refused(
        `${path}: this database is no warehouse that this version of plumbline made`,
        "make it anew with: npx plumbline ingest, or name another one with --warehouse"
      );
    return await use(warehouse, path);
  } finally {
    warehouse.close();
  }
}
