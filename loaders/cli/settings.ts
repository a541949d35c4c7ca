import {existsSync, readdirSync} from "node:fs";
import {resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "../config/config.js";
import {readConfig} from "../config/read.js";

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
}

/** Without `--exports`, the configured folder is read when it holds anything, else the sample (contract §2). */
export async function settingsOf(options: CommonOptions): Promise<Settings> {
  const configFile = options.config ?? (existsSync("plumbline.yaml") ? "plumbline.yaml" : undefined);
  const config = await readConfig(configFile);
  const warehouse = resolve(options.warehouse ?? "data/warehouse.duckdb");
  const sample = resolve(projectRoot, "data/sample");
  if (options.exports !== undefined) {
    const exports = resolve(options.exports);
    return {config, exports, sampleData: exports === sample, warehouse};
  }
  const own = resolve(config.exports);
  if (holdsAnything(own)) return {config, exports: own, sampleData: false, warehouse};
  return {config, exports: sample, sampleData: true, warehouse};
}

function holdsAnything(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith("."));
}
