import {createHmac, randomBytes} from "node:crypto";
import {mkdir, readFile, stat, writeFile} from "node:fs/promises";
import {homedir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {inputOutput, refused} from "../errors.js";

// Crockford's base 32 without look-alikes; five bits a letter.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const shortest = 4;
const longest = 50;

/**
 * A pseudonym such as `I-7K3Q` for each id: HMAC-SHA-256 of the id under the key, in a domain of its own, so that
 * nobody without the key can try a staff list against it. Four letters, more where two ids would share them.
 */
export function interviewerPseudonyms(ids: Iterable<string>, key: Buffer): Map<string, string> {
  const full = new Map([...new Set(ids)].map((id) => [id, digest(id, key)] as const));
  for (let length = shortest; length <= longest; length++) {
    const short = [...full].map(([id, text]) => [id, `I-${text.slice(0, length)}`] as const);
    if (new Set(short.map(([, pseudonym]) => pseudonym)).size === short.length) return new Map(short);
  }
  throw new Error("two interviewer ids have one HMAC-SHA-256");
}

/** A pseudonym that depends on nobody else's: what is kept from one build to the next goes by it. */
export function lastingPseudonym(id: string, key: Buffer): string {
  return `I-${digest(id, key)}`;
}

/** Which key it is, without telling it: what was made with another is known by this. */
export function fingerprintOf(key: Buffer): string {
  return createHmac("sha256", key).update("fingerprint").digest("hex").slice(0, 16);
}

function digest(id: string, key: Buffer): string {
  const normal = id.normalize("NFC").trim();
  const hash = createHmac("sha256", key).update(`interviewer|${normal}`).digest();
  let bits = "";
  for (const byte of hash) bits += byte.toString(2).padStart(8, "0");
  return Array.from({length: longest}, (_, i) => letters[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]!).join("");
}

const bytes = 32;
/** A random key of 64 digits has fewer different ones once in 10^20. */
const leastDigits = 6;

/** Where the pseudonym key lies: PLUMBLINE_KEY_FILE, else `privacy.key_file` with `~` for the home folder. */
export function keyFile(configured: string): string {
  const path = process.env.PLUMBLINE_KEY_FILE || configured;
  return path.startsWith("~/") ? join(homedir(), path.slice(2)) : resolve(path);
}

/**
 * The 256-bit pseudonym key, as 64 hexadecimal digits in its file. A missing file is created with a new random key,
 * readable by its owner only; a file that holds anything else is refused, because pseudonyms made with another key
 * would silently name other people.
 */
export async function pseudonymKey(path: string): Promise<Buffer> {
  const text = await readKey(path);
  if (text === null) return await createKey(path);
  if (!/^[0-9a-f]{64}\s*$/i.test(text))
    throw refused(
      `${path}: the pseudonym key must be 64 hexadecimal digits, this file holds ${text.trim().length} characters`,
      `restore it from a backup; or move it away and build again: a new key is made, and every pseudonym changes`
    );
  if (new Set(text.trim().toLowerCase()).size < leastDigits)
    throw refused(
      `${path}: the pseudonym key repeats the same few digits, so anybody could guess it`,
      "move it away and build again: a new key is made, and every pseudonym changes"
    );
  return Buffer.from(text.trim(), "hex");
}

/** The text of a key file; null when there is none. Throws UserError 3 where others could have written it. */
async function readKey(path: string): Promise<string | null> {
  try {
    const {mode} = await stat(path);
    if (process.platform !== "win32" && (mode & 0o002) !== 0)
      throw refused(
        `${path}: every user of this machine may write the pseudonym key (mode ${(mode & 0o777).toString(8)}), so it may be somebody else's`,
        `if it is still yours, close it: chmod 600 ${path}; else move it away: a new key is made, and every pseudonym changes`
      );
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw inputOutput(error, path);
  }
}

async function createKey(path: string): Promise<Buffer> {
  const key = randomBytes(bytes);
  try {
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    await writeFile(path, `${key.toString("hex")}\n`, {mode: 0o600, flag: "wx"});
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return await pseudonymKey(path);
    throw inputOutput(error, path);
  }
}
