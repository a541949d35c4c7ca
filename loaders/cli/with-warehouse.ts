import {existsSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {openWarehouse, type Warehouse} from "../warehouse/connection.js";
import {ingest} from "../warehouse/ingest.js";
import {forgetting} from "../privacy/forgetting.js";
import type {CommonOptions, Settings} from "../warehouse/settings.js";
import type {Terminal} from "./terminal.js";

export interface IngestingOptions extends CommonOptions {
  maxRejects?: number | undefined;
  acceptShrink?: true | undefined;
  encoding?: string | undefined;
}

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
  const folder = await mkdtemp(join(tmpdir(), "plumbline-"));
  const warehouse = join(folder, "warehouse.duckdb");
  try {
    await ingest({
      ...settings,
      ...ingestOptions(options),
      ...(await forgetting(settings)),
      warehouse,
      now: new Date(),
      progress: io.progress
    });
    return await using(warehouse, use);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** The options of an ingesting command that the ingest itself understands. */
export function ingestOptions({maxRejects, acceptShrink, encoding}: IngestingOptions) {
  return {
    ...(maxRejects === undefined ? {} : {maxRejects}),
    ...(acceptShrink === undefined ? {} : {acceptShrink}),
    ...(encoding === undefined ? {} : {encoding})
  };
}

async function using<T>(path: string, use: (warehouse: Warehouse, path: string) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse(path);
  try {
    return await use(warehouse, path);
  } finally {
    warehouse.close();
  }
}
