import {isUtf8} from "node:buffer";
import {refused, type UserError} from "../errors.js";

const signatures = [
  ["gzip", "1f8b"],
  ["zip", "504b0304"],
  ["zip", "504b0506"],
  ["parquet", "50415231"],
  ["utf-16le", "fffe"],
  ["utf-16be", "feff"],
  ["xls", "d0cf11e0"],
  ["bzip2", "425a68"],
  ["xz", "fd377a58"],
  ["zstd", "28b52ffd"],
  ["sqlite", "53514c697465"],
  ["pdf", "25504446"]
] as const;

/** What the first bytes of a file say it is. */
type Magic = (typeof signatures)[number][0] | "duckdb" | null;

/** The kind of file by its first bytes, null when they are those of plain text or of nothing known. */
export function magicOf(head: Buffer): Magic {
  if (head.subarray(8, 12).toString("latin1") === "DUCK") return "duckdb";
  return signatures.find(([, hex]) => head.subarray(0, hex.length / 2).toString("hex") === hex)?.[0] ?? null;
}

/**
 * UTF-16 without a byte order mark: of a text in a Latin script every second byte is nought, and no other. Null where
 * that is not so.
 */
export function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | null {
  const noughts = [0, 0];
  const pairs = head.length >> 1;
  for (let at = 0; at < pairs * 2; at++) if (head[at] === 0) noughts[at % 2]!++;
  if (pairs < 8 || noughts[0]! + noughts[1]! < pairs * 0.7) return null;
  if (noughts[0] === 0) return "utf-16le";
  return noughts[1] === 0 ? "utf-16be" : null;
}

/** What is known of how a file's text is written, complete once its first piece went by. */
export interface TextFacts {
  gzip: boolean;
  /** True when DuckDB sees the same bytes as the scanner: plain UTF-8, not compressed. A byte order mark is allowed. */
  verbatim: boolean;
  byteOrderMark: boolean;
  /** The encoding the text was converted from, null for UTF-8. */
  convertedFrom: string | null;
}

/** Throws UserError 3 for an encoding that does not exist: once, whatever the number of files. */
export function refuseUnknownEncoding(encoding: string | undefined): void {
  if (encoding === undefined) return;
  try {
    new TextDecoder(encoding);
  } catch {
    throw refused(
      `--encoding ${encoding}: there is no text encoding of this name`,
      "use a name such as latin1, windows-1252 or utf-16le"
    );
  }
}

/** Text that is not valid UTF-8; `position` is the byte where that shows, 0 = first. */
export class InvalidText extends Error {
  constructor(readonly position: number) {
    super(`byte ${position} is not valid UTF-8`);
    this.name = "InvalidText";
  }

  /** What the user is told, once the line is known. */
  refusal(name: string, line: number): UserError {
    return refused(
      `${name} line ${line}: byte ${this.position + 1} of the file is not valid UTF-8`,
      `export as UTF-8, or name its encoding in plumbline.yaml, e.g. tables: {${JSON.stringify(name)}: {encoding: windows-1252}}`,
      "or that of all files, e.g. --encoding latin1"
    );
  }
}

/**
 * Any text encoding in, UTF-8 without byte order mark out. Throws InvalidText for invalid UTF-8, UserError 3 for a
 * text that is not in the encoding; the encoding is a known one.
 */
export async function* transcode(
  chunks: AsyncGenerator<Buffer>,
  encoding: string | undefined,
  name: string,
  facts: TextFacts
): AsyncGenerator<Buffer> {
  let label = encoding?.toLowerCase() ?? null;
  if (label === "utf-8" || label === "utf8") label = null;
  let decoder: TextDecoder | null = null;
  let carry: Buffer = Buffer.alloc(0);
  let position = 0;
  let first = true;
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (first) {
      const magic = magicOf(chunk);
      if (magic === "utf-16le" || magic === "utf-16be") label = magic;
      decoder = label === null ? null : new TextDecoder(label, {fatal: true});
      facts.convertedFrom = label;
      facts.verbatim = label === null && !facts.gzip;
      if (label === null && chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) {
        facts.byteOrderMark = true;
        bytes = chunk.subarray(3);
        position = 3;
      }
      first = false;
    }
    if (decoder) {
      yield Buffer.from(decode(decoder, bytes, label!, name), "utf8");
      continue;
    }
    const joined: Buffer = carry.length > 0 ? Buffer.concat([carry, bytes]) : bytes;
    const whole = joined.length - incompleteTail(joined);
    const text = joined.subarray(0, whole);
    if (!isUtf8(text)) throw new InvalidText(position + firstInvalid(text));
    position += whole;
    carry = joined.subarray(whole);
    if (text.length > 0) yield text;
  }
  if (decoder) {
    const rest = decode(decoder, undefined, label!, name);
    if (rest.length > 0) yield Buffer.from(rest, "utf8");
  }
  if (carry.length > 0) throw new InvalidText(position);
}

function decode(decoder: TextDecoder, bytes: Buffer | undefined, label: string, name: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, {stream: true});
  } catch {
    throw refused(`${name}: the text is not valid ${label}`, "export as UTF-8, or name the encoding with --encoding");
  }
}

/** Bytes at the end that begin a UTF-8 character whose rest is in the next piece. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

/** Position of the first byte that starts no valid character, found by halving. */
function firstInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const head = bytes.subarray(0, middle);
    const whole = head.subarray(0, middle - incompleteTail(head));
    if (isUtf8(whole)) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low - incompleteTail(bytes.subarray(0, low)));
}
