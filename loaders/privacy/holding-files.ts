import {createReadStream} from "node:fs";
import {readdir} from "node:fs/promises";
import {join, relative} from "node:path";

/** Files below a folder in whose bytes one of the ids stands as a word of its own; compressed files are not looked into. */
export async function filesThatHold(folder: string, ids: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const file of files) if (await holds(file, new Set(ids))) found.push(relative(folder, file));
  return found.sort();
}

async function holds(file: string, ids: ReadonlySet<string>): Promise<boolean> {
  let rest = "";
  for await (const chunk of createReadStream(file, {encoding: "utf8"})) {
    const words = (rest + String(chunk)).split(/[^\p{L}\p{N}_-]+/u);
    rest = words.pop() ?? "";
    if (words.some((word) => ids.has(word))) return true;
  }
  return ids.has(rest);
}
