import {createHash} from "node:crypto";
import {lstat, readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {makePrivateFolder} from "../../warehouse/private-files.js";
import {isMakerRunning, replaceFile} from "../../warehouse/swap.js";
import {fingerprint, type InputOptions, makeKey} from "./fingerprint.js";

/**
 * What earlier commands made of the same inputs, so that the next one need not: private files in a private folder beside
 * the warehouse, which may be deleted at any time. A file is believed when it is ours alone, carries the key that is
 * asked for and is whole; anything else is as good as none.
 */
export interface Shelf {
  /** Of everything that what is kept here was made from. */
  fingerprint: string;
  /** What was kept under this name, and `also` where it depends on more than the inputs; null where there is nothing. */
  read: (name: Name, also?: string) => Promise<unknown>;
  /** Keeps a value, unless the inputs changed while it was made. That it cannot be written is no error. */
  keep: (name: Name, value: unknown, also?: string) => Promise<void>;
}

type Name = "warehouse" | "findings" | "to-do" | "run" | "part" | "sites";

export interface ShelfOptions extends InputOptions {
  /** False: what is kept is not read, only written anew (`--no-cache`). */
  cache?: boolean | undefined;
}

/** The shelf of `warehouse` for the inputs as they are now. */
export async function shelfOf(warehouse: string, options: ShelfOptions): Promise<Shelf> {
  await makeKey(options);
  const before = await fingerprint(options);
  const folder = shelfFolder(warehouse);
  const keyOf = (also: string): string => sumOf(`${before}\n${also}`);
  await clearOld(folder).catch(() => undefined);
  return {
    fingerprint: before,
    async read(name, also = "") {
      if (options.cache === false) return null;
      const key = keyOf(also);
      return await believed(join(folder, fileName(name, key)), key);
    },
    async keep(name, value, also = "") {
      if ((await fingerprint(options)) !== before) return;
      const key = keyOf(also);
      const body = JSON.stringify(value);
      try {
        makePrivateFolder(folder);
        await replaceFile(join(folder, fileName(name, key)), `${headOf(key, body)}\n${body}`);
        await clearOld(folder);
      } catch {
        // A full or closed disk costs the next command its time, and this one nothing.
      }
    }
  };
}

/** Removes all that is kept beside a warehouse. */
export async function clearShelf(warehouse: string): Promise<void> {
  await rm(shelfFolder(warehouse), {recursive: true, force: true});
}

export function shelfFolder(warehouse: string): string {
  return `${warehouse}.results`;
}

/** A warehouse and the sites are looked up under one name each; results differ with what they are compared with. */
function fileName(name: Name, key: string): string {
  return `${name}-${key.slice(0, 16)}.json`;
}

function headOf(key: string, body: string): string {
  return `plumbline results 1 ${key} ${sumOf(body)}`;
}

async function believed(path: string, key: string): Promise<unknown> {
  try {
    const {mode, uid} = await lstat(path).then((about) => (about.isFile() ? about : Promise.reject(new Error())));
    if (process.platform !== "win32" && (uid !== process.getuid?.() || (mode & 0o077) !== 0)) return null;
    const text = await readFile(path, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    return text.slice(0, end) === headOf(key, body) ? (JSON.parse(body) as unknown) : null;
  } catch {
    return null;
  }
}

const day = 86_400_000;
/** Of own exports and the sample, each with and without an earlier site to compare with. */
const mostFiles = 24;

/** No result outlives its day, since retention goes by days; of the others the newest stay. */
async function clearOld(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const about = await lstat(join(folder, name)).catch(() => null);
      return {path: join(folder, name), name, at: about?.mtimeMs ?? 0};
    })
  );
  const whole = files.filter(({name}) => name.endsWith(".json")).toSorted((one, other) => other.at - one.at);
  const old = whole.filter(({at}, place) => place >= mostFiles || at < Date.now() - day);
  const drafts = files.filter(({name, path}) => {
    const [, pid] = /\.(\d+)\.tmp$/.exec(name) ?? [];
    return pid !== undefined && Number(pid) !== process.pid && !isMakerRunning(Number(pid), path);
  });
  for (const {path} of [...old, ...drafts]) await rm(path, {force: true});
}

function sumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
