import {greatest, rollup} from "d3-array";
import {refused} from "../errors.js";
import {arePairs} from "./titles.js";
import {beginsTable, isBlank, isRemark, isTotalLabel} from "./no-record.js";

/** A row of a table file as it stands. */
export interface Row {
  /** Physical line or row of the sheet on which it starts, 1 = first. */
  line: number;
  fields: readonly string[];
}

/** Where the header of a table stands, and what it says. */
export interface Header {
  line: number;
  columns: string[];
  /** The lines above it that are not blank. */
  above: number[];
  /** Columns that (nearly) every record of the sample fills. */
  filled: number[];
}

/** How many rows of a file are looked at to find its header. */
export const headerRows = 64;

/**
 * The header of a table: its first row, unless that is a title, which fills far fewer columns than the rows below. Rows
 * above the header that name groups of columns come before the headings that are otherwise alike. `chosen` is the line
 * that the user named. Throws UserError 3 where no row stands there. Null for a file without any row.
 */
export function headerOf(rows: readonly Row[], name: string, chosen?: number): Header | null {
  const written = rows.filter(({fields}) => !fields.every(isBlank));
  if (written.length === 0) return null;
  const at = chosen === undefined ? found(written) : written.findIndex(({line}) => line === chosen);
  const row = written[at];
  if (row === undefined)
    throw refused(
      `${name}: header_row is ${chosen}, but no row of the table begins in line ${chosen}`,
      "name the line in which the headings stand, counted from 1 with blank lines, or leave header_row out"
    );
  const above = written.slice(0, at);
  const records = ownRows(written.slice(at), row.fields).filter(
    ({fields}) => !isTotal(fields) && !isRemark(fields, row.fields.length)
  );
  return {
    line: row.line,
    columns: grouped(row.fields, above.at(-1)?.fields),
    above: above.map(({line}) => line),
    filled: row.fields.flatMap((_, column) => {
      const full = records.filter(({fields}) => !isBlank(fields[column])).length;
      return full > 0 && full >= records.length * 0.9 ? [column] : [];
    })
  };
}

/** The rows below the header, none of those of another table further down. */
function ownRows([header, ...below]: readonly Row[], headings: readonly string[]): readonly Row[] {
  const isAfterGap = (at: number): boolean => {
    const before = below[at - 1] ?? header!;
    return below[at]!.line > before.line + 1 || before.fields.filter((field) => !isBlank(field)).length === 1;
  };
  const end = below.findIndex(({fields}, at) => isAfterGap(at) && beginsTable(fields, headings));
  return end === -1 ? below : below.slice(0, end);
}

function isTotal(fields: readonly string[]): boolean {
  return isTotalLabel(fields.find((field) => !isBlank(field)) ?? "");
}

/** A row with fewer than this part of the columns that others fill is a title. */
const leastPart = 0.6;

function found(rows: readonly Row[]): number {
  const widths = rows.map(({fields}) => fields.length);
  // Labels with what they label beside them are a title, however many.
  const counts = rows.map(({fields}) => {
    const filled = fields.filter((field) => !isBlank(field));
    return arePairs(filled) ? 1 : filled.length;
  });
  const width = mode(widths);
  const isWhole = (at: number): boolean => widths[at] === width && counts[at]! >= width * leastPart;
  if (counts[0]! > 1 && isWhole(0)) return isUpperLine(rows[0]!.fields, rows[1]?.fields ?? []) ? 1 : 0;
  const alike = counts.filter((_, at) => widths[at] === width).sort((a, b) => a - b);
  const usual = alike[Math.floor(alike.length * 0.75)]!;
  const least = Math.max(2, usual * leastPart);
  let at = counts.findIndex((count) => count >= least);
  if (at === -1) return 0;
  // Where that is a record, some line above it is the header, however narrow.
  if (rows[at]!.fields.filter(isValue).length * 2 >= counts[at]!)
    return Math.max(
      0,
      counts.findIndex((count) => count > 1)
    );
  // A line of group headings fills some columns; the headings fill them all.
  const isFuller = (next: number): boolean => isWhole(next) && counts[next - 1]! < counts[next]! * leastPart;
  while (at + 1 < rows.length && isFuller(at + 1) && !rows[at + 1]!.fields.some(isDated)) at++;
  return at;
}

/** True for a line of headings that goes on in the line below: what it leaves blank stands there, some of it for each group. */
function isUpperLine(upper: readonly string[], lower: readonly string[]): boolean {
  const open = upper.flatMap((field, column) => (isBlank(field) ? [column] : []));
  const told = lower.map((field) => field.trim()).filter((field) => field !== "");
  const goesOn = open.length > 1 && open.filter((column) => !isBlank(lower[column])).length >= open.length * leastPart;
  return goesOn && told.length < lower.length && new Set(told).size < told.length && !told.some(isValue);
}

function isValue(field: string): boolean {
  return /^\s*-?\d[\d.,]*\s*$/.test(field) || isDated(field);
}

function isDated(field: string): boolean {
  return /\d[-/.]\d{1,2}[-/.]\d|\d:\d\d|@/.test(field);
}

/** The most frequent number, of several the largest. */
function mode(values: readonly number[]): number {
  const counts = rollup(
    values,
    (alike) => alike.length,
    (value) => value
  );
  return greatest(counts, ([a, m], [b, n]) => m - n || a - b)![0];
}

/**
 * Headings of two lines: those that occur more than once, and what else begins their group, each after the group that
 * stands above it, where that tells all of them apart. Where the lower line has none, the upper one's is the heading.
 */
function grouped(fields: readonly string[], above: readonly string[] | undefined): string[] {
  if (above === undefined) return [...fields];
  const own = fields.map((field) => field.trim());
  const isTwice = (name: string | undefined): boolean =>
    name !== undefined && name !== "" && own.indexOf(name) !== own.lastIndexOf(name);
  const isLined = above.filter((field) => !isBlank(field)).length > 1;
  const names = own.map((name, column) => (name === "" && isLined ? (above[column] ?? "").trim() : fields[column]!));
  if (!own.some(isTwice)) return names;
  let group = "";
  const groups = own.map((_, column) => (group = isBlank(above[column]) ? group : above[column]!.trim()));
  const begins = (column: number): boolean =>
    own[column] !== "" && !isBlank(above[column]) && isBlank(above[column + 1]) && isTwice(own[column + 1]);
  const full = names.map((name, column) =>
    isTwice(own[column]) || begins(column) ? `${groups[column]} ${own[column]}`.trim() : name
  );
  const named = full.map((name) => name.trim()).filter((name) => name !== "");
  return new Set(named).size === named.length ? full : names;
}

/** A first line that says by what the values are parted, as Excel writes and reads it: `sep=;`. */
export function separatorLine(text: string): string | null {
  return /^"?sep=([^\p{L}\p{N}\r\n"])"?[;,\t|]*(\r\n|\r|\n|$)/iu.exec(text)?.[1] ?? null;
}

/**
 * The delimiter of a table: what its first line says or parts most often where the other lines agree, else what parts
 * most lines into as many values.
 */
export function delimiterOf(text: string): string {
  const said = separatorLine(text);
  if (said !== null) return said;
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/, headerRows + 1)
    .slice(0, headerRows)
    .filter((line) => line.trim() !== "");
  const votes = [",", ";", "\t", "|"].map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const usual = mode(counts.length > 0 ? counts : [1]);
    const agree = usual === 1 ? 0 : counts.filter((count) => count === usual).length;
    return {
      delimiter,
      first: counts[0] ?? 1,
      alike: counts.filter((count) => count === counts[0]).length,
      usual,
      agree
    };
  });
  const first = votes.reduce((best, next) => (next.first > best.first ? next : best));
  if (first.first > 1 && first.alike * 2 >= lines.length) return first.delimiter;
  const best = votes.reduce((most, next) =>
    next.agree > most.agree || (next.agree === most.agree && next.usual > most.usual) ? next : most
  );
  return best.agree > 0 ? best.delimiter : first.delimiter;
}
