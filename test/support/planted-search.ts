import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {gunzipSync, inflateSync} from "node:zlib";

/** A text that must not be found: every planted value holds its `mark`; e-mail addresses are looked for as hashes too. */
export interface Planted {
  mark: string;
  emails: readonly string[];
}

/** Every spelling of `mark` found in a text or its bytes, as "place: spelling". Empty when nothing leaks. */
export function leaksIn(place: string, content: Buffer, {mark, emails}: Planted): string[] {
  const found: string[] = [];
  const texts = [content, ...decompressed(content)].map((bytes) => bytes.toString("latin1"));
  const folded = texts.map((text) => text.toLowerCase());
  for (const [spelling, needle] of spellings(mark))
    if (folded.some((text) => text.includes(needle.toLowerCase()))) found.push(`${place}: ${spelling}`);
  for (const [index, needle] of base64Parts(mark).entries())
    if (texts.some((text) => text.includes(needle))) found.push(`${place}: base64 at offset ${index % 3}`);
  const hashes = hashesOfAll(emails);
  for (const text of folded)
    for (const [word] of text.matchAll(/[0-9a-f]{32,64}/g))
      if (hashes.has(word)) found.push(`${place}: ${hashes.get(word)}`);
  return found;
}

/** The same for every file below a folder, names included. */
export function leaksBelow(folder: string, planted: Planted): string[] {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true});
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    const inName = leaksIn(`name of ${name}`, Buffer.from(entry.name), planted);
    return entry.isFile() ? [...inName, ...leaksIn(name, readFileSync(path), planted)] : inName;
  });
}

/** Bytes are compared as Latin-1, so that a needle stands for its UTF-8 bytes exactly. */
function utf8(text: string): string {
  return Buffer.from(text).toString("latin1");
}

function spellings(mark: string): [string, string][] {
  return [mark, mark.toUpperCase()].flatMap((text): [string, string][] => {
    const codes = (write: (code: number) => string): string =>
      Array.from(text, (letter) => (letter > "~" ? write(letter.codePointAt(0)!) : letter)).join("");
    return [
      ["NFC", utf8(text.normalize("NFC"))],
      ["NFD", utf8(text.normalize("NFD"))],
      ["Latin-1", Buffer.from(text, "latin1").toString("latin1")],
      ["UTF-16", Buffer.from(text, "utf16le").toString("latin1")],
      ["URL-escaped", encodeURIComponent(text)],
      ["URL-escaped NFD", encodeURIComponent(text.normalize("NFD"))],
      ["HTML-escaped", codes((code) => `&#${code};`)],
      ["HTML-escaped in hexadecimal", codes((code) => `&#x${code.toString(16)};`)],
      ["HTML-escaped by name", text.replaceAll("é", "&eacute;").replaceAll("ï", "&iuml;")],
      ["JSON-escaped", codes((code) => `\\u${code.toString(16).padStart(4, "0")}`)],
      ["hexadecimal", Buffer.from(text).toString("hex")]
    ];
  });
}

/** What base64 makes of the mark wherever it begins, without the letters that depend on its neighbours. */
function base64Parts(mark: string): string[] {
  return [mark, mark.toUpperCase()].flatMap((text) =>
    [0, 1, 2].map((offset) => {
      const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
      const first = offset === 0 ? 0 : offset + 1;
      return bytes.toString("base64").slice(first, Math.floor((bytes.length * 8) / 6));
    })
  );
}

/** Hash → what it is of; made once for each list, since lists are long and files many. */
function hashesOfAll(emails: readonly string[]): ReadonlyMap<string, string> {
  const known = madeHashes.get(emails);
  if (known) return known;
  const made = new Map(emails.flatMap(hashesOf));
  madeHashes.set(emails, made);
  return made;
}

const madeHashes = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function hashesOf(email: string): [string, string][] {
  return ["md5", "sha1", "sha256"].flatMap((algorithm) =>
    [email, email.toLowerCase(), email.normalize("NFD")].map((text): [string, string] => [
      createHash(algorithm).update(text).digest("hex"),
      `${algorithm} of an e-mail address`
    ])
  );
}

function decompressed(content: Buffer): Buffer[] {
  return [gunzipSync, inflateSync].flatMap((unpack) => {
    try {
      return [unpack(content)];
    } catch {
      return [];
    }
  });
}
