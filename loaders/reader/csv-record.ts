export type CsvProblem = "text_after_quote" | "nul_byte" | "field_too_long";

export interface ParsedRecord {
  fields: string[];
  problem: CsvProblem | null;
  /** Position after the line ending. */
  end: number;
  /** Physical lines the record takes. */
  newlines: number;
  ending: "\n" | "\r\n" | "\r" | "";
}

const fieldLimit = 1 << 20;
const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * The CSV record that starts at `from`, or null when more bytes are needed to see its end. With `last` the bytes end
 * the file: then null means that a quote is never closed.
 */
export function parseRecord(bytes: Buffer, from: number, separator: number, last: boolean): ParsedRecord | null {
  const fields: string[] = [];
  let problem: CsvProblem | null = null;
  let newlines = 0;
  let at = from;
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
      return finished(bytes, from, {fields, problem, end: at, newlines, ending: ""});
    }
    if (bytes[at] === separator) {
      at++;
      continue;
    }
    if (bytes[at] === lineFeed)
      return finished(bytes, from, {fields, problem, end: at + 1, newlines: newlines + 1, ending: "\n"});
    if (at + 1 >= bytes.length && !last) return null;
    const pair = bytes[at + 1] === lineFeed;
    return finished(bytes, from, {
      fields,
      problem,
      end: at + (pair ? 2 : 1),
      newlines: newlines + 1,
      ending: pair ? "\r\n" : "\r"
    });
  }
}

function finished(bytes: Buffer, from: number, record: ParsedRecord): ParsedRecord {
  const nul = bytes.subarray(from, record.end).includes(0);
  return nul ? {...record, problem: record.problem ?? "nul_byte"} : record;
}

/** Position of the quote that closes a value, -1 when it is not in these bytes (or the next byte must be seen first). */
function closingQuote(bytes: Buffer, from: number, last: boolean): number {
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
function lineBreaks(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++)
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) count++;
  return count;
}
