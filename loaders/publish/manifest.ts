import {existsSync} from "node:fs";
import {lstat, readdir, readFile, rm, rmdir} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {filesOf, manifestName, sumOf} from "./finish.js";

/** Written by file managers into any folder that is looked at. */
const droppings = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/;

const isInside = (name: string): boolean => name !== "" && !/^\/|(?:^|\/)\.{0,2}(?:\/|$)|[\\\0]/.test(name);
const schema = z.strictObject({
  sha256: z.record(z.string().refine(isInside), z.string().regex(/^[0-9a-f]{64}$/))
});

/**
 * The files of a site that are as plumbline wrote them, by its manifest; null where there is no manifest that can be
 * believed. Links are never followed.
 */
export async function ownFiles(folder: string): Promise<string[] | null> {
  const listed = await manifestOf(folder);
  if (listed === null) return null;
  const own: string[] = [];
  for (const name of await filesOf(folder))
    if (listed.has(name) && (await sumOf(join(folder, name))) === listed.get(name)) own.push(name);
  return own;
}

/** The sum of a site's manifest where every file is there as the manifest says, and nothing else; else null. */
export async function sumOfSite(folder: string): Promise<string | null> {
  const [listed, own] = [await manifestOf(folder), await ownFiles(folder)];
  if (listed === null || own?.length !== listed.size) return null;
  const files = (await filesOf(folder)).filter((name) => name !== manifestName && !droppings.test(name));
  return files.length === listed.size ? await sumOf(join(folder, manifestName)) : null;
}

/** Takes away what plumbline made in a folder, and the folder where nothing else is in it. Returns whether it is gone. */
export async function removeSite(folder: string): Promise<boolean> {
  if (!(await lstat(folder)).isDirectory()) return false;
  const own = await ownFiles(folder);
  if (own !== null) {
    const also = (await filesOf(folder)).filter((name) => droppings.test(name));
    for (const name of [...own, ...also, manifestName]) await rm(join(folder, name), {force: true});
  }
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const folders = entries.filter((entry) => entry.isDirectory()).map(({parentPath, name}) => join(parentPath, name));
  // Those of detail pages that no subject has are empty, and so is all that a run leaves which died at this very place.
  if (own !== null || folders.length === entries.length)
    for (const path of [...folders.sort((one, other) => other.length - one.length), folder])
      await rmdir(path).catch(() => undefined);
  return !existsSync(folder);
}

/** Whose the folder is: "ours" by its manifest, or by the looks of a site whose manifest is damaged. */
export async function standing(folder: string): Promise<"not_there" | "ours" | "foreign"> {
  const about = await lstat(folder).catch(() => null);
  if (about === null) return "not_there";
  if (!about.isDirectory()) return "foreign";
  const files = (await filesOf(folder)).filter((name) => !droppings.test(name));
  const looks =
    files.length === 0 ||
    files.includes(manifestName) ||
    files.some((name) => /^_(?:import|observablehq)\//.test(name));
  return looks ? "ours" : "foreign";
}

async function manifestOf(folder: string): Promise<Map<string, string> | null> {
  try {
    if (!(await lstat(folder)).isDirectory()) return null;
    const read = schema.safeParse(JSON.parse(await readFile(join(folder, manifestName), "utf8")));
    return read.success ? new Map(Object.entries(read.data.sha256)) : null;
  } catch {
    return null;
  }
}
