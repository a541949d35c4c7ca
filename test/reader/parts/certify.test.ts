import {describe, expect, it} from "vitest";
import {certifyCsv} from "../../../loaders/reader/certify-csv.js";
import {certifyNdjson} from "../../../loaders/reader/certify-ndjson.js";

async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Records, whether a value has a line break, and the line of each record; null where the file needs repair. */
async function csv(text: string, {width = 2, delimiter = ",", size = 1 << 20} = {}) {
  const found = await certifyCsv(pieces(text, size), delimiter, width);
  if (found === null) return null;
  const lines = Array.from({length: found.records}, (_, record) => found.lines.lineOf(record));
  return {records: found.records, multiline: found.multiline, lines};
}

const ndjson = async (text: string, size = 1 << 20): Promise<number | null> =>
  (await certifyNdjson(pieces(text, size)))?.records ?? null;

describe("a file of CSV that needs no repair", () => {
  it.each<[string, string, number[]]>([
    ["plain values, the last line ended or not", "a,b\n1,2\n3,4", [2, 3]],
    ["line ends of Windows", "a,b\r\n1,2\r\n3,4\r\n", [2, 3]],
    ["quoted values and doubled quotes", 'a,b\n"1,1","2 ""x"""\n3,"4"\n', [2, 3]],
    ["blank values beside others", 'a,b\n,2\n1,\n"",x\n', [2, 3, 4]],
    ["a name that a total begins with too, beside a full row", "a,b\nTotal,2\n", [2]],
    ["a header alone", "a,b\n", []],
    ["a last value in quotes", 'a,b\n1,"2"', [2]]
  ])("may have %s", async (_, text, lines) => {
    for (const size of [1 << 20, 5, 1])
      expect(await csv(text, {size})).toEqual({records: lines.length, multiline: false, lines});
  });

  it("may have line breaks in values, which move the lines of the records behind", async () => {
    const text = 'a,"b\nb"\n1,"2\n\n2"\n3,4\n"5\r\n",6\n7,8\n';
    expect(await csv(text)).toEqual({records: 4, multiline: true, lines: [3, 6, 7, 9]});
    expect(await csv(text, {size: 3})).toEqual(await csv(text));
    expect(await csv('a,b\n1,"2\n2"')).toEqual({records: 1, multiline: true, lines: [2]});
  });

  it("is parted by another delimiter, and may have one column", async () => {
    expect(await csv("a;b\n1,1;2\n", {delimiter: ";"})).toMatchObject({records: 1});
    expect(await csv("a\tb\n1\t2\n", {delimiter: "\t"})).toMatchObject({records: 1});
    expect(await csv("a\n1\n2", {width: 1})).toMatchObject({records: 2});
  });

  it.each<[string, string]>([
    ["a record of fewer values", "a,b\n1\n"],
    ["a record of more values", "a,b\n1,2,3\n"],
    ["a last record of fewer values", "a,b\n1"],
    ["a blank line", "a,b\n\n1,2\n"],
    ["a blank line of Windows", "a,b\r\n\r\n1,2\r\n"],
    ["another line end", "a,b\n1,2\r\n"],
    ["another line end than Windows'", "a,b\r\n1,2\n"],
    ["a carriage return alone", "a,b\n1,2\r3,4\n"],
    ["a carriage return at the end", "a,b\n1,2\r"],
    ["a NUL byte", "a,b\n1,\u0000\n"],
    ["a quote in a value", 'a,b\n1,2"\n'],
    ["text after a closing quote", 'a,b\n1,"2"x\n'],
    ["a quote that is never closed", 'a,b\n1,"2\n'],
    ["a quote that is never closed at the end", 'a,b\n1,"2'],
    ["a row of blanks", "a,b\n , \n1,2\n"],
    ["a row of empty quotes", 'a,b\n"",""\n1,2\n'],
    ["the header once more", "a,b\n1,2\na,b\n3,4\n"],
    ["the header once more at the end", "a,b\n1,2\na,b"],
    ["a total", "a,b\n1,2\nTotal,\n"],
    ["a total of Windows", "a,b\r\n1,2\r\nTotal,\r\n"],
    ["a total in quotes", 'a,b\n1,2\n"Total",""\n'],
    ["a total below blanks", "a,b\n1,2\n,Total\n"],
    ["a total at the end", "a,b\n1,2\nTotal,"],
    ["nothing at all", ""]
  ])("has not %s", async (_, text) => {
    for (const size of [1 << 20, 4, 1]) expect(await csv(text, {size})).toBeNull();
  });

  it("has no record of more than 1 MiB", async () => {
    const record = (length: number): string => `${"x".repeat(length - 2)},y`;
    expect(await csv(`a,b\n${record(1 << 20)}\n1,2\n`)).toMatchObject({records: 2});
    expect(await csv(`a,b\n${record((1 << 20) + 1)}\n1,2\n`)).toBeNull();
    expect(await csv(`a,b\n"${"x".repeat(3 << 20)}`, {size: 1 << 18})).toBeNull();
  });
});

describe("a file of NDJSON that needs no repair", () => {
  it.each<[string, string, number]>([
    ["texts, numbers, words and nothing", '{"a":"x","b":1,"c":true,"d":false,"e":null}\n', 1],
    ["blanks between", ' {"a":1}'.slice(1).replace(":", " :\t") + ' \n{ "a" : 1 , "b" : "" }\n', 2],
    ["line ends of Windows, the last line not ended", '{"a":1}\r\n{"a":2}\r\n{"a":3}', 3],
    ["keys in another order, and others", '{"a":1,"b":2}\n{"b":1,"a":2}\n{"c":1}\n{"a":1,"b":2}\n', 4],
    ["numbers that a double keeps", '{"a":0}\n{"a":-1}\n{"a":1.5}\n{"a":-0.25}\n{"a":123456789012345}\n{"a":10}\n', 6],
    ["escapes of one letter", '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t"}\n', 1],
    ["letters of any script", '{"é":"日本 😀"}\n{"é":"ü"}\n', 2],
    ["keys with signs of patterns", '{"a.b*(c)":1}\n{"a.b*(c)":2}\n', 2],
    ["nothing", "", 0]
  ])("may have %s", async (_, text, records) => {
    for (const size of [1 << 20, 7, 1]) expect(await ndjson(text, size)).toBe(records);
  });

  it.each<[string, string]>([
    ["a list", '{"a":[]}'],
    ["an object in an object", '{"a":{}}'],
    ["an empty object", "{}"],
    ["a line that is no object", "1"],
    ["blanks before the object", ' {"a":1}'],
    ["a key twice", '{"a":1,"a":2}'],
    ["the key __proto__", '{"__proto__":1}'],
    ["the key constructor", '{"constructor":1}'],
    ["the key prototype", '{"prototype":1}'],
    ["a key without letters", '{"":1}'],
    ["an escape in a key", '{"a\\n":1}'],
    ["a control character in a key", '{"a\t":1}'],
    ["a control character in a text", '{"a":"\t"}'],
    ["an escape of a code", '{"a":"\\u0041"}'],
    ["an escape that is none", '{"a":"\\x"}'],
    ["a comma too many", '{"a":1,}'],
    ["no comma", '{"a":1 "b":2}'],
    ["no colon", '{"a" 1}'],
    ["no quotes around a key", "{a:1}"],
    ["no end", '{"a":1'],
    ["a text that is not closed", '{"a":"x}'],
    ["text behind the end", '{"a":1}x'],
    ["another object behind", '{"a":1}{"a":2}'],
    ["a word that is none", '{"a":nul}'],
    ["another word", '{"a":truth}'],
    ["a number with a nought before", '{"a":01}'],
    ["a number with a nought behind", '{"a":1.50}'],
    ["a minus before nought", '{"a":-0}'],
    ["a point without digits", '{"a":1.}'],
    ["a point alone", '{"a":.5}'],
    ["an exponent", '{"a":1e5}'],
    ["a large exponent", '{"a":1E5}'],
    ["two points", '{"a":1.2.3}'],
    ["a number of sixteen digits", '{"a":1234567890123456}'],
    ["a minus alone", '{"a":-}'],
    ["a plus", '{"a":+1}']
  ])("has not %s, in any line", async (_, line) => {
    const good = '{"a":7}\n';
    for (const text of [line, `${line}\n`, `${good}${good}${line}\n${good}`, `${good}${good}${line}`])
      for (const size of [1 << 20, 3]) expect([text, await ndjson(text, size)]).toEqual([text, null]);
  });

  it("has no blank line", async () => {
    expect(await ndjson('{"a":1}\n\n{"a":2}\n')).toBeNull();
  });

  it("has no record of more than 1 MiB, whether or not the lines before are like it", async () => {
    const line = (length: number): string => `{"a":"${"x".repeat(length - 9)}"}\n`;
    for (const before of ["", '{"a":"y"}\n'.repeat(2)]) {
      expect(await ndjson(`${before}${line(1 << 20)}`)).toBe(before === "" ? 1 : 3);
      expect(await ndjson(`${before}${line((1 << 20) + 2)}`)).toBeNull();
    }
  });

  it("has at most a thousand keys", async () => {
    const keys = (count: number): string => Array.from({length: count}, (_, key) => `"k${key}":1`).join();
    expect(await ndjson(`{${keys(1000)}}\n`)).toBe(1);
    expect(await ndjson(`{${keys(1001)}}\n`)).toBeNull();
  });
});
