import {createHmac, timingSafeEqual} from "node:crypto";
import {mkdir, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {inputOutput, refused, type UserError} from "../errors.js";
import {clearLeftovers, lock, replaceFile} from "../warehouse/swap.js";
import {fingerprintOf} from "./pseudonyms.js";

/**
 * People who must not come back: one keyed hash a line, so that the list names nobody, below a line that seals them. It
 * lies beside the warehouse and is one of the few things that outlive a run.
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

/** Adds ids to the list, each once. A list that is damaged is refused, and stays as it is. */
export async function remember(file: string, ids: readonly string[], key: Buffer): Promise<void> {
  if (ids.length === 0) return;
  await mkdir(dirname(file), {recursive: true, mode: 0o700});
  const release = lock(`${file}.lock`, `${file}: another run (process %) is changing it`);
  try {
    await clearLeftovers(file);
    const known = (await readForgetList(file, key)) ?? new Set();
    const all = [...new Set([...known, ...ids.map((id) => tombstone(id, key))])];
    await replaceFile(file, [sealOf(all, key), ...all, ""].join("\n"));
  } catch (error) {
    throw inputOutput(error, file);
  } finally {
    release();
  }
}

/**
 * The tombstones on the list; null where there is none. Throws UserError 3 where it is not whole, or was made with another
 * key: whoever is missing on it would come back. Byte order marks, line ends, case and blank lines change nothing in it.
 */
export async function readForgetList(file: string, key: Buffer): Promise<ReadonlySet<string> | null> {
  const text = await textOf(file);
  if (text === null) return null;
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const first = lines.findIndex((line) => line !== "");
  const seal = sealPattern.exec(lines[first] ?? "");
  const hashes = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line === "" || (seal !== null && index === first)) continue;
    // Anyone could have put anything there, so the line itself is not repeated.
    if (!/^[0-9a-f]{64}$/i.test(line))
      throw damaged(file, `line ${index + 1} must be 64 hexadecimal digits, it holds ${line.length} characters`);
    hashes.add(line.toLowerCase());
  }
  if (hashes.size === 0) throw damaged(file, "it names nobody, and a list is only made for somebody");
  // Lists of version 0.1.0 have no seal until somebody is added.
  if (seal === null) return hashes;
  const [, people, fingerprint] = seal;
  if (fingerprint !== fingerprintOf(key))
    throw refused(
      `${file}: the list of forgotten people was made with another pseudonym key (${fingerprint}, this one is ${fingerprintOf(key)})`,
      "restore the key that it was made with; with another one everybody on the list would come back"
    );
  if (Number(people) !== hashes.size)
    throw damaged(file, `it was sealed with ${people} people and holds ${hashes.size}`);
  if (!timingSafeEqual(Buffer.from(sealOf([...hashes], key)), Buffer.from(seal[0])))
    throw damaged(file, "a line of it was changed");
  return hashes;
}

const sealPattern = /^plumbline forgotten: people (\d+), key ([0-9a-f]{16}), seal ([0-9a-f]{64})$/;

/** What the list held when plumbline wrote it, in any order. */
function sealOf(hashes: readonly string[], key: Buffer): string {
  const seal = createHmac("sha256", key)
    .update(`list|${hashes.toSorted().join("|")}`)
    .digest("hex");
  return `plumbline forgotten: people ${hashes.length}, key ${fingerprintOf(key)}, seal ${seal}`;
}

function damaged(file: string, what: string): UserError {
  return refused(
    `${file}: the list of forgotten people is damaged: ${what}`,
    "restore it from a backup; without one, delete it with the warehouse beside it, and forget everybody on it again"
  );
}

async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === "EISDIR") throw damaged(file, "it is a folder");
    throw inputOutput(error, file);
  }
}
