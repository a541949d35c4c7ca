import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";

/** Removes folders named `<kind>-<pid>…` below `folder` whose process has ended: what killed runs left behind. */
export async function clearLeftovers(folder: string, kinds: RegExp): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const left = names.filter((name) => kinds.test(name) && !isAlive(Number(/-(\d+)/.exec(name)?.[1])));
  for (const name of left) await rm(join(folder, name), {recursive: true, force: true});
}

/** Whether another process with this id runs; our own does not count, since it clears before it begins. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
