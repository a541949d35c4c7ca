import {existsSync} from "node:fs";
import {basename} from "node:path";
import {refused} from "../errors.js";
import {noFacts, readBytes} from "./bytes.js";
import {asTheWriterMeant} from "./undoubled-quotes.js";

/** One record of a CSV file in file order. `fields` are the values as text; `problem` is set when it must be rejected. */
export interface CsvRecord {
  /** Physical line on which it starts, 1 = first. */
  line: number;
  fields: string[];
  problem: CsvProblem | "too_few_columns" | "too_many_columns" | "truncated_line" | null;
  /** For another number of fields than the header has: both numbers; for a record that takes several lines: these. */
  note: string | null;
  /** True where a blank line stands above it. */
  afterBlank: boolean;
}

/** What was repaired on the way. */
export interface CsvFacts {
  /** Lines with nothing on them, or nothing but delimiters. */
  blankLines: number;
  /** Lines ended by a carriage return alone, or by another ending than the file's first line. */
  repairedEndings: number;
  /** Records with quotes inside a quoted value that are not doubled. */
  undoubledQuotes: number;
}

export function noCsvFacts(): CsvFacts {
  return {blankLines: 0, repairedEndings: 0, undoubledQuotes: 0};
}

interface Dialect {
  delimiter: string;
  name: string;
  /** The line of the header: what stands above it is no record. Null to have every line as it stands, of any width. */
  headerLine?: number | null;
}

const recordLimit = 16 << 20;
const fieldLimit = 1 << 20;
const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Every record of a CSV file, the header first, in bounded memory. Quotes as in RFC 4180; CRLF, LF and lone CR all end
 * a line. Quotes that are not doubled inside a quoted value are read as the writer meant where there is one way to read
 * the record. A record with another number of values than the header is handed over with its problem. Throws UserError
 * 3 for a quote that is never closed and for a record longer than 16 MiB.
 */
export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  {delimiter, name, headerLine = 1}: Dialect,
  facts: CsvFacts = noCsvFacts()
): AsyncGenerator<CsvRecord> {
  const separator = delimiter.charCodeAt(0);
  let line = 1;
  let width = -1;
  let ending: string | null = null;
  let afterBlank = false;
  /** Records of which the first value is quoted, and others. */
  const starts = {quoted: 0, plain: 0};
  let rest: Buffer = Buffer.alloc(0);

  const recordAt = (bytes: Buffer, at: number, last: boolean): ParsedRecord | null => {
    const strict = parseRecord(bytes, at, separator, last);
    if (strict === null && !last) return null;
    if (strict !== null && strict.problem !== "text_after_quote" && (width === -1 || strict.fields.length === width))
      return strict;
    if (width < 2 || !bytes.subarray(at, strict?.end).includes(quote)) return strict;
    const quotedStart = starts.quoted === 0 || starts.plain === 0 ? starts.quoted > 0 : null;
    const known = starts.quoted + starts.plain > 0 ? quotedStart : null;
    const meant = asTheWriterMeant(bytes, at, {separator, width, last, quotedStart: known});
    if (meant === null) return last ? strict : null;
    if (meant.fields === null) {
      if (strict?.problem !== "text_after_quote" && !(strict === null && meant.readings > 1)) return strict;
      return {...meant, fields: [], problem: "text_after_quote"};
    }
    facts.undoubledQuotes++;
    return {...meant, fields: meant.fields, problem: null};
  };

  function* records(bytes: Buffer, last: boolean): Generator<CsvRecord> {
    let at = 0;
    while (at < bytes.length) {
      const record = recordAt(bytes, at, last);
      if (record === null) {
        if (headerLine === null && last) return;
        if (last || bytes.length - at > recordLimit)
          throw parseRecord(bytes, at, separator, true) === null ? unclosed(line, name) : tooLong(line, name);
        break;
      }
      if (record.end - at > recordLimit) throw tooLong(line, name);
      const start = line;
      if (width !== -1 && record.problem === null) starts[bytes[at] === quote ? "quoted" : "plain"]++;
      line += record.newlines;
      at = record.end;
      if (record.ending !== "") {
        ending ??= record.ending;
        if (record.ending !== ending || record.ending === "\r") facts.repairedEndings++;
      }
      const blank = record.problem === null && record.fields.every((field) => field.trim() === "");
      if (blank && (width !== 1 || record.fields.length > 1)) {
        facts.blankLines++;
        afterBlank = true;
        continue;
      }
      if (headerLine !== null && start < headerLine) continue;
      if (width === -1 && headerLine !== null) width = record.fields.length;
      const found = record.fields.length;
      const problem = record.problem ?? (width === -1 ? null : widthProblem(found, width, record.ending));
      const lines = line - start > 1 && record.problem !== null ? `lines ${start} to ${line - 1}` : null;
      const note =
        record.fields.length === 0 || found === width
          ? lines
          : `${found} ${found === 1 ? "field" : "fields"}, expected ${width}`;
      yield {line: start, fields: record.fields, problem, note, afterBlank};
      afterBlank = false;
    }
    rest = bytes.subarray(at);
  }

  for await (const chunk of chunks) yield* records(rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk, false);
  if (rest.length > 0) yield* records(rest, true);
}

function widthProblem(found: number, width: number, ending: string): CsvRecord["problem"] {
  if (found === width) return null;
  if (found > width) return "too_many_columns";
  return ending === "" ? "truncated_line" : "too_few_columns";
}

function unclosed(line: number, name: string) {
  return refused(
    `${name} line ${line}: a quoted value that starts in this record is never closed`,
    "close the quote, or double quotes inside values, and export again; nothing of the file was used"
  );
}

function tooLong(line: number, name: string) {
  return refused(
    `${name} line ${line}: a record is longer than 16 MiB`,
    "split the record, or leave the long column out"
  );
}

type CsvProblem = "text_after_quote" | "nul_byte" | "field_too_long";

interface ParsedRecord {
  fields: string[];
  problem: CsvProblem | null;
  /** Position after the line ending. */
  end: number;
  /** Physical lines the record takes. */
  newlines: number;
  ending: "\n" | "\r\n" | "\r" | "";
}

/**
 * The CSV record that starts at `from`, or null when more bytes are needed to see its end. With `last` the bytes end
 * the file: then null means that a quote is never closed.
 */
function parseRecord(bytes: Buffer, from: number, separator: number, last: boolean): ParsedRecord | null {
  const fields: string[] = [];
  let problem: CsvProblem | null = null;
  let newlines = 0;
  let at = from;
  const finished = (end: number, ending: ParsedRecord["ending"]): ParsedRecord => {
    const breaks = newlines + (ending === "" ? 0 : 1);
    if (bytes.subarray(from, end).includes(0)) problem ??= "nul_byte";
    return {fields, problem, end, newlines: breaks, ending};
  };
  for (;;) {
    if (bytes[at] === quote) {
      const closing = closingQuote(bytes, at + 1, last);
      if (closing === -1) return null;
      newlines += lineBreaks(bytes, at + 1, closing);
      if (closing - at > fieldLimit) problem ??= "field_too_long";
      fields.push(bytes.toString("utf8", at + 1, closing).replaceAll('""', '"'));
      at = closing + 1;
    } else {
      const end = unquotedEnd(bytes, at, separator);
      if (end - at > fieldLimit) problem ??= "field_too_long";
      fields.push(bytes.toString("utf8", at, end));
      at = end;
    }
    const textEnd = unquotedEnd(bytes, at, separator);
    if (textEnd > at) {
      problem ??= "text_after_quote";
      at = textEnd;
    }
    if (at >= bytes.length) {
      if (!last) return null;
      return finished(at, "");
    }
    if (bytes[at] === separator) {
      at++;
      continue;
    }
    if (bytes[at] === lineFeed) return finished(at + 1, "\n");
    if (at + 1 >= bytes.length && !last) return null;
    return bytes[at + 1] === lineFeed ? finished(at + 2, "\r\n") : finished(at + 1, "\r");
  }
}

/** Position of the quote that closes a value, -1 when it is not in these bytes (or the next byte must be seen first). */
export function closingQuote(bytes: Buffer, from: number, last: boolean): number {
  let at = from;
  for (;;) {
    const next = bytes.indexOf(quote, at);
    if (next === -1) return -1;
    if (next + 1 === bytes.length) return last ? next : -1;
    if (bytes[next + 1] !== quote) return next;
    at = next + 2;
  }
}

function unquotedEnd(bytes: Buffer, from: number, separator: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== separator && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  return at;
}

/** Line breaks inside a quoted value: CRLF counts once. */
export function lineBreaks(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++)
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) count++;
  return count;
}

/** A line of a small table, each value by the name of its column; null when it is empty. */
export interface SmallRow {
  /** "notes.csv line 3" */
  where: string;
  of: (column: string) => string | null;
}

/**
 * The lines of a small CSV file that a person keeps by hand; none without the file. Throws UserError 3 for a missing
 * column and for a line that is no record: the file is small and its author can mend it. `remedies` say how.
 */
export async function* smallTable(
  path: string,
  required: readonly string[],
  remedies: {header: string; line: string}
): AsyncGenerator<SmallRow> {
  if (!existsSync(path)) return;
  const name = basename(path);
  let header: string[] | null = null;
  for await (const {line, fields, problem} of csvRecords(readBytes(path, {name}, noFacts()), {delimiter: ",", name})) {
    if (header === null) {
      const names = fields.map((field) => field.trim().toLowerCase());
      const missing = required.find((column) => !names.includes(column));
      if (missing !== undefined) throw refused(`${name}: the column ${missing} is missing`, remedies.header);
      header = names;
      continue;
    }
    const where = `${name} line ${line}`;
    if (problem) throw refused(`${where}: ${problem.replaceAll("_", " ")}`, remedies.line);
    const names = header;
    yield {where, of: (column) => fields[names.indexOf(column)]?.trim() || null};
  }
}
