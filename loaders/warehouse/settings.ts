import {existsSync, readdirSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "../config/config.js";
import {readConfig} from "../config/read.js";
import {holdsNotes, notesFile, readNotes, type Note} from "../reader/notes.js";
import {type FailedPull, readFailedPull} from "../reader/pull-mark.js";

/** The folder that holds plumbline itself, wherever the command is run from. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** The options that every command shares. */
export interface CommonOptions {
  exports?: string | undefined;
  config?: string | undefined;
  warehouse?: string | undefined;
  quiet?: true | undefined;
}

export interface Settings {
  config: Config;
  exports: string;
  /** True when no export of the user's own was found, so the committed sample is read. */
  sampleData: boolean;
  warehouse: string;
  /** Dated notes of `notes.csv`, in the exports folder or beside it. */
  notes: readonly Note[];
  /** The last attempt to fetch newer exports, where it failed. */
  failedPull?: FailedPull | null;
}

/** Without `--exports`, the configured folder is read when it holds anything, else the sample (contract §2). */
export async function settingsOf(options: CommonOptions): Promise<Settings> {
  const configFile = options.config ?? (existsSync("plumbline.yaml") ? "plumbline.yaml" : undefined);
  const config = await readConfig(configFile);
  const warehouse = warehouseOf(options);
  const sample = resolve(projectRoot, "data/sample");
  if (options.exports !== undefined) {
    const exports = resolve(options.exports);
    return {config, exports, sampleData: exports === sample, warehouse, ...(await besideExports(exports))};
  }
  const own = resolve(config.exports);
  const sampleData = !holdsAnything(own);
  const exports = sampleData ? sample : own;
  return {config, exports, sampleData, warehouse, ...(await besideExports(exports))};
}

export function warehouseOf({warehouse = "data/warehouse.duckdb"}: CommonOptions): string {
  return resolve(warehouse);
}

/** Is a warehouse asked for as it is, whatever the exports are? */
export function namesWarehouse(options: CommonOptions): boolean {
  return options.warehouse !== undefined && options.exports === undefined;
}

async function besideExports(exports: string): Promise<Pick<Settings, "notes" | "failedPull">> {
  const [inside, beside] = [join(exports, notesFile), join(dirname(exports), notesFile)];
  const notes = await readNotes(existsSync(inside) && holdsNotes(inside) ? inside : beside);
  return {notes, failedPull: readFailedPull(exports)};
}

function holdsAnything(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith("."));
}
