import {existsSync, statSync} from "node:fs";
import {lstat, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {type Audience, audiences} from "../../src/contracts/site.js";
import {refused} from "../errors.js";
import {openFolders} from "../warehouse/private-files.js";
import {isMakerRunning, lock} from "../warehouse/swap.js";
import {removeSite, standing} from "./manifest.js";

/**
 * New sites are built under `<out>/.next-<pid>/`, on the file system of the old ones. When all are complete a journal
 * says so, and from then on the new ones win: a run that dies between two renames is finished by the next run.
 */
const journalName = ".swap.json";
const lockName = ".plumbline.lock";
const unfinished = /^\.next-\d+$/;

/** Names what is moved and removed, so nothing outside its own folder may stand in it. */
const journalSchema = z.strictObject({next: z.string().regex(unfinished), audiences: z.array(z.enum(audiences))});

/** So that one run at a time replaces or removes the sites of a folder. Throws UserError 3 or 75. Returns the release. */
export async function lockSites(out: string): Promise<() => void> {
  if (existsSync(out) && !statSync(out).isDirectory())
    throw refused(`${out}: the sites need a folder, this is a file`, "name another one with --out");
  await openFolders(out, await mkdir(out, {recursive: true}));
  return lock(join(out, lockName), `${out}: another run (process %) is building or removing its sites`);
}

/** Throws UserError 3 where a folder that plumbline did not make stands where a site would go. */
export async function refuseForeign(out: string, names: readonly Audience[]): Promise<void> {
  for (const audience of names)
    if ((await standing(join(out, audience))) === "foreign")
      throw refused(
        `${join(out, audience)}: plumbline did not make this, and the site of that name would replace it`,
        "move it away, or name another folder with --out"
      );
}

/** A fresh folder to build into, beside the sites it will replace. */
export async function beginSwap(out: string, id: string = String(process.pid)): Promise<string> {
  await recoverSwap(out);
  const next = join(out, `.next-${id}`);
  await rm(next, {recursive: true, force: true});
  await mkdir(next, {recursive: true, mode: 0o700});
  return next;
}

/**
 * Replaces the sites of `names` by those in `next`. Sites of other audiences stay as they are, and what plumbline did not
 * make in the old ones is kept aside: those paths are returned.
 */
export async function finishSwap(out: string, next: string, names: readonly Audience[]): Promise<string[]> {
  // Drafted among the new sites, so that what clears an unfinished build clears an unfinished journal too.
  const draft = join(next, journalName);
  await writeFile(draft, JSON.stringify({next: next.slice(out.length + 1), audiences: names}));
  await rename(draft, join(out, journalName));
  return await recoverSwap(out);
}

/** Ends a swap that its journal says was begun, and clears what an unfinished build left. Returns what was kept aside. */
export async function recoverSwap(out: string): Promise<string[]> {
  if (!existsSync(out)) return [];
  const kept = await clearOld(out);
  const journal = await readJournal(out);
  if (journal) {
    const next = join(out, journal.next);
    for (const audience of (await isFolder(next)) ? journal.audiences : [])
      if (await isFolder(join(next, audience))) await moveIn(out, next, audience);
    kept.push(...(await clearOld(out)));
    await rm(next, {recursive: true, force: true});
    await rm(join(out, journalName), {force: true});
  } else if (existsSync(join(out, journalName))) kept.push(await keptAside(out, journalName));
  await clearLeftovers(out, unfinished);
  await clearLeftovers(out, /^\.plumbline\.lock\.\d+(?:\.lock)?$/);
  return kept;
}

/** One site: away with the old, in with the new. */
async function moveIn(out: string, next: string, audience: Audience): Promise<void> {
  if (existsSync(join(out, audience))) await rename(join(out, audience), join(out, oldName(audience)));
  await rename(join(next, audience), join(out, audience));
}

/** Removes the sites that were replaced; one that nothing took the place of comes back. Returns what was kept aside. */
async function clearOld(out: string): Promise<string[]> {
  const kept: string[] = [];
  for (const audience of audiences) {
    const old = join(out, oldName(audience));
    if (!existsSync(old)) continue;
    if (!existsSync(join(out, audience))) await rename(old, join(out, audience));
    else if (!(await removeSite(old))) kept.push(await keptAside(out, oldName(audience)));
  }
  return kept;
}

const oldName = (audience: Audience): string => `.old-${audience}`;

/** Moves something that plumbline did not make, or that is damaged, out of its way. Returns where it lies. */
async function keptAside(out: string, name: string): Promise<string> {
  const free = (number: number): string => {
    const path = join(out, `kept-${name.replace(/^\.(?:old-)?/, "")}-${number}`);
    return existsSync(path) ? free(number + 1) : path;
  };
  const path = free(1);
  await rename(join(out, name), path);
  return path;
}

/** Removes every site below `out` that plumbline made, finished or not. Returns which are gone, and what is left of them. */
export async function removeSites(out: string): Promise<{removed: string[]; left: string[]}> {
  await recoverSwap(out);
  const kept = existsSync(out) ? (await readdir(out)).filter((name) => name.startsWith("kept-")) : [];
  const [removed, left]: [string[], string[]] = [[], kept.map((name) => join(out, name))];
  for (const site of audiences.map((audience) => join(out, audience)).filter((path) => existsSync(path)))
    ((await removeSite(site)) ? removed : left).push(site);
  return {removed, left};
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() ?? false;
}

/** The journal of a swap that was begun; null when there is none, or none that plumbline can have written. */
async function readJournal(out: string): Promise<z.infer<typeof journalSchema> | null> {
  try {
    const read = journalSchema.safeParse(JSON.parse(await readFile(join(out, journalName), "utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Removes what is named after a process below `folder` when that has ended: what killed runs left behind. */
export async function clearLeftovers(folder: string, kinds: RegExp): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const left = names.filter((name) => kinds.test(name) && !isAlive(Number(/\d+/.exec(name)![0]), join(folder, name)));
  for (const name of left) await rm(join(folder, name), {recursive: true, force: true});
}

/** Whether another process, which made this, runs; our own does not count, since it clears before it begins. */
function isAlive(pid: number, path: string): boolean {
  return pid > 0 && pid !== process.pid && isMakerRunning(pid, path);
}
