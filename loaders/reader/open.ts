import {Readable} from "node:stream";
import {refused} from "../errors.js";
import {noFacts, OpenFile} from "./bytes.js";
import {csvRecords} from "./csv.js";
import type {ExportFile} from "./discover.js";
import {magicOf, utf16Of} from "./encoding.js";
import {failureOf, type FailedAnswer} from "./failed-answer.js";
import {flatColumns, flatRecords, flatRows} from "./flatten.js";
import {envelopeMembers, jsonRecords, type JsonShape} from "./json.js";
import {delimiterOf, type Header, headerOf, headerRows, type Row, separatorLine} from "./header.js";
import {PassedOver} from "./no-record.js";
import {titleOf} from "./titles.js";
import {parquetSample} from "./parquet.js";
import type {JsonObject} from "./strict-json.js";
import type {SheetOf} from "./workbook.js";

/** What an adapter sees of a file before it claims it. */
export interface FileSample {
  /** Path relative to the exports folder, with `/`. */
  path: string;
  format: "csv" | "ndjson" | "json" | "parquet" | "xlsx";
  /** Header of a table file; top-level keys of the sampled records of a JSON file, in order of first sight. */
  columns: string[];
  /** The member that holds the records of an enveloped JSON file (`{"results": [...]}`), else null. */
  envelope: string | null;
  /** Up to 20 records. Values of a table file are text or null. */
  records: JsonObject[];
}

/** A file whose format is known and whose first records were read: everything that is needed to read all of it. */
export interface SampledFile extends FileSample {
  file: ExportFile;
  delimiter: string;
  /** The first lines of a table file, as they stand. */
  head: readonly string[];
  /** The line of the header of a table file. */
  headerLine: number;
  /** Columns that (nearly) every record of the sample fills, by their position. */
  filled: readonly number[];
  /** The text that stands alone in the line above the header, else null. */
  titleAbove: string | null;
  /** Of a JSON file whose records are read as rows of single values: the lists of which each entry is a row; else null. */
  flatten: readonly string[] | null;
  /** True where the last column holds what stands alone in a row above those of its block. */
  hasTitles: boolean;
  /** Lines of a table file that are no records; complete once it was read to the end. */
  passedOver: PassedOver;
  shape: JsonShape;
  /** The encoding to read it with; undefined for UTF-8. */
  encoding: string | undefined;
  /** The file holds valid UTF-8 beyond ASCII, so the named encoding does not apply to it. */
  keptUtf8: boolean;
  /** How many records it holds, where the format says so (Parquet). */
  count: number | null;
  /** True for a JSON list without anything in it, as systems answer where there is nothing to tell. */
  empty: boolean;
  /** Set where the file holds the answer to a call that failed. */
  failure: FailedAnswer | null;
  /** Set for a sheet of a workbook. */
  sheet: SheetOf | null;
}

/** What the user said of a file. */
export interface FileOptions {
  encoding?: string | undefined;
  /** The line of the header. */
  headerRow?: number | undefined;
  /** The name of the column of what stands alone in a row above those of its block. */
  titleRows?: string | undefined;
  /** The lists of a JSON file of which each entry is a row; objects are then read as columns. */
  flatten?: readonly string[] | undefined;
  /** True where the configuration names it. */
  isNamed?: boolean | undefined;
}

/** How many records of a file are looked at before it is read. */
export const sampleRecords = 20;
const headBytes = 1 << 20;

/**
 * Recognises a file by its bytes: the extension must not contradict them. Opens it once, settles its encoding and reads
 * its first records. Throws UserError 3 for an empty file, for a file whose name lies and for formats plumbline does not
 * read.
 */
export async function sampleFile(file: ExportFile, options: FileOptions = {}): Promise<SampledFile> {
  const {encoding} = options;
  const opened = await OpenFile.open(file.path, file.name);
  try {
    const raw = await opened.head(512);
    if (raw.length === 0) throw refused(`${file.name}: the file is empty`, "export it again, or remove it");
    agree(file.name, raw);
    const base = unsampled(file);
    if (magicOf(raw) === "parquet") return {...base, format: "parquet", ...(await parquetSample(file, sampleRecords))};
    const keptUtf8 = encoding !== undefined && (await isUtf8BeyondAscii(opened));
    const settled = keptUtf8 ? undefined : (encoding ?? utf16Of(raw) ?? undefined);
    return await textSample(opened, {...base, keptUtf8, encoding: settled}, options);
  } finally {
    await opened.close();
  }
}

/** A file of which nothing is known yet. */
export function unsampled(file: ExportFile): SampledFile {
  return {
    path: file.name,
    format: "csv",
    columns: [],
    envelope: null,
    records: [],
    file,
    delimiter: "",
    head: [],
    headerLine: 1,
    filled: [],
    titleAbove: null,
    hasTitles: false,
    flatten: null,
    passedOver: new PassedOver(),
    shape: "lines",
    encoding: undefined,
    keptUtf8: false,
    count: null,
    empty: false,
    failure: null,
    sheet: null
  };
}

function agree(name: string, head: Buffer): void {
  const magic = magicOf(head);
  const gzipNamed = /\.gz$/i.test(name);
  if ((magic === "gzip") !== gzipNamed)
    throw refused(
      `${name}: ${gzipNamed ? "is called .gz but is not gzip data" : "is gzip data but is not called .gz"}`,
      "rename it to what it is"
    );
  const parquetNamed = /\.parquet$/i.test(name);
  if ((magic === "parquet") !== parquetNamed)
    throw refused(
      `${name}: ${parquetNamed ? "is called .parquet but is no Parquet file" : "is a Parquet file"}`,
      "rename it to what it is"
    );
  const old = "open it in a spreadsheet program and save it as .xlsx";
  if (magic === "xls") throw refused(`${name}: is a workbook in the old format of Excel (.xls)`, old);
  if (magic === "zip" && /\[Content_Types\]\.xml|xl\//.test(head.toString("latin1")))
    throw refused(`${name}: is an Excel workbook`, `give it the extension .xlsx`);
  if (magic !== null && !["gzip", "parquet", "utf-16le", "utf-16be"].includes(magic))
    throw refused(
      `${name}: holds ${magic} data, which plumbline does not read`,
      "unpack it or export as CSV, JSON or Parquet"
    );
}

/**
 * True for a file that is valid UTF-8, to which an encoding that the user named does not apply. NUL and escape are signs
 * of an encoding that looks like ASCII but is not (UTF-16, ISO-2022). What else is wrong with a file is for its reader
 * to say.
 */
async function isUtf8BeyondAscii(opened: OpenFile): Promise<boolean> {
  const facts = noFacts();
  try {
    for await (const chunk of opened.text(undefined, facts))
      if (chunk.includes(0) || chunk.includes(0x1b)) return false;
  } catch {
    return false;
  }
  return facts.convertedFrom === null && !facts.ascii;
}

/** Fills in what the first records of a text say, reading no further than they reach. */
async function textSample(opened: OpenFile, base: SampledFile, options: FileOptions): Promise<SampledFile> {
  const {path} = base;
  const bytes = opened.text(base.encoding, noFacts());
  const held: Buffer[] = [];
  let text = "";
  while (text.length < headBytes) {
    const {value, done} = await bytes.next();
    if (done) break;
    held.push(value);
    text += value.toString("utf8");
  }
  const first = text.trimStart()[0];
  if (first === undefined) throw refused(`${path}: the file holds only blank lines`, "export it again, or remove it");
  refuseMarkup(path, text.trimStart());
  const named = path.replace(/\.gz$/i, "").split(".").at(-1)!.toLowerCase();
  if (named === "xls") throw refused(`${path}: is text, not a workbook`, "give it the extension .txt, or .csv");
  const json = first === "{" || first === "[";
  if (json !== named.includes("json"))
    throw refused(
      `${path}: is called .${named} but holds ${json ? "JSON" : "no JSON"}`,
      "give the file the extension of its format"
    );
  return json
    ? jsonSample(base, text, onwards(held, bytes), options)
    : csvSample(base, text, held, onwards(held, bytes), options);
}

/** Refuses what older systems save as .xls or .csv, and what a system answers to whoever is not signed in. */
function refuseMarkup(path: string, text: string): void {
  if (!/^<(!doctype\s|html|\?xml|head|body|table|meta|style)/i.test(text)) return;
  const asBook = "open it in a spreadsheet program, save it as .xlsx, and put that here in its place";
  if (/Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet/.test(text))
    throw refused(`${path}: holds an XML Spreadsheet of Excel 2003`, asBook);
  if (/<t(able|r|d)\b/i.test(text)) throw refused(`${path}: holds an HTML table, not a text or workbook`, asBook);
  throw refused(
    `${path}: holds a web page, most likely one that asks to sign in or tells an error`,
    "sign in or look at the key, then export the file again"
  );
}

async function* onwards(held: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* held;
  yield* rest;
}

async function csvSample(
  base: SampledFile,
  text: string,
  held: readonly Buffer[],
  bytes: AsyncIterable<Buffer>,
  {headerRow, titleRows}: FileOptions
): Promise<SampledFile> {
  const {path: name, passedOver} = base;
  const delimiter = delimiterOf(text);
  const rows: Row[] = [];
  for await (const row of csvRecords(Readable.from(held), {delimiter, name, headerLine: null})) {
    if (row.line > 1 || separatorLine(text) === null) rows.push(row);
    if (rows.length > headerRows) break;
  }
  const header = headerOf(rows, name, headerRow);
  if (header === null) throw refused(`${name}: the file holds only blank lines`, "export it again, or remove it");
  const titleAbove = titleIn(rows, header);
  for (const line of header.above)
    passedOver.add(isTitle(line, header, titleAbove, titleRows) ? "block" : "title", line);
  const values: (readonly string[])[] = [];
  for await (const {line, fields} of csvRecords(bytes, {delimiter, name, headerLine: header.line})) {
    if (line > header.line) values.push(fields);
    if (values.length >= sampleRecords) break;
  }
  const {columns, filled, line: headerLine} = header;
  const head = text.split(/\r\n|\r|\n/, sampleRecords + 1);
  const records = values.map((row) => rowOf(columns, row));
  const titled = withTitles({...base, columns, titleAbove}, titleRows);
  return {...titled, filled, headerLine, records, delimiter, head};
}

/** The text that stands alone above the header. */
export function titleIn(rows: readonly Row[], {above}: Header): string | null {
  return titleOf(rows.find(({line}) => line === above.at(-1))?.fields ?? []);
}

/** True for the line above the header that says of what the rows below are, where such rows are read. */
export function isTitle(line: number, {above}: Header, title: string | null, titleRows: string | undefined): boolean {
  return titleRows !== undefined && title !== null && line === above.at(-1);
}

/** A table of which rows with one text alone say what the rows below them are of, as a column of that name. */
export function withTitles(file: SampledFile, column: string | undefined): SampledFile {
  return column === undefined ? file : {...file, columns: [...file.columns, column], hasTitles: true};
}

/** The values of a line by the names of the header; an empty one is none. */
export function rowOf(header: readonly string[], fields: readonly string[]): JsonObject {
  const record = Object.create(null) as JsonObject;
  header.forEach((name, index) => (record[name] = fields[index] || null));
  return record;
}

/** The first records of a JSON file, and whether it holds any, or the answer to a failed call instead. */
async function jsonSample(
  base: SampledFile,
  text: string,
  bytes: AsyncIterable<Buffer>,
  {flatten}: FileOptions
): Promise<SampledFile> {
  const shape = shapeOf(text);
  const answer = failedWhole(text);
  if (answer !== null) return {...base, format: "json", shape, failure: answer};
  const records: JsonObject[] = [];
  let empty = true;
  let failure: FailedAnswer | null = null;
  for await (const item of jsonRecords(bytes, shape, base.path)) {
    empty = false;
    if (item.record) {
      records.push(item.record);
      const says = failureOf(item.record);
      if (says !== null) failure ??= {line: item.line, says};
    }
    if (records.length >= (flatten === undefined ? sampleRecords : flatRecords)) break;
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const format = shape === "lines" ? "ndjson" : "json";
  const envelope =
    shape === "envelope" ? (envelopeMembers.find((member) => text.includes(`"${member}"`)) ?? null) : null;
  const sample: SampledFile = {
    ...base,
    format,
    columns,
    envelope,
    records: records.slice(0, sampleRecords),
    shape,
    empty,
    failure
  };
  return flatten === undefined ? sample : asRows(sample, records, flatten);
}

/** A JSON file whose records are read as rows of single values, with the columns that some of its records have. */
export function asRows(file: SampledFile, records: readonly JsonObject[], flatten: readonly string[]): SampledFile {
  const rows = file.records.flatMap((record) => flatRows(record, flatten));
  return {...file, flatten, columns: flatColumns(records, flatten), records: rows.slice(0, sampleRecords)};
}

/** A file that is one short object, on one line or many, may be the answer to a call that failed. */
function failedWhole(text: string): FailedAnswer | null {
  if (text.length > 1 << 16 || text.trimStart()[0] !== "{") return null;
  try {
    const says = failureOf(JSON.parse(text) as JsonObject);
    return says === null ? null : {line: 1, says};
  } catch {
    return null;
  }
}

/** Lines when the first object ends before another begins; an envelope when it holds a list of records. */
function shapeOf(text: string): JsonShape {
  if (text.trimStart()[0] === "[") return "array";
  const firstLine = text.trimStart().split("\n", 1)[0]!;
  try {
    const value = JSON.parse(firstLine) as Record<string, unknown>;
    const alone = text.trim() === firstLine.trim();
    return alone && envelopeMembers.some((member) => Array.isArray(value[member])) ? "envelope" : "lines";
  } catch {
    return /^\s*\{\s*\n/.test(text) || envelopeMembers.some((member) => text.slice(0, 4096).includes(`"${member}"`))
      ? "envelope"
      : "lines";
  }
}
