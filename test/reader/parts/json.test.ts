import {describe, expect, it} from "vitest";
import {jsonRecords, type JsonShape} from "../../../loaders/reader/json.js";

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(shape: JsonShape, text: string, size = 1 << 20) {
  const records = [];
  for await (const record of jsonRecords(pieces(Buffer.from(text), size), shape, "f.json")) records.push(record);
  return records;
}

/** Line, number and content of each record, or the reason why it is none. */
const told = async (shape: JsonShape, text: string, size?: number) =>
  (await read(shape, text, size)).map((item) => [
    item.line,
    item.number,
    item.record === null ? item.reason : JSON.stringify(item.record)
  ]);

describe("records of JSON", () => {
  it("stand one to a line, blank ones aside, the last with or without its end", async () => {
    const records = [
      [1, null, '{"a":1}'],
      [3, null, '{"a":2}'],
      [5, null, '{"a":3}']
    ];
    expect(await told("lines", '{"a":1}\n\n{"a":2}\r\n \t\r\n{"a":3}')).toEqual(records);
    expect(await told("lines", '{"a":1}\n\n{"a":2}\r\n \t\r\n{"a":3}\n  ')).toEqual(records);
  });

  it("stand in a list with their number and the line on which each starts", async () => {
    expect(await told("array", '[\n {"a":\n 1},\n\n {"b": ["]", "}", ",", "\\""]}, {}]\n')).toEqual([
      [2, 1, '{"a":1}'],
      [5, 2, '{"b":["]","}",",","\\""]}'],
      [5, 3, "{}"]
    ]);
    expect(await told("array", " [ ] ")).toEqual([]);
  });

  it.each(["results", "data", "activities", "Report_Entry"])("stand in the member %s of an envelope", async (name) => {
    const text = `{"next": {"data": 1, "list": [1, 2]}, "${name}" : [\n{"a": {"data": []}}, {"a": 2}], "more": "x, [y]"}`;
    expect(await told("envelope", text)).toEqual([
      [2, 1, '{"a":{"data":[]}}'],
      [2, 2, '{"a":2}']
    ]);
  });

  it("are the same in whatever pieces they arrive", async () => {
    const [array, lines] = ['[{"a": "\\\\\\"]"},\n{"b": [1, {"c": "é😀"}]} ]', '{"a":"é"}\n{"b":"😀"}'];
    for (const size of [1, 2, 3, 5]) {
      expect(await told("array", array, size)).toEqual(await told("array", array));
      expect(await told("lines", lines, size)).toEqual(await told("lines", lines));
    }
  });

  it("that are none are told with their place and why, and the others are read", async () => {
    expect(await told("array", '[1, {"a" 1}, [], {"a": 1, "a": 2}, {"a": 3}, null]')).toEqual([
      [1, 1, "json_not_object"],
      [1, 2, "json_syntax"],
      [1, 3, "json_not_object"],
      [1, 4, "json_duplicate_key"],
      [1, 5, '{"a":3}'],
      [1, 6, "json_not_object"]
    ]);
    expect((await read("lines", '{"a" 1}'))[0]).toMatchObject({message: "expected : (character 6 of the record)"});
    expect((await read("lines", "[]"))[0]).toMatchObject({message: "the record is not an object"});
  });

  it("may be 16 MiB long and no longer", async () => {
    const limit = 16 << 20;
    const long = (length: number): string => `{"a":"${"x".repeat(length - 8)}"}`;
    expect((await read("lines", long(limit)))[0]!.record).not.toBeNull();
    expect((await read("lines", `${long(limit + 1)}\n{}`)).map((item) => item.record === null)).toEqual([true, false]);
    await expect(read("lines", `{}\n${long(limit + 2)}`)).rejects.toThrow(/^f\.json line 2: a record is longer than/);
  });
});

describe("a file of JSON is refused", () => {
  it.each<[string, JsonShape, string, RegExp]>([
    ["half written", "array", '[{"a":1},\n{"a":', /line 2: the JSON ends before its last bracket/],
    ["cut off in a text", "array", '[{"a":"x', /ends before its last bracket/],
    ["without a list", "envelope", '{"a": {"results": []}}', /neither an array nor results or data or activities/],
    ["with a list under another name", "envelope", '{"rows": [{}]}', /holds no list of records/],
    ["with a comma too many at the end", "array", '[{"a":1},\n]', /line 2: the JSON has a comma after its last record/],
    ["with a comma too many before", "array", '[,{"a":1}]', /has a comma without a record before it/],
    ["with two commas", "array", '[{"a":1},,{"a":2}]', /has a comma without a record before it/],
    ["of two lists", "array", "[{}]\n[{}]", /line 2: the JSON goes on after the end of its list/],
    ["with two lists in an envelope", "envelope", '{"results": [{}], "data": [{}]}', /has two lists of records/],
    ["with a bracket too many", "array", "[{}]]", /closes a bracket that was never opened/],
    ["with text around", "array", "[{}] end", /has text around its records that is not JSON/],
    ["with broken members around", "envelope", '{"next" 1, "data": [{}]}', /has text around its records/],
    ["nested too deep", "array", `[${"[".repeat(70)}`, /is nested deeper than 64 levels/]
  ])("%s", async (_, shape, text, why) => {
    await expect(read(shape, text)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        new RegExp(`^f\\.json ${why.source.startsWith("line") ? "" : "[^]*"}${why.source}`)
      )
    });
  });
});
