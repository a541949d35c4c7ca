import {createHmac} from "node:crypto";
import {existsSync} from "node:fs";
import {appendFile, chmod, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";

/**
 * People who must not come back: one keyed hash a line, so that the list names nobody. It lies beside the warehouse and
 * is one of the few things that outlive a run.
 */
export function forgetListFile(warehouse: string): string {
  return join(dirname(warehouse), "forgotten");
}

/** The tombstone of a candidate or application id; the same for the id in any spelling of white space. */
export function tombstone(id: string, key: Buffer): string {
  return createHmac("sha256", key)
    .update(`candidate|${id.normalize("NFC").trim()}`)
    .digest("hex");
}

/** Adds ids to the list, each once. */
export async function remember(file: string, ids: readonly string[], key: Buffer): Promise<void> {
  const known = await readForgetList(file);
  const added = [...new Set(ids.map((id) => tombstone(id, key)))].filter((hash) => !known.has(hash));
  if (added.length === 0) return;
  await appendFile(file, added.map((hash) => `${hash}\n`).join(""), {mode: 0o600});
  await chmod(file, 0o600);
}

export async function readForgetList(file: string): Promise<Set<string>> {
  if (!existsSync(file)) return new Set();
  return new Set((await readFile(file, "utf8")).split("\n").filter(Boolean));
}
