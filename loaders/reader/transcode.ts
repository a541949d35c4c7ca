import {isUtf8} from "node:buffer";
import {refused, type UserError} from "../errors.js";
import type {ByteFacts, BytesOptions} from "./bytes.js";
import {magicOf} from "./magic.js";

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
      "export as UTF-8, or name the encoding of the file, e.g. --encoding latin1"
    );
  }
}

/**
 * Any text encoding in, UTF-8 without byte order mark out. Throws InvalidText for invalid UTF-8, UserError 3 for a
 * text that is not in the encoding; the encoding is a known one.
 */
export async function* transcode(
  chunks: AsyncGenerator<Buffer>,
  {encoding, name}: BytesOptions,
  facts: ByteFacts
): AsyncGenerator<Buffer> {
  let label: string | null = encoding === undefined ? null : encoding.toLowerCase();
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
