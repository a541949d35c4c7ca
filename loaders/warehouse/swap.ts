import {
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {chmod, open, readdir, rename, rm, writeFile} from "node:fs/promises";
import {uptime} from "node:os";
import {basename, dirname, join} from "node:path";
import {refused, UserError} from "../errors.js";

/** Stops when a write-ahead log lies beside the warehouse: DuckDB would replay it onto the new file. */
export function refuseStaleLog(warehouse: string): void {
  if (existsSync(`${warehouse}.wal`))
    throw refused(
      `${warehouse}.wal: a write-ahead log lies beside the warehouse, written by some other program`,
      "plumbline never writes to a published warehouse: close that program, delete the .wal file, then run again"
    );
}

/** Moves what stands in the place of the warehouse and is no database aside, and says so; a folder is refused. */
export async function clearPlace(warehouse: string): Promise<string[]> {
  if (!existsSync(warehouse)) return [];
  if (statSync(warehouse).isDirectory())
    throw refused(`${warehouse}: the warehouse is a file, this is a folder`, "name a file in it with --warehouse");
  const start = Buffer.alloc(12);
  const file = openSync(warehouse, "r");
  readSync(file, start);
  closeSync(file);
  if (statSync(warehouse).size === 0 || start.toString("latin1", 8) === "DUCK") return [];
  let number = 1;
  while (existsSync(`${warehouse}.kept-${number}`)) number++;
  await rename(warehouse, `${warehouse}.kept-${number}`);
  return [`${warehouse} was no database: it was kept as ${warehouse}.kept-${number}`];
}

/** Puts a closed database file in the place of the warehouse: contents and folder are on disk before and after. */
export async function publishFile(temporary: string, warehouse: string): Promise<void> {
  refuseStaleLog(warehouse);
  await chmod(temporary, 0o600);
  await putInPlace(temporary, warehouse);
}

/** Writes a private text file: the old content or the new one, whatever happens meanwhile. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text, {mode: 0o600});
  await putInPlace(temporary, path);
}

async function putInPlace(temporary: string, path: string): Promise<void> {
  await synchronise(temporary);
  await rename(temporary, path);
  await synchronise(dirname(path));
}

async function synchronise(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what runs that were killed left beside the warehouse. */
export async function clearLeftovers(warehouse: string): Promise<void> {
  const folder = dirname(warehouse);
  const prefix = `${basename(warehouse)}.`;
  for (const name of await readdir(folder)) {
    const leftover = /^(\d+)\.(tmp|tmp\.wal|parts|rejects|lock)$/.exec(
      name.startsWith(prefix) ? name.slice(prefix.length) : ""
    );
    const path = join(folder, name);
    if (leftover && (Number(leftover[1]) === process.pid || !isMakerRunning(Number(leftover[1]), path)))
      await rm(path, {recursive: true, force: true});
  }
}

const heldHere = new Set<string>();

/** Takes the lock file beside a warehouse, so that one run at a time builds it. */
export function lockWarehouse(warehouse: string): () => void {
  return lock(`${warehouse}.lock`, `${warehouse}: another run (process %) is building it`);
}

/**
 * Takes a lock file. The lock of a process that is gone is cleared. Throws UserError 75 with `busy`, whose % stands for
 * the holder. Returns the release.
 */
export function lock(path: string, busy: string): () => void {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, `${process.pid}\n`, {mode: 0o600});
  try {
    for (let attempt = 0; !linked(own, path); attempt++) {
      const holder = holderOf(path);
      if ((holder !== null && holds(holder, path)) || attempt >= 5)
        throw new UserError(
          [busy.replace("%", String(holder ?? "unknown")), "wait for it to end, or stop it, then run again"],
          75
        );
      clearLock(path, `${own}.lock`, holder);
    }
  } finally {
    rmSync(own, {force: true});
  }
  heldHere.add(path);
  return () => {
    heldHere.delete(path);
    rmSync(path, {force: true});
  };
}

/** Takes a dead holder's lock away; a lock that another run took meanwhile is given back. */
function clearLock(path: string, aside: string, dead: number | null): void {
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== dead) linked(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  } finally {
    rmSync(aside, {force: true});
  }
}

/** A hard link appears with its content or not at all, so nobody ever reads half a lock. */
function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** A lock with our own id that we did not take is from an earlier process that had the same id. */
function holds(id: number, path: string): boolean {
  return id === process.pid ? heldHere.has(path) : isMakerRunning(id, path);
}

/** The process id in a lock file; null when it is empty or gone. */
function holderOf(path: string): number | null {
  try {
    const id = Number(readFileSync(path, "utf8").trim());
    return Number.isSafeInteger(id) && id > 0 ? id : null;
  } catch {
    return null;
  }
}

/**
 * True when the process that made the file or folder at `path`, under this id, still runs. Ids are given again: one that
 * began after the file was last changed is of another process.
 */
export function isMakerRunning(id: number, path: string): boolean {
  if (!isRunning(id)) return false;
  const [began, changed] = [beginningOf(id), lstatSync(path, {throwIfNoEntry: false})?.mtimeMs];
  return began === null || changed === undefined || changed >= began - 2_000;
}

/** When a process began, in milliseconds since 1970, to about a tenth of a second; null where the system does not say. */
function beginningOf(id: number): number | null {
  try {
    // Field 22 of proc_pid_stat(5), in hundredths of a second since the start of the machine.
    const afterName = readFileSync(`/proc/${id}/stat`, "latin1").split(")").at(-1)!.trim().split(" ");
    const began = Number(afterName[19]) / 100;
    return Number.isFinite(began) ? Date.now() - (uptime() - began) * 1000 : null;
  } catch {
    return null;
  }
}

/** True when a process with this id exists. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
