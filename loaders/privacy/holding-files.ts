import {createReadStream} from "node:fs";
import {readdir} from "node:fs/promises";
import {join, relative} from "node:path";
import {keyParts} from "../canonical/people.js";

/**
 * Files below a folder in whose bytes one of the ids stands, as a word of its own or as words in a row; compressed files are
 * not looked into.
 */
export async function filesThatHold(folder: string, ids: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const file of files) if (await holds(file, new Set(ids))) found.push(relative(folder, file));
  return found.sort();
}

async function holds(file: string, ids: ReadonlySet<string>): Promise<boolean> {
  // A name is several words in a row, and a key of several columns several such parts.
  const keys = [...ids].map((id) => {
    const parts = id.split(keyParts).map((part) => part.split(between).filter(Boolean));
    return parts.map((words) => inARow(words, parts.length > 1 || words.length > 1));
  });
  const wanted = new Set(keys.flat());
  const most = Math.max(...[...wanted].map((part) => part.split(" ").length - 1));
  const found = new Set<string>();
  let last: string[] = [];
  let rest = "";
  for await (const chunk of createReadStream(file, {encoding: "utf8"})) {
    const words = (rest + String(chunk)).split(between);
    rest = words.pop() ?? "";
    words.forEach(look);
  }
  look(rest);
  return keys.some((parts) => parts.every((part) => found.has(part)));

  function look(word: string): void {
    if (word === "") return;
    last = [...last, word].slice(-most);
    for (let length = 1; length <= last.length; length++) {
      for (const part of [inARow(last.slice(-length), true), inARow(last.slice(-length), false)])
        if (wanted.has(part)) found.add(part);
    }
  }
}

const between = /[^\p{L}\p{N}_-]+/u;

/** Words as they are looked for: those of a name in any case; the case of an id may mean something. */
function inARow(words: readonly string[], isName: boolean): string {
  return isName ? `name ${words.join(" ").toLowerCase()}` : `id ${words.join(" ")}`;
}
