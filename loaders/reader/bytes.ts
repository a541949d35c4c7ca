import {isAscii} from "node:buffer";
import {createHash, type Hash} from "node:crypto";
import type {BigIntStats} from "node:fs";
import {open, stat, type FileHandle} from "node:fs/promises";
import {createGunzip} from "node:zlib";
import {Readable} from "node:stream";
import {inputOutput, refused} from "../errors.js";
import {InvalidText, magicOf, transcode, type TextFacts} from "./encoding.js";

/** The size of the pieces in which a file is read. */
const chunkBytes = 1 << 20;
/** Decompressed bytes allowed per compressed byte, once more than 64 MiB came out. */
const maximumRatio = 100;
const ratioFrom = 64 << 20;

interface BytesOptions {
  /** Overrides the detection of the text encoding, e.g. `latin1`. */
  encoding?: string | undefined;
  /** How the file is called in messages. */
  name: string;
}

/** What was learnt about a file while its bytes went by; complete once the bytes are read to the end. */
export interface ByteFacts extends TextFacts {
  sha256: string;
  sizeBytes: number;
  /** Size, time of change and inode when reading began: see `fileVersion`. */
  version: string;
  /** True as long as only ASCII went by. */
  ascii: boolean;
}

/**
 * The text of a file as UTF-8 bytes without byte order mark, decompressed, in pieces of about 1 MiB. `facts` is filled
 * as reading goes on. Stops with UserError 3 when gzip data is damaged or the file changes while it is read.
 */
export async function* readBytes(path: string, options: BytesOptions, facts: ByteFacts): AsyncGenerator<Buffer> {
  const file = await OpenFile.open(path, options.name);
  try {
    yield* file.text(options.encoding, facts);
  } finally {
    await file.close();
  }
}

/** A file that is open for reading: its bytes can go by more than once. */
export class OpenFile {
  private constructor(
    private readonly file: FileHandle,
    private readonly name: string
  ) {}

  static async open(path: string, name: string): Promise<OpenFile> {
    try {
      // Opening a pipe would wait for whoever writes into it.
      const kind = await stat(path);
      if (!kind.isFile())
        throw refused(
          `${name}: is ${kind.isDirectory() ? "a folder" : "a pipe or a device"}, not a file`,
          "put a file there"
        );
      return new OpenFile(await open(path, "r"), name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EACCES") throw inputOutput(error, name);
      throw refused(`${name}: may not be read (permission denied)`, `let your user read it: chmod u+r ${name}`);
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** The first bytes as they are, fewer where the file ends. */
  async head(length: number): Promise<Buffer> {
    const {buffer, bytesRead} = await this.file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  }

  /** The text from the beginning: see `readBytes`. */
  async *text(encoding: string | undefined, facts: ByteFacts): AsyncGenerator<Buffer> {
    facts.version = await this.version();
    const hash = createHash("sha256");
    facts.gzip = magicOf(await this.head(16)) === "gzip";
    const raw = this.chunks(hash, facts);
    try {
      for await (const chunk of transcode(facts.gzip ? gunzip(raw, this.name) : raw, encoding, this.name, facts)) {
        facts.ascii &&= isAscii(chunk);
        yield chunk;
      }
    } catch (error) {
      if (!(error instanceof InvalidText)) throw error;
      throw error.refusal(this.name, await this.lineAt(error.position, facts.gzip));
    }
    facts.sha256 = hash.digest("hex");
    refuseChanged(this.name, facts.version, await this.version());
  }

  /** SHA-256 and version, whatever the file holds. */
  async hash(): Promise<{sha256: string; version: string}> {
    const version = await this.version();
    const hash = createHash("sha256");
    const chunks = this.chunks(hash, noFacts());
    while (!(await chunks.next()).done);
    return {sha256: hash.digest("hex"), version};
  }

  private async version(): Promise<string> {
    return versionOf(await this.file.stat({bigint: true}));
  }

  private async *chunks(hash: Hash, facts: ByteFacts): AsyncGenerator<Buffer> {
    const {size} = await this.file.stat();
    for (let position = 0; ;) {
      // Hardly larger than what is left: of hundreds of small files the empty rest of each piece would be all the memory.
      // A file that grows meanwhile must not outrun its reader.
      const length = Math.min(chunkBytes, Math.max(size - position, 1 << 14));
      const {buffer, bytesRead} = await this.file.read(Buffer.allocUnsafe(length), 0, length, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      facts.sizeBytes += bytesRead;
      yield chunk;
    }
  }

  /** The line on which a byte of the text stands, found by reading the file once more: only a refusal needs it. */
  private async lineAt(position: number, gzip: boolean): Promise<number> {
    const raw = this.chunks(createHash("sha256"), noFacts());
    let line = 1;
    let passed = 0;
    for await (const chunk of gzip ? gunzip(raw, this.name) : raw) {
      const before = chunk.subarray(0, position - passed);
      for (let at = before.indexOf(10); at !== -1; at = before.indexOf(10, at + 1)) line++;
      passed += chunk.length;
      if (passed >= position) break;
    }
    return line;
  }
}

/** SHA-256 and version of a file that is not text. */
export async function hashFile(path: string, name: string): Promise<{sha256: string; version: string}> {
  const file = await OpenFile.open(path, name);
  try {
    return await file.hash();
  } finally {
    await file.close();
  }
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
