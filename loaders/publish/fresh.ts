import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {dirname, join, relative, resolve} from "node:path";
import {defaultConfig} from "../config/config.js";
import {UserError} from "../errors.js";
import {historyFile} from "../privacy/finding-history.js";
import {forgetListFile} from "../privacy/forget-list.js";
import {keyFile, pseudonymKey} from "../privacy/pseudonyms.js";
import {notesFile} from "../reader/notes.js";
import {type CommonOptions, settingsOf} from "../warehouse/settings.js";
import {unpacked} from "./archive.js";
import {cacheRoot, projectRoot} from "./paths.js";
import type {ReadingOptions} from "./private-warehouse.js";

/** Options of the command line that reach the data loader; they are part of what its data depend on. */
export type LoaderOptions = Pick<CommonOptions, "exports" | "config" | "warehouse"> & ReadingOptions;

const variable = "PLUMBLINE_OPTIONS";

export function optionsFromEnvironment(): LoaderOptions {
  return JSON.parse(process.env[variable] ?? "{}") as LoaderOptions;
}

export function environmentOf(options: LoaderOptions): Record<string, string> {
  return {[variable]: JSON.stringify(options)};
}

/** The code that the data depend on. Pages and components are not among it: an edited page recomputes nothing. */
const code = ["loaders", "src/data.tar.ts", "src/contracts", "src/statistics", "src/words", "docs/truth-recovery.json"];
const settled = ["package-lock.json", "observablehq.config.ts"];

/** Files and folders that the datasets are made from. A broken configuration is the loader's to tell. */
async function inputsOf(options: LoaderOptions): Promise<string[]> {
  const known = await settingsOf(options).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  const config = known?.config ?? defaultConfig();
  const exports = known?.exports ?? resolve(options.exports ?? config.exports);
  const warehouse = known?.warehouse ?? resolve(options.warehouse ?? "data/warehouse.duckdb");
  return [
    ...[...code, ...settled].map((path) => join(projectRoot, path)),
    exports,
    join(dirname(exports), notesFile),
    resolve(options.config ?? "plumbline.yaml"),
    resolve(config.questions.map),
    keyFile(config.privacy.key_file),
    forgetListFile(warehouse),
    historyFile(warehouse)
  ];
}

/** A hash of everything that the datasets depend on, by content; of the day too, since retention goes by it. */
export async function fingerprint(options: LoaderOptions): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  return await contentHash(await inputsOf(options), JSON.stringify([options, day]));
}

/** A hash of files and of all below folders, by content, of what else is given, and of Node's version. */
export async function contentHash(paths: readonly string[], also = ""): Promise<string> {
  const sum = createHash("sha256").update(`${process.version} ${also}`);
  for (const file of await filesBelow(paths))
    sum.update(`\n${file}\n`).update(await readFile(file).catch(() => "gone"));
  return sum.digest("hex");
}

/** As `fingerprint`, by times and sizes: cheap enough to look at all the time. */
async function signature(options: LoaderOptions): Promise<string> {
  const lines = (await filesBelow(await inputsOf(options))).map(async (file) => {
    const {size, mtimeMs, ctimeMs, ino} = await stat(file);
    return [file, size, mtimeMs, ctimeMs, ino].join(" ");
  });
  // Our own touch of the loader is no change.
  const seen = (await Promise.all(lines.map((line) => line.catch(() => "")))).filter(
    (line) => !line.startsWith(loader)
  );
  return [new Date().getUTCDate(), ...seen].join("\n");
}

async function filesBelow(paths: readonly string[]): Promise<string[]> {
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

const loader = join(projectRoot, "src", "data.tar.ts");
const archive = join(cacheRoot, "data.tar");
const keyOfCache = join(cacheRoot, "data.key");

/**
 * Framework takes a cached loader result however old it is, and in a preview looks at the loader's own file only. So
 * what the data depend on is compared with what the cache was made from, and a cache made from anything else goes.
 */
export async function discardStaleData(options = optionsFromEnvironment()): Promise<void> {
  await makeKey(options);
  const wanted = await fingerprint(options);
  if ((await readFile(keyOfCache, "utf8").catch(() => null)) === wanted) return;
  await mkdir(cacheRoot, {recursive: true, mode: 0o700});
  for (const name of await readdir(cacheRoot))
    if (name === "data" || name.startsWith("data.")) await rm(join(cacheRoot, name), {recursive: true, force: true});
  await writeFile(keyOfCache, wanted, {mode: 0o600});
  const now = new Date();
  await utimes(loader, now, now);
}

/** A key that the loader would only make while it runs would make its own result stale. */
async function makeKey(options: LoaderOptions): Promise<void> {
  try {
    const {config} = await settingsOf(options);
    if (config.privacy.interviewer_names === "pseudonym") await pseudonymKey(keyFile(config.privacy.key_file));
  } catch (error) {
    // A broken configuration or key is the loader's to tell.
    if (!(error instanceof UserError)) throw error;
  }
}

/**
 * Keeps the data of a preview fresh while it runs. It looks at times and sizes instead of waiting for events, because
 * events get lost on network drives and with editors that replace files.
 */
export function watchInputs(options = optionsFromEnvironment(), everyMilliseconds = 500): void {
  let before: string | null = null;
  const look = async (): Promise<void> => {
    const now = await signature(options);
    if (now !== before && before !== null) await discardStaleData(options);
    before = now;
  };
  const next = (): void => {
    setTimeout(
      () =>
        void look()
          .catch(() => {})
          .finally(next),
      everyMilliseconds
    ).unref();
  };
  next();
}

/** The datasets of all audiences by `<audience>/<name>.json`, made by the loader unless the cache has them. */
export async function siteData(): Promise<Map<string, unknown>> {
  if (!existsSync(archive)) await runLoader();
  return new Map([...(await unpacked(archive))].map(([name, content]) => [name, JSON.parse(content) as unknown]));
}

/** Runs the loader as Framework would, into its place in the cache. */
async function runLoader(): Promise<void> {
  const draft = `${archive}.${process.pid}`;
  const file = await open(draft, "w", 0o600);
  try {
    const child = spawn(process.execPath, ["--import", "tsx", relative(projectRoot, loader)], {
      cwd: projectRoot,
      stdio: ["ignore", file.fd, "inherit"]
    });
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (exitCode !== 0) throw new Error("the data of the sites could not be made; the reason stands above");
    await rename(draft, archive);
  } finally {
    await file.close();
    await rm(draft, {force: true});
  }
}
