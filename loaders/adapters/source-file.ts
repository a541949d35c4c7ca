import {remedyFor} from "../canonical/reasons.js";
import type {TableName} from "../canonical/tables.js";
import {noFacts, readBytes} from "../reader/bytes.js";
import {csvRecords} from "../reader/csv-records.js";
import {failureOf} from "../reader/failed-answer.js";
import {jsonRecords} from "../reader/json-records.js";
import type {JsonObject} from "../reader/json-value.js";
import {parquetRecords} from "../reader/parquet.js";
import type {Place} from "../reader/place.js";
import type {SampledFile} from "../reader/sample.js";
import type {Sink, SourceFile, SourceRecord} from "./adapter.js";
import {failedCall} from "./failed-calls.js";

/**
 * A claimed file as its adapter sees it; `hashes` is told the SHA-256 of its bytes once it was read. Reading throws
 * UserError 3 at a saved answer that reports a failure.
 */
export function sourceFile(file: SampledFile, sink: Pick<Sink, "reject">, hashes: Map<string, string>): SourceFile {
  const {path, format, columns, envelope, records} = file;
  const table = mainTable(file);
  let first = true;
  async function* read(): AsyncGenerator<SourceRecord> {
    const rejecting = first;
    first = false;
    const facts = noFacts();
    for await (const {place, record, reason, note} of recordsOf(file, facts)) {
      if (record !== null) yield {record, origin: {path, ...place}};
      else if (rejecting)
        sink.reject(
          {table, reason: reason!, column: null, value: note, remedy: remedyFor(reason!, table, "", "")},
          {path, ...place}
        );
    }
    if (facts.sha256 !== "") hashes.set(path, facts.sha256);
  }
  return {path, format, columns, envelope, records, read};
}

/** Unreadable records of a file are booked on scorecards unless the file's name says what else it holds. */
function mainTable(file: SampledFile): TableName {
  const stem = file.path.split("/").at(-1)!.toLowerCase();
  if (stem.includes("interview")) return "interviews";
  if (stem.includes("application") || stem.includes("opportunit")) return "applications";
  return "scorecards";
}

interface AnyRecord {
  place: Place;
  record: JsonObject | null;
  reason: string | null;
  /** What more is known of the reason. */
  note: string | null;
}

async function* recordsOf(file: SampledFile, facts: ReturnType<typeof noFacts>): AsyncGenerator<AnyRecord> {
  if (file.format === "parquet") {
    let row = 0;
    for await (const record of parquetRecords(file.file))
      yield {place: {line: ++row, record: row}, record, reason: null, note: null};
    return;
  }
  const bytes = readBytes(file.file.path, {name: file.path, encoding: file.encoding}, facts);
  if (file.format === "csv") {
    let header: string[] | null = null;
    const csv = {blankLines: 0, repairedEndings: 0};
    const frame = {delimiter: file.delimiter, name: file.path};
    for await (const {line, fields, problem, note} of csvRecords(bytes, frame, csv)) {
      if (header === null) header = fields;
      else yield {place: {line, record: null}, record: problem ? null : rowOf(header, fields), reason: problem, note};
    }
    return;
  }
  for await (const item of jsonRecords(bytes, file.shape, file.path)) {
    const says = item.record === null ? null : failureOf(item.record);
    if (says !== null) throw failedCall(file.path, {line: item.line, says});
    yield {
      place: {line: item.line, record: item.number},
      ...(item.record === null
        ? {record: null, reason: item.reason, note: item.message}
        : {record: item.record, reason: null, note: null})
    };
  }
}

function rowOf(header: string[], fields: string[]): JsonObject {
  const record = Object.create(null) as JsonObject;
  header.forEach((name, index) => (record[name] = fields[index] === "" ? null : (fields[index] ?? null)));
  return record;
}
