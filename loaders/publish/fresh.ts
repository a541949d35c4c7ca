import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {historyFile} from "../privacy/finding-history.js";
import {type CommonOptions, warehouseOf} from "../warehouse/settings.js";
import {unpacked} from "./archive.js";
import {filesBelow, fingerprint, inputsOf, makeKey} from "./kept/fingerprint.js";
import type {ReadingOptions} from "./kept/private-warehouse.js";
import type {ShelfOptions} from "./kept/shelf.js";
import {cacheRoot, projectRoot} from "./paths.js";

/** Options of the command line that reach the data loader; they are part of what its data depend on. */
export type LoaderOptions = Pick<CommonOptions, "exports" | "config" | "warehouse"> &
  ReadingOptions &
  Pick<ShelfOptions, "cache">;

const variable = "PLUMBLINE_OPTIONS";

export function optionsFromEnvironment(): LoaderOptions {
  return JSON.parse(process.env[variable] ?? "{}") as LoaderOptions;
}

export function environmentOf(options: LoaderOptions): Record<string, string> {
  return {[variable]: JSON.stringify(options)};
}

/** What is published also depends on what earlier builds found. */
const alsoOf = (options: LoaderOptions): string[] => [historyFile(warehouseOf(options))];

/** A hash of everything that the datasets depend on. */
export async function fingerprintOfData(options: LoaderOptions): Promise<string> {
  return await fingerprint(options, alsoOf(options));
}

/** The same by times and sizes: cheap enough to look at all the time. */
async function signature(options: LoaderOptions): Promise<string> {
  const lines = (await filesBelow([...(await inputsOf(options)), ...alsoOf(options)])).map(async (file) => {
    const {size, mtimeMs, ctimeMs, ino} = await stat(file);
    return [file, size, mtimeMs, ctimeMs, ino].join(" ");
  });
  // Our own touch of the loader is no change.
  const seen = (await Promise.all(lines.map((line) => line.catch(() => "")))).filter(
    (line) => !line.startsWith(loader)
  );
  return [new Date().getUTCDate(), ...seen].join("\n");
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
  const wanted = await fingerprintOfData(options);
  if (options.cache !== false && (await readFile(keyOfCache, "utf8").catch(() => null)) === wanted) return;
  await mkdir(cacheRoot, {recursive: true, mode: 0o700});
  await discardData();
  await writeFile(keyOfCache, wanted, {mode: 0o600});
  const now = new Date();
  await utimes(loader, now, now);
}

/** Removes the datasets that Framework keeps: those of a preview, and of its own build. */
export async function discardData(): Promise<void> {
  for (const name of existsSync(cacheRoot) ? await readdir(cacheRoot) : [])
    if (name === "data" || name.startsWith("data.")) await rm(join(cacheRoot, name), {recursive: true, force: true});
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
