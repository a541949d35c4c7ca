import {join} from "node:path";
import type {PlainLayout} from "./plain-layout.js";
import {remedyFor} from "../canonical/reasons.js";
import {stagedColumns, type TextSource} from "../canonical/staging.js";
import {noFacts, readBytes, type ByteFacts} from "./bytes.js";
import {csvRecords} from "./csv-records.js";
import {jsonRecords} from "./json-records.js";
import type {JsonObject, JsonValue} from "./json-value.js";
import {NormalisedCopy} from "./normalised-copy.js";
import type {Place, StoredPlace} from "./place.js";
import {RejectList} from "./reject-list.js";
import type {Reject} from "./result.js";
import type {SampledFile} from "./sample.js";

/** A plain file after strict reading: its good records as text, its bad ones as rejects. */
export interface ReadFile {
  source: TextSource;
  /** Records in `source`. */
  good: number;
  rejects: Reject[];
  unlisted?: ReadonlyMap<string, number>;
  sha256: string;
  /** See `fileVersion`: must still hold when the database has read the file too. */
  version: string;
  /** Where a record of `source` stands, from its position and what is stored with it. */
  placeOf: (recordNumber: number, stored: StoredPlace) => Place;
  repairs: Map<string, number>;
}

/** Reads a file record by record into a normalised copy in the scratch folder: the slow path for files that need repair. */
export async function readNormalising(
  sampled: SampledFile,
  layout: PlainLayout,
  scratch: string,
  number: number
): Promise<ReadFile> {
  const columns = stagedColumns(layout.table).filter((name) => layout.positions.has(name));
  const copy = new NormalisedCopy(join(scratch, `${number}.csv`), columns);
  const facts = noFacts();
  const rejects = new RejectList();
  const repairs = new Map<string, number>();
  const reject: Rejecting = (place, reason, column, value) => {
    rejects.add({...place, reason, column, value, remedy: remedyFor(reason, layout.table, column ?? "", value ?? "")});
  };
  try {
    if (sampled.format === "csv") await copyCsv(sampled, layout, columns, copy, facts, reject, repairs);
    else await copyJson(sampled, columns, layout, copy, facts, reject);
  } finally {
    copy.close();
  }
  noteEncoding(facts, repairs);
  return {
    source: copySource(copy, facts.ascii),
    good: copy.records,
    rejects: rejects.listed,
    unlisted: rejects.unlisted,
    sha256: facts.sha256,
    version: facts.version,
    placeOf: storedPlace,
    repairs
  };
}

/** The place of a record of a normalised copy, where it is always stored. */
export function storedPlace(_: number, {line, record}: StoredPlace): Place {
  return {line: line!, record};
}

/** How DuckDB reads a normalised copy. */
export function copySource(copy: NormalisedCopy, ascii: boolean): TextSource {
  const positions = new Map(copy.columns.map((name, index) => [name, index + 2]));
  positions.set("line", 0).set("record", 1);
  const width = copy.columns.length + 2;
  return {
    kind: "csv",
    ascii,
    path: copy.path,
    delimiter: ",",
    header: false,
    parallel: false,
    width,
    positions
  };
}

export function noteEncoding(facts: ByteFacts, repairs: Map<string, number>): void {
  if (facts.convertedFrom !== null) repairs.set("converted_encoding", 1);
  if (facts.byteOrderMark) repairs.set("byte_order_mark", 1);
}

type Rejecting = (place: Place, reason: string, column: string | null, value: string | null) => void;

async function copyCsv(
  sampled: SampledFile,
  layout: PlainLayout,
  columns: string[],
  copy: NormalisedCopy,
  facts: ByteFacts,
  reject: Rejecting,
  repairs: Map<string, number>
): Promise<void> {
  const csv = {blankLines: 0, repairedEndings: 0};
  const positions = columns.map((name) => layout.positions.get(name)!);
  const bytes = readBytes(sampled.file.path, {name: sampled.path, encoding: sampled.encoding}, facts);
  let header = true;
  for await (const {line, fields, problem, note} of csvRecords(
    bytes,
    {delimiter: sampled.delimiter, name: sampled.path},
    csv
  )) {
    const place = {line, record: null};
    if (header) header = false;
    else if (problem) reject(place, problem, null, note);
    else
      copy.write(
        place,
        positions.map((position) => fields[position])
      );
  }
  if (csv.blankLines > 0) repairs.set("blank_line", csv.blankLines);
  if (csv.repairedEndings > 0) repairs.set("line_ending", csv.repairedEndings);
}

async function copyJson(
  sampled: SampledFile,
  columns: string[],
  layout: PlainLayout,
  copy: NormalisedCopy,
  facts: ByteFacts,
  reject: Rejecting
): Promise<void> {
  const bytes = readBytes(sampled.file.path, {name: sampled.path, encoding: sampled.encoding}, facts);
  const names = columns.map((name) => sampled.columns[layout.positions.get(name)!]!);
  for await (const item of jsonRecords(bytes, sampled.shape, sampled.path)) {
    const place = {line: item.line, record: item.number};
    if (item.record === null) {
      reject(place, item.reason, null, item.message);
      continue;
    }
    const nested = names.findIndex((name) => typeof item.record[name] === "object" && item.record[name] !== null);
    if (nested !== -1) reject(place, "nested_value", columns[nested]!, null);
    else if (textsOf(item.record, names).some((text) => text?.includes("\u0000")))
      reject(place, "nul_byte", null, null);
    else copy.write(place, textsOf(item.record, names));
  }
}

function textsOf(record: JsonObject, names: string[]): (string | null)[] {
  return names.map((name) => textOf(record[name]));
}

function textOf(value: JsonValue | undefined): string | null {
  return value === null || value === undefined || typeof value === "object" ? null : String(value);
}
