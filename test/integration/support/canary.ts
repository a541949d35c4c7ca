import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";

/** A way in which a private text may have been written into a published file. */
export interface Disguise {
  name: string;
  of: (text: string) => string[];
}

const bytes = (text: string): Buffer => Buffer.from(text, "utf8");
const digests = ["md5", "sha1", "sha256"] as const;

/** Base64 of a text inside a longer one depends on where it begins: three offsets, their uncertain ends cut off. */
function base64AtEveryOffset(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes(text)])
      .toString("base64")
      .replace(/=+$/, "");
    return whole.slice(offset === 0 ? 0 : offset + 1, -2);
  });
}

export const disguises: readonly Disguise[] = [
  {name: "as it is", of: (text) => [text]},
  {name: "lower case", of: (text) => [text.toLowerCase()]},
  {name: "composed and decomposed", of: (text) => [text.normalize("NFC"), text.normalize("NFD")]},
  {name: "URL", of: (text) => [encodeURIComponent(text)]},
  {name: "HTML", of: (text) => [text.replace(/[@.]/g, (sign) => `&#${sign.charCodeAt(0)};`)]},
  {
    name: "JSON escapes",
    of: (text) => [text.replace(/[^a-z0-9]/gi, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)]
  },
  {name: "hexadecimal", of: (text) => [bytes(text).toString("hex")]},
  {name: "base64", of: base64AtEveryOffset},
  {
    name: "digest",
    of: (text) =>
      digests.flatMap((kind) => ["hex", "base64"].map((form) => digest(kind, text, form as "hex" | "base64")))
  }
];

function digest(kind: string, text: string, form: "hex" | "base64"): string {
  return createHash(kind).update(text).digest(form);
}

/** Where in a folder one of the texts stands in some disguise: in a file's name, its bytes, or what they decompress to. */
export function findings(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.flatMap((text) =>
    disguises.flatMap(({name, of}) => of(text).map((form) => ({text, name, form: bytes(form)})))
  );
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = readFileSync(path);
      const places = [bytes(path.slice(folder.length)), content, ...decompressed(content)];
      return wanted
        .filter(({form}) => places.some((place) => place.includes(form)))
        .map(({text, name}) => `${path.slice(folder.length)}: ${text} (${name})`);
    });
}

function decompressed(content: Buffer): Buffer[] {
  try {
    return content[0] === 0x1f && content[1] === 0x8b ? [gunzipSync(content)] : [];
  } catch {
    return [];
  }
}
