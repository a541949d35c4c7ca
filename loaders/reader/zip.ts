import type {Readable} from "node:stream";
import {crc32} from "node:zlib";
import yauzl, {type Entry, type ZipFile} from "yauzl";
import {refused} from "../errors.js";

/** Unpacked bytes allowed for each byte of the file, once more than 64 MiB come out, and at all. */
const maximumRatio = 100;
const ratioFrom = 64 << 20;
const maximumBytes = 1 << 30;

/** A ZIP archive that is open for reading, by what its directory says; each part is held against its size and checksum. */
export class ZipParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly name: string
  ) {}

  /** Throws UserError 3 for what is no whole archive, is encrypted or would unpack to too much. */
  static async open(path: string, name: string): Promise<ZipParts> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      yauzl.open(path, {lazyEntries: true, autoClose: false}, (error, opened) =>
        error ? reject(error) : resolve(opened)
      );
    }).catch((error: unknown) => {
      throw damagedBook(name, error);
    });
    try {
      const entries = new Map((await listed(zip)).map((entry) => [entry.fileName, entry]));
      const unpacked = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
      if (unpacked > maximumBytes || (unpacked > ratioFrom && unpacked > zip.fileSize * maximumRatio))
        throw refused(
          `${name}: unpacks to ${Math.round(unpacked / (1 << 20))} MiB, more than ${maximumRatio} times its size or than 1 GiB`,
          "save its sheets as separate CSV UTF-8 files"
        );
      return new ZipParts(zip, entries, name);
    } catch (error) {
      zip.close();
      throw damagedBook(name, error);
    }
  }

  close(): void {
    this.zip.close();
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /** The text of a part, piece by piece. */
  async *text(part: string): AsyncGenerator<string> {
    const entry = this.entries.get(part);
    if (entry === undefined) throw damagedBook(this.name, new Error(`${part} is missing`));
    const decoder = new TextDecoder("utf-8", {fatal: true});
    let sum = 0;
    try {
      for await (const chunk of await this.stream(entry)) {
        sum = crc32(chunk as Buffer, sum);
        yield decoder.decode(chunk as Buffer, {stream: true});
      }
      yield decoder.decode();
    } catch (error) {
      throw damagedBook(this.name, error);
    }
    if (sum !== entry.crc32) throw damagedBook(this.name, new Error(`the checksum of ${part} is wrong`));
  }

  private stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  }
}

function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

/** The refusal of a workbook that cannot be read; what else went wrong stays what it is. */
export function damagedBook(name: string, error: unknown): unknown {
  if (
    !(error instanceof Error) ||
    error.name === "UserError" ||
    /^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? "")
  )
    return error;
  return refused(
    `${name}: the workbook is damaged (${error.message.split("\n")[0]})`,
    "open it in a spreadsheet program and save it again as .xlsx; nothing of it was used"
  );
}
