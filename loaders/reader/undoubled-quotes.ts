const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
/** Beyond so many bytes a record is not taken apart in every way. */
const farthest = 256 << 10;
const mostQuotes = 400;

/** A record whose quotes are not doubled: its values, or null where there is not exactly one way to read it. */
interface MeantRecord {
  fields: string[] | null;
  /** Ways to read it, 2 for more than one. */
  readings: number;
  /** Position after the line ending. */
  end: number;
  /** Physical lines the record takes. */
  newlines: number;
  ending: "\n" | "\r\n" | "\r" | "";
}

interface Shape {
  separator: number;
  /** Values of a record. */
  width: number;
  /** True when the bytes end the file. */
  last: boolean;
  /** True where the first value of every record is quoted, false where none is; null where that differs. */
  quotedStart: boolean | null;
}

/**
 * Reads a record that strict rules cannot read as its writer meant it. Between the quotes of a value other quotes are
 * content; a quote can close a value only before a delimiter or the end of a line. Of all ways to take the record apart
 * that have as many values as the header exactly one must be left, and what follows must look like another record; else
 * the record cannot be read, and reaches to where the next one begins. Null when more bytes are needed to tell.
 */
export function asTheWriterMeant(bytes: Buffer, from: number, shape: Shape): MeantRecord | null {
  let newlines = 0;
  for (let at = from; ;) {
    const line = lineFrom(bytes, at, shape.last);
    if (line === null) return null;
    newlines += line.ending === "" ? 0 : 1;
    const follows = begins(bytes, line.end, shape);
    if (follows === null) return null;
    if (follows) {
      const ways = readings(bytes, from, line.textEnd, shape);
      if (ways.fields === null) return rejected(bytes, from, shape, ways.readings);
      return {...ways, end: line.end, newlines, ending: line.ending};
    }
    if (line.end > from + farthest) return rejected(bytes, from, shape);
    at = line.end;
  }
}

/** The record without values, up to the line at which another begins that is followed by another, or ends the file. */
function rejected(bytes: Buffer, from: number, shape: Shape, readings = 0): MeantRecord | null {
  let newlines = 0;
  for (let at = from; ;) {
    const line = lineFrom(bytes, at, shape.last);
    if (line === null) return null;
    const {end, ending} = line;
    newlines += ending === "" ? 0 : 1;
    const record = {fields: null, readings, end, newlines, ending};
    if (end > from + farthest) return record;
    const next = begins(bytes, end, shape);
    if (next === null) return null;
    if (next === "surely") return record;
    if (next) {
      const after = lineFrom(bytes, end, shape.last);
      const second = after === null ? null : begins(bytes, after.end, shape);
      if (second === null) return null;
      if (second) return record;
    }
    at = end;
  }
}

interface Line {
  textEnd: number;
  end: number;
  ending: MeantRecord["ending"];
}

function lineFrom(bytes: Buffer, from: number, last: boolean): Line | null {
  let at = from;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  if (at >= bytes.length) return last ? {textEnd: at, end: at, ending: ""} : null;
  if (bytes[at] === lineFeed) return {textEnd: at, end: at + 1, ending: "\n"};
  if (at + 1 >= bytes.length && !last) return null;
  return bytes[at + 1] === lineFeed
    ? {textEnd: at, end: at + 2, ending: "\r\n"}
    : {textEnd: at, end: at + 1, ending: "\r"};
}

/**
 * True where a record seems to begin, or the file ends: its first value is quoted where that of the others is, and the
 * line is a whole record, or at least a quoted value is followed by another one. Blank lines are passed over.
 */
function begins(bytes: Buffer, from: number, shape: Shape): boolean | "surely" | null {
  if (from >= bytes.length) return shape.last ? "surely" : null;
  const line = lineFrom(bytes, from, shape.last);
  if (line === null) return null;
  if (line.textEnd === from) return begins(bytes, line.end, shape);
  const isQuoted = bytes[from] === quote;
  if (shape.quotedStart === !isQuoted) return false;
  const closing = isQuoted ? bytes.indexOf(quote, from + 1) : -1;
  const parted = bytes[closing + 1] === shape.separator && bytes[closing + 2] === quote;
  if (closing !== -1 && closing < line.textEnd && parted) return "surely";
  return readings(bytes, from, line.textEnd, shape).readings > 0;
}

/** The ways to part these bytes into values, and the values where there is one way only. */
function readings(
  bytes: Buffer,
  from: number,
  to: number,
  {separator, width}: Shape
): {fields: string[] | null; readings: number} {
  const closers: number[] = [];
  let quotes = 0;
  for (let at = bytes.indexOf(quote, from); at !== -1 && at < to; at = bytes.indexOf(quote, at + 1)) {
    quotes++;
    if (at + 1 === to || bytes[at + 1] === separator) closers.push(at);
  }
  if (quotes > mostQuotes) return {fields: null, readings: 0};
  const known = new Map<number, Ways>();

  /** How the rest can be parted into so many values. */
  const ways = (at: number, values: number): Ways => {
    const key = at * (width + 1) + values;
    const before = known.get(key);
    if (before !== undefined) return before;
    let found: Ways = {count: 0, next: -1};
    const add = (end: number): void => {
      const count = end === to ? (values === 1 ? 1 : 0) : values > 1 ? ways(end + 1, values - 1).count : 0;
      if (count > 0) found = {count: Math.min(2, found.count + count), next: end};
    };
    if (bytes[at] === quote) {
      for (const closer of closers) {
        if (found.count > 1) break;
        if (closer > at) add(closer + 1);
      }
    } else {
      let end = at;
      while (end < to && bytes[end] !== separator && bytes[end] !== quote && !isBreak(bytes[end]!)) end++;
      if (end === to || bytes[end] === separator) add(end);
    }
    known.set(key, found);
    return found;
  };

  const {count} = ways(from, width);
  if (count !== 1) return {fields: null, readings: count};
  const fields: string[] = [];
  for (let at = from, values = width; values > 0; values--) {
    const {next} = ways(at, values);
    const isQuoted = bytes[at] === quote;
    fields.push(isQuoted ? bytes.toString("utf8", at + 1, next - 1) : bytes.toString("utf8", at, next));
    if (isQuoted && mayPart(bytes, at + 1, next - 1, separator)) return {fields: null, readings: 2};
    at = next + 1;
  }
  return {fields, readings: 1};
}

/** True where a quote inside a value stands beside a delimiter, but for one before a word: `"yes", then`. */
function mayPart(bytes: Buffer, from: number, to: number, separator: number): boolean {
  for (let at = bytes.indexOf(quote, from); at !== -1 && at < to; at = bytes.indexOf(quote, at + 1))
    if ((at > from && bytes[at - 1] === separator) || (bytes[at + 1] === separator && bytes[at + 2] !== space))
      return true;
  return false;
}

interface Ways {
  /** 2 for more than one. */
  count: number;
  /** Where the value ends in the last of them. */
  next: number;
}

function isBreak(byte: number): boolean {
  return byte === lineFeed || byte === carriageReturn;
}
