import {existsSync} from "node:fs";
import {open, readdir, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {refused} from "../errors.js";
import {isRunning} from "./lock.js";

/** Stops when a write-ahead log lies beside the warehouse: DuckDB would replay it onto the new file. */
export function refuseStaleLog(warehouse: string): void {
  if (existsSync(`${warehouse}.wal`))
    throw refused(
      `${warehouse}.wal: a write-ahead log lies beside the warehouse, written by some other program`,
      "plumbline never writes to a published warehouse: close that program, delete the .wal file, then run again"
    );
}

/** Puts a closed database file in the place of the warehouse: contents and folder are on disk before and after. */
export async function publishFile(temporary: string, warehouse: string): Promise<void> {
  refuseStaleLog(warehouse);
  await synchronise(temporary);
  await rename(temporary, warehouse);
  await synchronise(dirname(warehouse));
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
    if (leftover && (Number(leftover[1]) === process.pid || !isRunning(Number(leftover[1]))))
      await rm(join(folder, name), {recursive: true, force: true});
  }
}
