import {describe, expect, it} from "vitest";
import {InvalidText, magicOf, refuseUnknownEncoding, transcode, utf16Of} from "../../../loaders/reader/encoding.js";

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("the kind of a file by its first bytes", () => {
  it.each([
    ["gzip", "1f8b 08"],
    ["zip", "504b0304 00"],
    ["zip", "504b0506"],
    ["parquet", "50415231"],
    ["utf-16le", "fffe 4100"],
    ["utf-16be", "feff 0041"],
    ["xls", "d0cf11e0 a1"],
    ["bzip2", "425a68 39"],
    ["xz", "fd377a58 5a"],
    ["zstd", "28b52ffd"],
    ["sqlite", "53514c697465 20"],
    ["pdf", "25504446 2d"],
    ["duckdb", "0000000000000000 4455434b"]
  ])("is %s for %s", (kind, hex) => {
    expect(magicOf(bytes(hex))).toBe(kind);
  });

  it.each(["", "1f", "504b0305", "504152", "fdfe", "73636f7265636172645f6964", "00 4455434b"])(
    "is none for %j",
    (hex) => {
      expect(magicOf(bytes(hex))).toBeNull();
    }
  );
});

describe("UTF-16 without a mark", () => {
  const little = (text: string): Buffer => Buffer.from(text, "utf16le");
  const big = (text: string): Buffer => Buffer.from(little(text)).swap16();

  it("is told by its noughts, all on one side", () => {
    expect([utf16Of(little("scorecard_id")), utf16Of(big("scorecard_id"))]).toEqual(["utf-16le", "utf-16be"]);
    expect([utf16Of(little("12345678")), utf16Of(little("1234567"))]).toEqual(["utf-16le", null]);
    expect([
      utf16Of(Buffer.concat([little("12345678"), Buffer.from("x")])),
      utf16Of(Buffer.from("scorecard_id,vote"))
    ]).toEqual(["utf-16le", null]);
    expect(utf16Of(Buffer.concat([little("12345678"), big("12345678")]))).toBeNull();
  });

  it("may have letters of other scripts, but not most", () => {
    expect(utf16Of(little("abcdefgжжж"))).toBe("utf-16le");
    expect(utf16Of(little("abcdefжжжж"))).toBeNull();
  });
});

describe("a text becomes UTF-8", () => {
  async function read(chunks: Buffer[], encoding?: string) {
    async function* pieces(): AsyncGenerator<Buffer> {
      await Promise.resolve();
      yield* chunks;
    }
    const facts = {gzip: false, verbatim: false, byteOrderMark: false, convertedFrom: null as string | null};
    const parts: Buffer[] = [];
    for await (const part of transcode(pieces(), encoding, "a.csv", facts)) parts.push(part);
    return {text: Buffer.concat(parts).toString("utf8"), ...facts};
  }

  it.each<[string, Buffer[], string | undefined, object]>([
    [
      "as it stands",
      [Buffer.from("Zoë")],
      undefined,
      {text: "Zoë", verbatim: true, convertedFrom: null, byteOrderMark: false}
    ],
    ["named so", [Buffer.from("Zoë")], "UTF-8", {text: "Zoë", verbatim: true, convertedFrom: null}],
    ["named so without a dash", [Buffer.from("Zoë")], "utf8", {text: "Zoë", convertedFrom: null}],
    ["without its mark", [Buffer.from("\ufeffZoë")], undefined, {text: "Zoë", byteOrderMark: true, verbatim: true}],
    ["from Latin-1", [Buffer.from("Zoë", "latin1")], "latin1", {text: "Zoë", convertedFrom: "latin1", verbatim: false}],
    [
      "from UTF-16 by its mark",
      [Buffer.from("\ufeffZoë", "utf16le")],
      undefined,
      {text: "Zoë", convertedFrom: "utf-16le"}
    ],
    ["its mark before what was named", [Buffer.from("\ufeffZoë", "utf16le")], "latin1", {convertedFrom: "utf-16le"}],
    [
      "in pieces that part a character",
      [Buffer.from("Zo\u00c3"), ...[...Buffer.from("ë€😀")].map((byte) => Buffer.from([byte]))],
      undefined,
      {text: "ZoÃë€😀"}
    ]
  ])("%s", async (_, chunks, encoding, expected) => {
    expect(await read(chunks, encoding)).toMatchObject(expected);
  });

  it.each<[string, Buffer[], number]>([
    ["a byte that begins nothing", [Buffer.from("ab"), bytes("ff"), Buffer.from("cd")], 2],
    ["a byte in a later piece", [Buffer.from("abc"), Buffer.from("de"), bytes("66 80")], 6],
    ["behind a mark", [Buffer.concat([bytes("efbbbf"), bytes("61 ff")])], 4],
    ["a character that breaks off", [Buffer.from("ab"), bytes("e2 82")], 2],
    ["one that goes on wrongly", [bytes("61 e2 82 41")], 1],
    ["one of four bytes", [bytes("61 f0 9f 98")], 1]
  ])("and is told with its place where it is not valid: %s", async (_, chunks, position) => {
    const error = await read(chunks).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidText);
    expect((error as InvalidText).position).toBe(position);
    expect((error as InvalidText).refusal("a.csv", 3).message).toContain(
      `a.csv line 3: byte ${position + 1} of the file is not valid UTF-8`
    );
  });

  it("a text that is not of the named encoding is refused, and so is an encoding of no such name", async () => {
    await expect(read([bytes("d8 00 00 61")], "utf-16be")).rejects.toThrow(/a\.csv: the text is not valid utf-16be/);
    await expect(read([bytes("00 61 d8")], "utf-16be")).rejects.toThrow(/not valid utf-16be/);
    expect(() => refuseUnknownEncoding("klingon")).toThrow(/--encoding klingon: there is no text encoding/);
    expect([refuseUnknownEncoding("latin1"), refuseUnknownEncoding(undefined)]).toEqual([undefined, undefined]);
  });
});
