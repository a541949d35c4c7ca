import {chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {chmod, readdir} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {isMakerRunning} from "./swap.js";

/** What whoever started plumbline lets others read of new files. */
const usual = process.umask();

/** From here on whatever the process and its children write is for its owner alone. Returns the way back. */
export function keepPrivate(): () => void {
  process.umask(usual | 0o077);
  return () => void process.umask(usual);
}

/** A folder that others may not even look into, whatever was there before. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, {recursive: true, mode: 0o700});
  chmodSync(path, 0o700);
}

/** A new folder with those above it that `made` names as the first new one: as open as folders usually are here. */
export async function openFolders(folder: string, made: string | undefined): Promise<void> {
  for (let path = folder; made !== undefined && path.length >= made.length; path = dirname(path))
    await chmod(path, 0o777 & ~usual);
}

/** A folder and all in it: as open as files usually are here. For sites, which web servers read. */
export async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o777 & ~usual);
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true}))
    await chmod(join(entry.parentPath, entry.name), (entry.isDirectory() ? 0o777 : 0o666) & ~usual);
}

const ours = /^plumbline-(\d+)-\w{6}$/;

/** A private folder in the system's temporary one, named after this process. */
export function makeScratch(): string {
  clearScratch();
  return mkdtempSync(join(tmpdir(), `plumbline-${process.pid}-`));
}

/** Removes the scratch folders of processes that were killed: whole databases lie in them. */
export function clearScratch(): void {
  const folder = tmpdir();
  try {
    for (const name of readdirSync(folder)) if (isLeftover(folder, name)) rmSync(join(folder, name), {recursive: true});
  } catch {
    // The folder may not be listed, or another run clears the same: what is left is left to a later run.
  }
}

/** A folder of ours whose process has ended. */
function isLeftover(folder: string, name: string): boolean {
  const made = ours.exec(name);
  if (!made) return false;
  const path = join(folder, name);
  if (isMakerRunning(Number(made[1]), path)) return false;
  const about = lstatSync(path);
  return about.isDirectory() && about.uid === (process.getuid?.() ?? about.uid);
}

/** Lends a scratch folder, which goes afterwards, also when the process is interrupted meanwhile. */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeScratch();
  const remove = (): void => rmSync(folder, {recursive: true, force: true});
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    return await use(folder);
  } finally {
    for (const signal of signals) process.removeListener(signal, stop);
    remove();
  }
}
