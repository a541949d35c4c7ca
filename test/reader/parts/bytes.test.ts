import {createHash} from "node:crypto";
import {appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {fileVersion, hashFile, noFacts, readBytes, refuseChanged} from "../../../loaders/reader/bytes.js";
import {magicOf, refuseUnknownEncoding, utf16Of} from "../../../loaders/reader/encoding.js";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "plumbline-bytes-"))));
afterEach(() => rmSync(folder, {recursive: true}));

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function file(bytes: Buffer | string, name = "f.csv"): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The text of a file, in how many pieces it came, and what was learnt on the way. */
async function read(bytes: Buffer | string, encoding?: string) {
  const path = file(bytes);
  const facts = noFacts();
  const pieces: Buffer[] = [];
  for await (const piece of readBytes(path, {name: "f.csv", encoding}, facts)) pieces.push(piece);
  return {text: Buffer.concat(pieces).toString("utf8"), pieces: pieces.length, facts};
}

const text = "name,vote\nZoë 😀,yes\n";

describe("the text of a file", () => {
  it("comes as it is where it is UTF-8, with its sum, its size and whether it is plain", async () => {
    const bytes = Buffer.from(text);
    const {facts, ...rest} = await read(bytes);
    expect(rest).toEqual({text, pieces: 1});
    expect(facts).toEqual({
      sha256: sha256(bytes),
      sizeBytes: bytes.length,
      version: await fileVersion(join(folder, "f.csv")),
      gzip: false,
      verbatim: true,
      byteOrderMark: false,
      ascii: false,
      convertedFrom: null
    });
    expect((await read("a,b\n")).facts).toMatchObject({ascii: true, verbatim: true});
  });

  it("loses a byte order mark, which is told", async () => {
    expect(await read(`\uFEFF${text}`)).toMatchObject({text, facts: {byteOrderMark: true, verbatim: true}});
    expect(await read(`\uFEFF${text}`, "UTF-8")).toMatchObject({text, facts: {convertedFrom: null}});
  });

  it("comes unpacked of gzip; the sum and the size are those of the file", async () => {
    const packed = gzipSync(text);
    const {text: unpacked, facts} = await read(packed);
    expect(unpacked).toBe(text);
    expect(facts).toMatchObject({gzip: true, verbatim: false, sha256: sha256(packed), sizeBytes: packed.length});
  });

  it.each<[string, Buffer, string | undefined, string]>([
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${text}`, "utf16le"), undefined, "utf-16le"],
    ["UTF-16 with the large end first", Buffer.from(`\uFEFF${text}`, "utf16le").swap16(), undefined, "utf-16be"],
    ["UTF-16 in spite of another name", Buffer.from(`\uFEFF${text}`, "utf16le"), "latin1", "utf-16le"],
    ["a named encoding", Buffer.from("name,vote\nZo\xeb,yes\n", "latin1"), "Latin1", "latin1"]
  ])("is converted from %s", async (_, bytes, encoding, from) => {
    const {text: converted, facts} = await read(bytes, encoding);
    expect(converted).toBe(from === "latin1" ? "name,vote\nZoë,yes\n" : text);
    expect(facts).toMatchObject({convertedFrom: from, verbatim: false});
  });

  it("is whole across its pieces, wherever a character is cut", async () => {
    for (const before of [0, 1, 2, 3]) {
      const long = "x".repeat((1 << 20) - before) + "é😀ü".repeat(3);
      const {text: same, pieces, facts} = await read(long);
      expect(same === long).toBe(true);
      expect([pieces, facts.ascii]).toEqual([2, false]);
    }
  });

  it.each<[string, Buffer, number, number]>([
    ["a byte of Latin 1", Buffer.from("a\nb\nZo\xeb,x\n", "latin1"), 3, 7],
    ["a character cut off at the end", Buffer.from("a\nZo\xc3", "latin1"), 2, 5],
    ["a byte that begins nothing", Buffer.from("\xffabc", "latin1"), 1, 1],
    ["the rest of a character alone", Buffer.from("ab\n\x80", "latin1"), 2, 4]
  ])("is refused for %s, with its line and place", async (_, bytes, line, byte) => {
    const message = new RegExp(`^f\\.csv line ${line}: byte ${byte} of the file is not valid UTF-8\\n[^]*windows-1252`);
    await expect(read(bytes)).rejects.toMatchObject({exitCode: 3, message: expect.stringMatching(message)});
  });

  it("is refused at the right line of a later piece, and of a packed file", async () => {
    const bytes = Buffer.concat([Buffer.from("line\n".repeat(300_000)), Buffer.from("\xeb\n", "latin1")]);
    const message = /^f\.csv line 300001: byte 1500001 of the file is not valid UTF-8/;
    await expect(read(bytes)).rejects.toThrow(message);
    await expect(read(gzipSync(bytes))).rejects.toThrow(message);
  });

  it("is refused where it is not in the encoding that was named", async () => {
    await expect(read(Buffer.from([0x41]), "utf-16le")).rejects.toThrow(/^f\.csv: the text is not valid utf-16le/);
  });
});

describe("a file is refused", () => {
  it("where its gzip data end in the middle, are damaged, or unpack to more than a hundred times their size", async () => {
    const packed = gzipSync(Buffer.from(Array.from({length: 5000}, (_, i) => `${i * 7919}`).join()));
    await expect(read(packed.subarray(0, -20))).rejects.toThrow(/gzip data ends in the middle \(truncated\)/);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 200, 300);
    await expect(read(damaged)).rejects.toThrow(/gzip data is damaged/);
    await expect(read(gzipSync(Buffer.alloc(70 << 20)))).rejects.toThrow(/unpacks to more than 100 times its size/);
  });

  it("takes 64 MiB of whatever packs well", async () => {
    const facts = noFacts();
    let bytes = 0;
    for await (const piece of readBytes(file(gzipSync(Buffer.alloc(64 << 20, 10))), {name: "f.csv"}, facts))
      bytes += piece.length;
    expect(bytes).toBe(64 << 20);
  });

  it("where it is a folder or is not there", async () => {
    mkdirSync(join(folder, "x.csv"));
    await expect(hashFile(join(folder, "x.csv"), "x.csv")).rejects.toThrow(/^x\.csv: is a folder, not a file/);
    await expect(hashFile(join(folder, "none.csv"), "none.csv")).rejects.toMatchObject({exitCode: 74});
  });

  it("where it changed while it was read", async () => {
    const path = file("a,b\n".repeat(400_000));
    const reading = readBytes(path, {name: "f.csv"}, noFacts());
    await reading.next();
    appendFileSync(path, "more\n");
    const rest = async (): Promise<void> => {
      while (!(await reading.next()).done);
    };
    await expect(rest()).rejects.toThrow(/^f\.csv: the file changed while it was read/);
    expect(() => refuseChanged("f.csv", "1", "1")).not.toThrow();
  });
});

describe("the version of a file", () => {
  it("is another once its size, its time or the file itself is", async () => {
    const path = file("abc");
    utimesSync(path, 1000, 1000);
    const first = await fileVersion(path);
    chmodSync(path, 0o600);
    expect(await fileVersion(path)).toBe(first);
    utimesSync(path, 1000, 1001);
    const second = await fileVersion(path);
    writeFileSync(path, "abcd");
    utimesSync(path, 1000, 1001);
    const third = await fileVersion(path);
    expect(new Set([first, second, third]).size).toBe(3);
    const hashed = await hashFile(path, "f.csv");
    expect(hashed).toEqual({sha256: sha256(Buffer.from("abcd")), version: third});
  });
});

describe("what the first bytes say a file is", () => {
  it.each<[string | null, string]>([
    ["gzip", "1f8b0800"],
    ["zip", "504b0304aa"],
    ["zip", "504b0506aa"],
    ["parquet", "5041523100"],
    ["utf-16le", "fffe4100"],
    ["utf-16be", "feff0041"],
    ["xls", "d0cf11e0a1"],
    ["bzip2", "425a6839"],
    ["xz", "fd377a585a"],
    ["zstd", "28b52ffd00"],
    ["sqlite", "53514c6974652066"],
    ["pdf", "255044462d"],
    ["duckdb", "00000000000000004455434b"],
    [null, "616263"],
    [null, "1f"],
    [null, ""]
  ])("is %s for %s", (kind, hex) => {
    expect(magicOf(Buffer.from(hex, "hex"))).toBe(kind);
  });

  it("is UTF-16 without its mark where every second byte is nought, and no other", () => {
    const little = Buffer.from("name,vote", "utf16le");
    expect([utf16Of(little), utf16Of(Buffer.from(little).swap16())]).toEqual(["utf-16le", "utf-16be"]);
    expect(utf16Of(Buffer.from("name,ve", "utf16le"))).toBeNull();
    expect(utf16Of(Buffer.from("name,vote,and more"))).toBeNull();
    expect(utf16Of(Buffer.alloc(20))).toBeNull();
    expect(utf16Of(Buffer.from("日本語の名前だけの表です", "utf16le"))).toBeNull();
    expect(utf16Of(Buffer.concat([little, Buffer.from("é日", "utf16le")]))).toBe("utf-16le");
  });
});

describe("the name of an encoding", () => {
  it("is refused where there is none such, once, with names that there are", () => {
    for (const known of [undefined, "latin1", "utf-8", "windows-1252"])
      expect(() => refuseUnknownEncoding(known)).not.toThrow();
    expect(() => refuseUnknownEncoding("latin-9000")).toThrow(/^--encoding latin-9000: there is no text encoding/);
  });
});
