import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type Audience, audiences} from "../../src/contracts/site.js";

/**
 * New sites are built under `<out>/.next-<pid>/`, on the file system of the old ones. When all are complete a journal
 * says so, and from then on the new ones win: a run that dies between two renames is finished by the next run.
 */
const journalName = ".swap.json";

interface Journal {
  next: string;
  audiences: Audience[];
}

/** A fresh folder to build into, beside the sites it will replace. */
export async function beginSwap(out: string, id: string = String(process.pid)): Promise<string> {
  await recoverSwap(out);
  const next = join(out, `.next-${id}`);
  await rm(next, {recursive: true, force: true});
  await mkdir(next, {recursive: true});
  return next;
}

/** Replaces the sites of `names` by those in `next`. Sites of other audiences stay as they are. */
export async function finishSwap(out: string, next: string, names: readonly Audience[]): Promise<void> {
  const journal: Journal = {next: next.slice(out.length + 1), audiences: [...names]};
  // Drafted among the new sites, so that what clears an unfinished build clears an unfinished journal too.
  const draft = join(next, journalName);
  await writeFile(draft, JSON.stringify(journal));
  await rename(draft, join(out, journalName));
  await recoverSwap(out);
}

/** Ends a swap that its journal says was begun, and clears what an unfinished build left. */
export async function recoverSwap(out: string): Promise<void> {
  if (!existsSync(out)) return;
  const journal = await readJournal(out);
  if (journal) {
    for (const audience of journal.audiences) await moveIn(out, join(out, journal.next, audience), audience);
    await rm(join(out, journal.next), {recursive: true, force: true});
    await rm(join(out, journalName), {force: true});
  }
  await clearLeftovers(out, /^\.(next|old)-/);
}

/** One site: away with the old, in with the new. Done already when the new one is no longer in `next`. */
async function moveIn(out: string, fresh: string, audience: Audience): Promise<void> {
  if (!existsSync(fresh)) return;
  const old = join(out, `.old-${audience}`);
  await rm(old, {recursive: true, force: true});
  if (existsSync(join(out, audience))) await rename(join(out, audience), old);
  await rename(fresh, join(out, audience));
  await rm(old, {recursive: true, force: true});
}

async function readJournal(out: string): Promise<Journal | null> {
  const file = join(out, journalName);
  if (!existsSync(file)) return null;
  const {next, audiences: names} = JSON.parse(await readFile(file, "utf8")) as Journal;
  return {next, audiences: audiences.filter((audience) => names.includes(audience))};
}

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
