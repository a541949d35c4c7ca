import {existsSync} from "node:fs";
import {statement} from "../canonical/sql.js";
import {refused, UserError} from "../errors.js";
import {type ReadingOptions, withCurrentWarehouse, withPrivateWarehouse} from "../publish/kept/private-warehouse.js";
import type {Shelf} from "../publish/kept/shelf.js";
import {schemaVersion} from "../warehouse/audit.js";
import {openWarehouse, type Warehouse} from "../warehouse/connection.js";
import {type CommonOptions, namesWarehouse, type Settings} from "../warehouse/settings.js";
import type {Terminal} from "./terminal.js";

export type IngestingOptions = CommonOptions & ReadingOptions & {cache?: boolean | undefined};

/**
 * Hands a warehouse to `use`. With `--warehouse` and no `--exports` the named file is read as it is; otherwise the
 * built one where `shelf` knows that it stands for the exports, else these are read into a private temporary file, so
 * that looking at another folder never replaces the built one.
 */
export async function withWarehouse<T>(
  settings: Settings,
  options: IngestingOptions,
  io: Terminal,
  use: (warehouse: Warehouse, path: string) => Promise<T>,
  shelf?: Shelf
): Promise<T> {
  if (namesWarehouse(options)) {
    if (!existsSync(settings.warehouse)) {
      throw new UserError(`${settings.warehouse}: there is no such warehouse. Make it with: npx plumbline ingest`, 3);
    }
    return await using(settings.warehouse, use);
  }
  const lent = async (path: string): Promise<T> => using(path, use);
  if (shelf) return await withCurrentWarehouse(shelf, settings, options, lent, io.progress);
  return await withPrivateWarehouse(settings, options, lent, io.progress);
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
