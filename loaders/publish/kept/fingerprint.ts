import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {readdir, stat} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {defaultConfig} from "../../config/config.js";
import {UserError} from "../../errors.js";
import {forgetListFile} from "../../privacy/forget-list.js";
import {keyFile, pseudonymKey} from "../../privacy/pseudonyms.js";
import {notesFile} from "../../reader/notes.js";
import {type CommonOptions, projectRoot, settingsOf, warehouseOf} from "../../warehouse/settings.js";

/** Options of the command line on which it depends what is made of the exports. */
export interface InputOptions extends Pick<CommonOptions, "exports" | "config" | "warehouse"> {
  maxRejects?: number | undefined;
  encoding?: string | undefined;
}

/** The code that the data depend on. Pages and components are not among it: an edited page recomputes nothing. */
const code = ["loaders", "src/data.tar.ts", "src/contracts", "src/statistics", "src/words", "docs/truth-recovery.json"];
const settled = ["package-lock.json", "observablehq.config.ts"];

/** Files and folders that findings and datasets are made from. A broken configuration is for whoever reads it to tell. */
export async function inputsOf(options: InputOptions): Promise<string[]> {
  const known = await settingsOf(options).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  const config = known?.config ?? defaultConfig();
  const exports = known?.exports ?? resolve(options.exports ?? config.exports);
  return [
    ...[...code, ...settled].map((path) => join(projectRoot, path)),
    exports,
    join(dirname(exports), notesFile),
    resolve(options.config ?? "plumbline.yaml"),
    resolve(config.questions.map),
    keyFile(config.privacy.key_file),
    forgetListFile(warehouseOf(options))
  ];
}

/**
 * A hash of everything that what is computed depends on, by content: exports, configuration, notes, questions, key,
 * forgotten people, code, the options that change what is read. Of the day too, since retention goes by it. `also` are
 * further files that a result depends on.
 */
export async function fingerprint(options: InputOptions, also: readonly string[] = []): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const {maxRejects = null, encoding = null} = options;
  return await contentHash([...(await inputsOf(options)), ...also], JSON.stringify([maxRejects, encoding, day]));
}

/**
 * A key that would only be made while the results are would make them stale at once. None is made where people were
 * forgotten by one that is gone: whoever reads the exports tells that.
 */
export async function makeKey(options: InputOptions): Promise<void> {
  try {
    const {config, warehouse} = await settingsOf(options);
    if (existsSync(forgetListFile(warehouse))) return;
    if (config.privacy.interviewer_names === "pseudonym") await pseudonymKey(keyFile(config.privacy.key_file));
  } catch (error) {
    // A broken configuration or key is for whoever needs it to tell.
    if (!(error instanceof UserError)) throw error;
  }
}

/** A hash of files and of all below folders, by content, of what else is given, and of Node's version. */
export async function contentHash(paths: readonly string[], also = ""): Promise<string> {
  const sum = createHash("sha256").update(`${process.version} ${also}`);
  // A thousand small files: to wait for each takes five times as long as to read it.
  for (const file of await filesBelow(paths)) sum.update(`\n${file}\n`).update(contentOf(file));
  return sum.digest("hex");
}

function contentOf(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch {
    return "gone";
  }
}

export async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const about = await stat(path).catch(() => null);
      if (!about?.isDirectory()) return about ? [path] : [];
      const entries = await readdir(path, {recursive: true, withFileTypes: true});
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    })
  );
  return [...new Set(found.flat())].sort();
}
