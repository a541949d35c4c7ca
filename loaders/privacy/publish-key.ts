import {randomBytes} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {homedir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {inputOutput, refused} from "../errors.js";

const bytes = 32;

/** Where the pseudonym key lies: PLUMBLINE_KEY_FILE, else `privacy.key_file` with `~` for the home folder. */
export function keyFile(configured: string): string {
  const path = process.env.PLUMBLINE_KEY_FILE ?? configured;
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
  return Buffer.from(text.trim(), "hex");
}

async function readKey(path: string): Promise<string | null> {
  try {
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
