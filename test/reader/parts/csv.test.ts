import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {closingQuote, csvRecords, lineBreaks, noCsvFacts, smallTable} from "../../../loaders/reader/csv.js";

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Reading {
  delimiter?: string;
  headerLine?: number | null;
  size?: number;
}

/** The records of a text and what was repaired. */
async function read(text: string, {delimiter = ",", headerLine, size = 1 << 20}: Reading = {}) {
  const facts = noCsvFacts();
  const records = [];
  const dialect = {delimiter, name: "f.csv", ...(headerLine === undefined ? {} : {headerLine})};
  for await (const record of csvRecords(pieces(Buffer.from(text), size), dialect, facts)) records.push(record);
  return {records, facts};
}

/** Line, fields and problem of each record below the header, with its note where it has one. */
async function below(text: string, reading: Reading = {}) {
  const {records} = await read(text, reading);
  return records
    .slice(1)
    .map(({line, fields, problem, note}) => [line, fields.join("|"), problem, ...(note === null ? [] : [note])]);
}

describe("a record of CSV", () => {
  it("is named by the line on which it starts, and a blank line above it is told", async () => {
    const {records, facts} = await read('a,b\n1,2\n\n"3\n3",4\n,\n5,6\n');
    expect(records).toEqual([
      {line: 1, fields: ["a", "b"], problem: null, note: null, afterBlank: false},
      {line: 2, fields: ["1", "2"], problem: null, note: null, afterBlank: false},
      {line: 4, fields: ["3\n3", "4"], problem: null, note: null, afterBlank: true},
      {line: 7, fields: ["5", "6"], problem: null, note: null, afterBlank: true}
    ]);
    expect(facts).toEqual({blankLines: 2, repairedEndings: 0, undoubledQuotes: 0});
  });

  it("of a table of one column may be an empty quoted value only where the column is alone", async () => {
    expect((await read('a\nx\n""\ny\n')).records.map(({fields}) => fields.join())).toEqual(["a", "x", "", "y"]);
    expect((await read('a,b\nx,y\n"",""\n')).records.length).toBe(2);
  });

  it("ends with any line ending; those of another kind than the first line's are counted, and CR always", async () => {
    expect((await read("a,b\r\n1,2\r\n3,4\n5,6\r7,8")).facts.repairedEndings).toBe(2);
    expect((await read("a,b\r1,2\r")).facts.repairedEndings).toBe(2);
    expect((await read("a,b\n1,2\n3,4")).facts.repairedEndings).toBe(0);
    const {records} = await read("a,b\r1,2\r\n3,4\n5,6");
    expect(records.map(({line}) => line)).toEqual([1, 2, 3, 4]);
  });

  it("of another width than the header is told with both numbers, one that ends the file as cut off", async () => {
    expect(await below("a,b\n1\n1,2,3\n1,2\n1")).toEqual([
      [2, "1", "too_few_columns", "1 field, expected 2"],
      [3, "1|2|3", "too_many_columns", "3 fields, expected 2"],
      [4, "1|2", null],
      [5, "1", "truncated_line", "1 field, expected 2"]
    ]);
    expect((await below("a,b\n1,2,3")).at(-1)).toEqual([2, "1|2|3", "too_many_columns", "3 fields, expected 2"]);
  });

  it("keeps its delimiter, its quotes and its line breaks inside quotes, whatever the delimiter", async () => {
    expect(await below('a;b\n"1;1";"say ""hi"""\n', {delimiter: ";"})).toEqual([[2, '1;1|say "hi"', null]]);
    expect(await below('a\tb\n"x\ty"\t"\r\n"\n', {delimiter: "\t"})).toEqual([[2, "x\ty|\r\n", null]]);
  });

  it("with a NUL byte is told, and so is a value of more than 1 MiB", async () => {
    expect(await below("a,b\n1,\u0000\n1,2\n")).toEqual([
      [2, "1|\u0000", "nul_byte"],
      [3, "1|2", null]
    ]);
    const limit = 1 << 20;
    for (const [long, problem] of [
      [limit, null],
      [limit + 1, "field_too_long"]
    ] as const)
      for (const value of ["x".repeat(long), `"${"x".repeat(long - 1)}"`])
        expect((await read(`a,b\n${value},2\n`)).records[1]!.problem).toBe(problem);
  });

  it("with text after a closing quote is told with the lines that it takes, and the next one is whole", async () => {
    expect(await below('a,b\n"1"x,"2\n3"y\n5,6\n')).toEqual([
      [2, expect.any(String), "text_after_quote", "lines 2 to 3"],
      [4, "5|6", null]
    ]);
  });

  it("whose quotes are not doubled is read as meant, and counted", async () => {
    const {records, facts} = await read('a,b\n"say "hi" now","x"\n"1","2"\n');
    expect(records.slice(1).map(({fields}) => fields)).toEqual([
      ['say "hi" now', "x"],
      ["1", "2"]
    ]);
    expect(facts.undoubledQuotes).toBe(1);
  });

  it("is the same in whatever pieces it arrives", async () => {
    const text = 'a,b\r\n"1\r\n1","say ""x"""\r\n3,4\r5,é😀\n';
    const whole = await read(text);
    for (const size of [1, 2, 3, 5, 7]) expect(await read(text, {size})).toEqual(whole);
    expect(whole.records.map(({line}) => line)).toEqual([1, 2, 4, 5]);
  });

  it("stands below the line of the header, and has any width where there is none", async () => {
    const text = "Report\n2026\na,b\n1,2\n3\n";
    expect((await read(text, {headerLine: 3})).records.map(({line, problem}) => [line, problem])).toEqual([
      [3, null],
      [4, null],
      [5, "too_few_columns"]
    ]);
    const free = await read(`${text}"never`, {headerLine: null});
    expect(free.records.map(({line, fields, problem}) => [line, fields.length, problem])).toEqual([
      [1, 1, null],
      [2, 1, null],
      [3, 2, null],
      [4, 2, null],
      [5, 1, null]
    ]);
  });
});

describe("a file of CSV is refused", () => {
  it("where a quote is never closed, by the line of its record", async () => {
    await expect(read('a,b\n1,2\n3,"4\n5,6\n')).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^f\.csv line 3: a quoted value that starts in this record is never closed/)
    });
  });

  it("where a record is longer than 16 MiB, whether or not its end is seen", async () => {
    const megabyte = "x".repeat(1 << 20);
    const long = Array.from({length: 17}, () => megabyte).join(",");
    await expect(read(`a,b\n1,2\n${long}\n`)).rejects.toThrow(/^f\.csv line 3: a record is longer than 16 MiB/);
    await expect(read(`a,b\n${long}`, {size: 1 << 20})).rejects.toThrow(/^f\.csv line 2: a record is longer/);
  });
});

describe("the quote that closes a value", () => {
  it("is one that no quote follows, which at the end of a piece cannot be known", () => {
    const at = (text: string, last: boolean): number => closingQuote(Buffer.from(text), 0, last);
    expect([at('ab"c', false), at('a""b"c', false), at('a""', false), at("ab", true)]).toEqual([2, 4, -1, -1]);
    expect([at('ab"', false), at('ab"', true), at('a"""', true)]).toEqual([-1, 2, 3]);
  });
});

describe("line breaks inside a value", () => {
  it("are LF, CR and CRLF, which counts once", () => {
    const count = (text: string): number => lineBreaks(Buffer.from(text), 0, text.length);
    expect([count("a\nb"), count("a\rb"), count("a\r\nb"), count("\r\r\n\n"), count("ab")]).toEqual([1, 1, 1, 3, 0]);
    expect(lineBreaks(Buffer.from("\na\n"), 1, 2)).toBe(0);
  });
});

describe("a small table kept by hand", () => {
  const remedies = {header: "add the column", line: "mend the line"};
  const rows = async (text: string | null, required = ["date", "note"]) => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-csv-"));
    try {
      const path = join(folder, "notes.csv");
      if (text !== null) writeFileSync(path, text);
      const found = [];
      for await (const {where, of} of smallTable(path, required, remedies))
        found.push([where, of("date"), of("note"), of("other")]);
      return found;
    } finally {
      rmSync(folder, {recursive: true});
    }
  };

  it("gives each line by the names of its columns, trimmed, in any case and order; empty ones are none", async () => {
    expect(await rows(" Note ,DATE\n  hello , 2026-01-02\n,2026-01-03\n")).toEqual([
      ["notes.csv line 2", "2026-01-02", "hello", null],
      ["notes.csv line 3", "2026-01-03", null, null]
    ]);
  });

  it("is empty without the file", async () => {
    expect(await rows(null)).toEqual([]);
  });

  it("is refused for a missing column and for a line that is no record, with what to do", async () => {
    await expect(rows("date,text\n")).rejects.toThrow(/^notes\.csv: the column note is missing[^]*add the column/);
    await expect(rows("date,note\n2026-01-01\n2026-01-02,x\n")).rejects.toThrow(
      /^notes\.csv line 2: too few columns[^]*mend the line/
    );
  });
});
