import {createReadStream} from "node:fs";
import type {Readable} from "node:stream";
import {text} from "node:stream/consumers";
import {extract, pack} from "tar-stream";

/** Framework writes a file's time into the page; a fixed one keeps builds of the same data identical. */
export const fixedTime = new Date("2000-01-01T00:00:00Z");

/** Named texts as a tar archive, in the order given. */
export function packed(files: readonly (readonly [name: string, content: string])[]): Readable {
  const archive = pack();
  for (const [name, content] of files) archive.entry({name, mtime: fixedTime, mode: 0o600}, content);
  archive.finalize();
  return archive as unknown as Readable;
}

/** The texts of a tar archive by name. */
export async function unpacked(file: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const entry of createReadStream(file).pipe(extract())) found.set(entry.header.name, await text(entry));
  return found;
}
