import {join} from "node:path";
import {remedyFor} from "../canonical/reasons.js";
import {tables, type TableName} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {noFacts, readBytes} from "../reader/bytes.js";
import {csvRecords} from "../reader/csv-records.js";
import {jsonRecords} from "../reader/json-records.js";
import type {JsonObject} from "../reader/json-value.js";
import {NormalisedCopy} from "../reader/normalised-copy.js";
import {parquetRecords} from "../reader/parquet.js";
import {copySource} from "../reader/read-normalising.js";
import type {Reject} from "../reader/result.js";
import type {SampledFile} from "../reader/sample.js";
import type {TextSource} from "../canonical/text-source.js";
import type {ReadPiece} from "../reader/read-piece.js";
import type {Adapter, Origin, Rejection, Sink, SourceFile, SourceRecord} from "./adapter.js";
import {snapshotOf} from "./plain.js";

type ConvertedPiece = Omit<ReadPiece, "piece"> & {source: TextSource};

interface Fed {
  table: TableName;
  path: string;
  copy: NormalisedCopy;
  rejects: Reject[];
}

/** Runs an adapter over the files it claimed; what it emits goes through the same staging as plain files. */
export async function convertFiles(
  adapter: Adapter,
  files: readonly SampledFile[],
  config: Config,
  now: Date,
  scratch: string
) {
  const fed = new Map<string, Fed>();
  const exclusions = new Map<string, number>();
  const hashes = new Map<string, string>();
  const feed = (table: TableName, path: string): Fed => {
    const key = `${table} ${path}`;
    const known = fed.get(key);
    if (known) return known;
    const columns = tables[table].columns.map((column) => column.name);
    const made = {
      table,
      path,
      copy: new NormalisedCopy(join(scratch, `${adapter.name}-${fed.size}.csv`), columns),
      rejects: []
    };
    fed.set(key, made);
    return made;
  };
  const sink: Sink = {
    emit(table, row, {path, line}) {
      const {copy} = feed(table, path);
      copy.write(
        line,
        copy.columns.map((column) => row[column] ?? null)
      );
    },
    exclude(reason) {
      exclusions.set(reason, (exclusions.get(reason) ?? 0) + 1);
    },
    reject({table, reason, column, value, remedy}: Rejection, {path, line}: Origin) {
      feed(table, path).rejects.push({line, reason, column, value, remedy});
    },
    drain: () => Promise.resolve()
  };
  const sources = files.map((file) => sourceFile(file, sink, mainTable(file), hashes));
  try {
    await adapter.convert({files: sources, config, now}, sink);
  } finally {
    for (const {copy} of fed.values()) copy.close();
  }
  const pieces = [...fed.values()].map(({table, path, copy, rejects}): ConvertedPiece => ({
    table,
    path,
    format: adapter.name,
    snapshotOn: snapshotOf(path),
    sha256: hashes.get(path) ?? "",
    unknownColumns: [],
    good: copy.records,
    rejects,
    repairs: new Map(),
    lineOf: (_, line) => line!,
    copyOf: null,
    source: copySource(copy, false)
  }));
  return {
    pieces,
    exclusions: [...exclusions].map(([reason, records]) => ({format: adapter.name, reason, records}))
  };
}

/** Unreadable records of a file are booked on scorecards unless the file's name says what else it holds. */
function mainTable(file: SampledFile): TableName {
  const stem = file.path.split("/").at(-1)!.toLowerCase();
  if (stem.includes("interview")) return "interviews";
  if (stem.includes("application") || stem.includes("opportunit")) return "applications";
  return "scorecards";
}

function sourceFile(file: SampledFile, sink: Sink, table: TableName, hashes: Map<string, string>): SourceFile {
  const {path, format, columns, envelope, records} = file;
  let first = true;
  async function* read(): AsyncGenerator<SourceRecord> {
    const rejecting = first;
    first = false;
    const facts = noFacts();
    for await (const {line, record, reason} of recordsOf(file, facts)) {
      if (record !== null) yield {record, origin: {path, line}};
      else if (rejecting)
        sink.reject(
          {table, reason: reason!, column: null, value: null, remedy: remedyFor(reason!, table, "", "")},
          {path, line}
        );
    }
    if (facts.sha256 !== "") hashes.set(path, facts.sha256);
  }
  return {path, format, columns, envelope, records, read};
}

interface AnyRecord {
  line: number;
  record: JsonObject | null;
  reason: string | null;
}

async function* recordsOf(file: SampledFile, facts: ReturnType<typeof noFacts>): AsyncGenerator<AnyRecord> {
  if (file.format === "parquet") {
    let line = 0;
    for await (const record of parquetRecords(file.file)) yield {line: ++line, record, reason: null};
    return;
  }
  const bytes = readBytes(file.file.path, {name: file.path, encoding: file.encoding}, facts);
  if (file.format === "csv") {
    let header: string[] | null = null;
    const csv = {blankLines: 0, repairedEndings: 0};
    for await (const {line, fields, problem} of csvRecords(bytes, {delimiter: file.delimiter, name: file.path}, csv)) {
      if (header === null) header = fields;
      else yield {line, record: problem ? null : rowOf(header, fields), reason: problem};
    }
    return;
  }
  for await (const item of jsonRecords(bytes, file.shape, file.path))
    yield {line: item.line, record: item.record, reason: item.record === null ? item.reason : null};
}

function rowOf(header: string[], fields: string[]): JsonObject {
  const record = Object.create(null) as JsonObject;
  header.forEach((name, index) => (record[name] = fields[index] === "" ? null : (fields[index] ?? null)));
  return record;
}
