import {refused} from "../errors.js";
import {parseRecord, type CsvProblem} from "./csv-record.js";

/** One record of a CSV file in file order. `fields` are the values as text; `problem` is set when it must be rejected. */
export interface CsvRecord {
  /** Physical line on which it starts, 1 = first. */
  line: number;
  fields: string[];
  problem: CsvProblem | "too_few_columns" | "too_many_columns" | "truncated_line" | null;
  /** For another number of fields than the header has: both numbers. */
  note: string | null;
}

export interface CsvFacts {
  /** Lines with nothing on them. */
  blankLines: number;
  /** Lines ended by a carriage return alone, or by another ending than the file's first line. */
  repairedEndings: number;
}

const recordLimit = 16 << 20;

/**
 * Every record of a CSV file, the header first, in bounded memory. Quotes as in RFC 4180; CRLF, LF and lone CR all end
 * a line. A record with another number of values than the header is handed over with its problem. Throws UserError 3
 * for a quote that is never closed and for a record longer than 16 MiB.
 */
export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  {delimiter, name}: {delimiter: string; name: string},
  facts: CsvFacts
): AsyncGenerator<CsvRecord> {
  const separator = delimiter.charCodeAt(0);
  let line = 1;
  let width = -1;
  let ending: string | null = null;
  let rest: Buffer = Buffer.alloc(0);

  function* records(bytes: Buffer, last: boolean): Generator<CsvRecord> {
    let at = 0;
    while (at < bytes.length) {
      const record = parseRecord(bytes, at, separator, last);
      if (record === null) {
        if (last || bytes.length - at > recordLimit) throw unclosed(bytes, at, line, name);
        break;
      }
      if (record.end - at > recordLimit) throw tooLong(line, name);
      const start = line;
      line += record.newlines;
      at = record.end;
      if (record.ending !== "") {
        ending ??= record.ending;
        if (record.ending !== ending || record.ending === "\r") facts.repairedEndings++;
      }
      const blank = record.fields.length === 1 && record.fields[0] === "" && record.problem === null;
      if (blank && width !== 1) {
        facts.blankLines++;
        continue;
      }
      if (width === -1) width = record.fields.length;
      const found = record.fields.length;
      const problem = record.problem ?? widthProblem(found, width, record.ending);
      const note = found === width ? null : `${found} ${found === 1 ? "field" : "fields"}, expected ${width}`;
      yield {line: start, fields: record.fields, problem, note};
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

function unclosed(bytes: Buffer, from: number, line: number, name: string) {
  if (parseRecord(bytes, from, 0, true) !== null) return tooLong(line, name);
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
