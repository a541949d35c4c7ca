import {isAscii} from "node:buffer";
import {createHash} from "node:crypto";
import {createReadStream, type BigIntStats} from "node:fs";
import {open, stat, type FileHandle} from "node:fs/promises";
import {createGunzip} from "node:zlib";
import {Readable} from "node:stream";
import {inputOutput, refused} from "../errors.js";
import {magicOf} from "./magic.js";
import {InvalidText, transcode} from "./transcode.js";

/** The size of the pieces in which a file is read. */
export const chunkBytes = 1 << 20;
/** Decompressed bytes allowed per compressed byte, once more than 64 MiB came out. */
const maximumRatio = 100;
const ratioFrom = 64 << 20;

export interface BytesOptions {
  /** Overrides the detection of the text encoding, e.g. `latin1`. */
  encoding?: string | undefined;
  /** How the file is called in messages. */
  name: string;
}

/** What was learnt about a file while its bytes went by; complete once the bytes are read to the end. */
export interface ByteFacts {
  sha256: string;
  sizeBytes: number;
  /** Size, time of change and inode when reading began: see `fileVersion`. */
  version: string;
  gzip: boolean;
  /** True when DuckDB sees the same bytes as the scanner: plain UTF-8, not compressed. A byte order mark is allowed. */
  verbatim: boolean;
  byteOrderMark: boolean;
  /** True as long as only ASCII went by. */
  ascii: boolean;
  /** The encoding the text was converted from, null for UTF-8. */
  convertedFrom: string | null;
}

/**
 * The text of a file as UTF-8 bytes without byte order mark, decompressed, in pieces of about 1 MiB. `facts` is filled
 * as reading goes on. Stops with UserError 3 when gzip data is damaged or the file changes while it is read.
 */
export async function* readBytes(path: string, options: BytesOptions, facts: ByteFacts): AsyncGenerator<Buffer> {
  const file = await open(path, "r").catch((error: unknown) => {
    throw inputOutput(error, options.name);
  });
  try {
    facts.version = versionOf(await file.stat({bigint: true}));
    const hash = createHash("sha256");
    const raw = rawChunks(file, hash, facts);
    const head = await raw.next();
    const first = head.done ? Buffer.alloc(0) : head.value;
    facts.gzip = magicOf(first) === "gzip";
    const plain = facts.gzip ? gunzip(prepend(first, raw), options.name) : prepend(first, raw);
    for await (const chunk of transcode(plain, options, facts)) {
      facts.ascii &&= isAscii(chunk);
      yield chunk;
    }
    facts.sha256 = hash.digest("hex");
    refuseChanged(options.name, facts.version, versionOf(await file.stat({bigint: true})));
  } catch (error) {
    if (!(error instanceof InvalidText)) throw error;
    throw error.refusal(options.name, await lineAt(file, facts.gzip, error.position, options.name));
  } finally {
    await file.close();
  }
}

/** The line on which a byte of the text stands, found by reading the file once more: only a refusal needs it. */
async function lineAt(file: FileHandle, gzip: boolean, position: number, name: string): Promise<number> {
  const raw = rawChunks(file, createHash("sha256"), noFacts());
  let line = 1;
  let passed = 0;
  for await (const chunk of gzip ? gunzip(raw, name) : raw) {
    const before = chunk.subarray(0, position - passed);
    for (let at = before.indexOf(10); at !== -1; at = before.indexOf(10, at + 1)) line++;
    passed += chunk.length;
    if (passed >= position) break;
  }
  return line;
}

/** Changes whenever a file's content may have: size, time of change, inode. */
export async function fileVersion(path: string): Promise<string> {
  return versionOf(await stat(path, {bigint: true}));
}

function versionOf({size, mtimeNs, ino}: BigIntStats): string {
  return `${size}-${mtimeNs}-${ino}`;
}

/** Stops when a file is no longer what it was when reading began. */
export function refuseChanged(name: string, before: string, after: string): void {
  if (before === after) return;
  throw refused(`${name}: the file changed while it was read`, "wait until the export is complete, then run again");
}

/** SHA-256 and version of a file that is not text. */
export async function hashFile(path: string): Promise<{sha256: string; version: string}> {
  const version = await fileVersion(path);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: chunkBytes})) hash.update(chunk as Buffer);
  return {sha256: hash.digest("hex"), version};
}

export function noFacts(): ByteFacts {
  return {
    sha256: "",
    sizeBytes: 0,
    version: "",
    gzip: false,
    verbatim: false,
    byteOrderMark: false,
    ascii: true,
    convertedFrom: null
  };
}

async function* rawChunks(
  file: FileHandle,
  hash: ReturnType<typeof createHash>,
  facts: ByteFacts
): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const {buffer, bytesRead} = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    facts.sizeBytes += bytesRead;
    yield chunk;
  }
}

async function* prepend(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  yield* rest;
}

async function* gunzip(compressed: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  let taken = 0;
  let given = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of compressed) {
      taken += chunk.length;
      yield chunk;
    }
  };
  const source = Readable.from(counted(), {objectMode: false});
  const unzipped = createGunzip({chunkSize: chunkBytes});
  source.on("error", (error) => unzipped.destroy(error));
  try {
    for await (const chunk of source.pipe(unzipped)) {
      given += (chunk as Buffer).length;
      if (given > ratioFrom && given > taken * maximumRatio)
        throw refused(
          `${name}: unpacks to more than ${maximumRatio} times its size`,
          "export the file again without compression"
        );
      yield chunk as Buffer;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_")) throw error;
    const what = code === "Z_BUF_ERROR" ? "ends in the middle (truncated)" : `is damaged (${(error as Error).message})`;
    throw refused(`${name}: the gzip data ${what}`, "download or export the file again; nothing of it was used");
  }
}
