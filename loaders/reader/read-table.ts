import {closeSync, openSync, writeSync} from "node:fs";
import {join} from "node:path";
import {hashFile, noFacts, readBytes, type ByteFacts} from "./bytes.js";
import {certifyCsv} from "./certify-csv.js";
import {type CsvFacts, noCsvFacts} from "./csv.js";
import {certifyNdjson} from "./certify-ndjson.js";
import type {SampledFile} from "./open.js";
import {recordsOf} from "./records.js";
import {readingRemedy, RejectList, type Place, type StoredPlace} from "./rejects.js";
import type {JsonValue} from "./strict-json.js";

/** Where the text of one table's records lies, in a form that DuckDB can be trusted with. */
export type TextSource = {/** True when the reader saw nothing but ASCII. */ ascii: boolean} & (
  | {
      kind: "csv";
      path: string;
      delimiter: string;
      header: boolean;
      parallel: boolean;
      width: number;
      /** Canonical column (or `line`, `record`: where the text stands in the export) → position. */
      positions: ReadonlyMap<string, number>;
    }
  | {kind: "ndjson" | "parquet"; path: string; /** Canonical column → exported name. */ names: Map<string, string>}
);

/** A plain file after strict reading: its good records as text, its bad ones as rejects. */
export interface ReadFile {
  source: TextSource;
  /** Records in `source`. */
  good: number;
  rejects: RejectList;
  sha256: string;
  /** See `fileVersion`: must still hold when the database has read the file too. */
  version: string;
  /** Where a record of `source` stands, from its position and what is stored with it. */
  placeOf: (recordNumber: number, stored: StoredPlace) => Place;
  repairs: Map<string, number>;
}

/** Canonical column, in the order of its table → position in the file's header. */
export type Positions = ReadonlyMap<string, number>;

/**
 * Reads a plain file. Every byte is looked at once; a file that needs no repair is then left to DuckDB as it is (or as
 * its decompressed, re-encoded copy), any other is read record by record. Throws UserError 3 when refused as a whole.
 */
export async function readTable(
  file: SampledFile,
  positions: Positions,
  scratch: string,
  number: number
): Promise<ReadFile> {
  if (file.format === "parquet") return readParquet(file, positions);
  const certified = await certify(file, positions, join(scratch, `${number}.text`));
  return certified ?? readNormalising(file, positions, scratch, number);
}

async function certify(file: SampledFile, positions: Positions, copyPath: string): Promise<ReadFile | null> {
  if (file.format === "json" || file.format === "xlsx" || file.headerLine > 1) return null;
  const facts = noFacts();
  const bytes = readBytes(file.file.path, {name: file.path, encoding: file.encoding}, facts);
  const kept = keepingText(bytes, facts, copyPath);
  const pathOf = (): string => (facts.verbatim ? file.file.path : copyPath);
  if (file.format === "csv") {
    const width = file.columns.length;
    const csv = await certifyCsv(kept, file.delimiter, width);
    if (csv === null) return null;
    const form = {delimiter: file.delimiter, header: true, parallel: !csv.multiline, width, positions};
    const source: TextSource = {kind: "csv", ascii: facts.ascii, path: pathOf(), ...form};
    return readFile(source, csv.records, facts, (record) => ({line: csv.lines.lineOf(record), record: null}));
  }
  const json = await certifyNdjson(kept);
  if (json === null || facts.byteOrderMark) return null;
  const source: TextSource = {kind: "ndjson", ascii: facts.ascii, path: pathOf(), names: namesOf(file, positions)};
  return readFile(source, json.records, facts, (record) => ({line: record + 1, record: null}));
}

function readFile(
  source: TextSource,
  good: number,
  facts: Pick<ByteFacts, "sha256" | "version" | "convertedFrom" | "byteOrderMark">,
  placeOf: ReadFile["placeOf"],
  rejects = new RejectList()
): ReadFile {
  const repairs = repairsOf(facts);
  return {source, good, rejects, sha256: facts.sha256, version: facts.version, placeOf, repairs};
}

/** How often what was repaired while a file was read. */
export function repairsOf(
  facts: Pick<ByteFacts, "convertedFrom" | "byteOrderMark">,
  {blankLines, undoubledQuotes, repairedEndings}: CsvFacts = noCsvFacts()
): Map<string, number> {
  const all = {
    converted_encoding: facts.convertedFrom === null ? 0 : 1,
    byte_order_mark: facts.byteOrderMark ? 1 : 0,
    blank_line: blankLines,
    undoubled_quotes: undoubledQuotes,
    line_ending: repairedEndings
  };
  return new Map(Object.entries(all).filter(([, times]) => times > 0));
}

/** Hands the text on; when the file itself is not plain UTF-8, its text also goes into a private copy for DuckDB. */
async function* keepingText(chunks: AsyncIterable<Buffer>, facts: ByteFacts, path: string): AsyncGenerator<Buffer> {
  let copy: number | null = null;
  try {
    for await (const chunk of chunks) {
      if (!facts.verbatim) {
        copy ??= openSync(path, "wx", 0o600);
        for (let at = 0; at < chunk.length;) at += writeSync(copy, chunk, at);
      }
      yield chunk;
    }
  } finally {
    if (copy !== null) closeSync(copy);
  }
}

/** Canonical column → name in the file. */
function namesOf(file: SampledFile, positions: Positions): Map<string, string> {
  return new Map([...positions].map(([name, position]) => [name, file.columns[position]!]));
}

/** Parquet says how long it is and checks its own pages, so DuckDB reads it as it is. */
async function readParquet(file: SampledFile, positions: Positions): Promise<ReadFile> {
  const facts = {...noFacts(), ...(await hashFile(file.file.path, file.path))};
  const source: TextSource = {kind: "parquet", ascii: false, path: file.file.path, names: namesOf(file, positions)};
  return readFile(source, file.count!, facts, (record) => ({line: record + 1, record: record + 1}));
}

/** Reads a file record by record into a normalised copy in the scratch folder: the slow path for files that need repair. */
export async function readNormalising(
  file: SampledFile,
  positions: Positions,
  scratch: string,
  number: number
): Promise<ReadFile> {
  const names = namesOf(file, positions);
  const copy = new NormalisedCopy(join(scratch, `${number}.csv`), [...names.keys()]);
  const facts = noFacts();
  const csv = noCsvFacts();
  const rejects = new RejectList();
  const reject = (place: Place, reason: string, column: string | null, value: string | null): void =>
    rejects.add({...place, reason, column, value, remedy: readingRemedy(reason, column ?? "")});
  try {
    for await (const item of recordsOf(file, facts, csv)) {
      const {place, record} = item;
      if (record === null) {
        reject(place, item.reason, null, item.note);
        continue;
      }
      const nested = [...names].find(([, name]) => typeof record[name] === "object" && record[name] !== null);
      const texts = [...names.values()].map((name) => textOf(record[name]));
      if (nested !== undefined) reject(place, "nested_value", nested[0], null);
      else if (texts.some((text) => text?.includes("\u0000"))) reject(place, "nul_byte", null, null);
      else copy.write(place, texts);
    }
  } finally {
    copy.close();
  }
  const read = readFile(copySource(copy, facts.ascii), copy.records, facts, storedPlace, rejects);
  return {...read, repairs: repairsOf(facts, csv)};
}

function textOf(value: JsonValue | undefined): string | null {
  return value === null || value === undefined || typeof value === "object" ? null : String(value);
}

/** The place of a record of a normalised copy, where it is always stored. */
export function storedPlace(_: number, {line, record}: StoredPlace): Place {
  return {line: line!, record};
}

/** How DuckDB reads a normalised copy. */
export function copySource(copy: NormalisedCopy, ascii: boolean): TextSource {
  const positions = new Map(["line", "record", ...copy.columns].map((name, index) => [name, index]));
  const form = {delimiter: ",", header: false, parallel: false, width: positions.size, positions};
  return {kind: "csv", ascii, path: copy.path, ...form};
}

const flushBytes = 1 << 20;

/**
 * A private temporary CSV that holds the good records of a file in one fixed form: no header, the place in the export
 * first (line, record), then the columns in order, every value quoted, missing values empty. Written synchronously in
 * pieces of 1 MiB.
 */
export class NormalisedCopy {
  records = 0;
  private text = "";
  private readonly descriptor: number;

  constructor(
    readonly path: string,
    readonly columns: readonly string[]
  ) {
    this.descriptor = openSync(path, "wx", 0o600);
  }

  write({line, record}: Place, values: readonly (string | null | undefined)[]): void {
    this.records++;
    let row = `${line},${record ?? ""}`;
    for (const value of values)
      row +=
        value === null || value === undefined ? "," : `,"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
    this.text += `${row}\n`;
    if (this.text.length >= flushBytes) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    const bytes = Buffer.from(this.text, "utf8");
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    this.text = "";
  }
}
