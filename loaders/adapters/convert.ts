import type {ReadPiece} from "../canonical/load.js";
import type {Named} from "../canonical/names.js";
import type {TableName} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {noFacts} from "../reader/bytes.js";
import {failedCall, failureOf} from "../reader/failed-answer.js";
import type {SampledFile} from "../reader/open.js";
import {copySource, storedPlace} from "../reader/read-table.js";
import {recordsOf} from "../reader/records.js";
import {readingRemedy} from "../reader/rejects.js";
import type {Adapter, Sink, SourceFile, SourceRecord} from "./adapter.js";
import {crowds, fileOfRow, Outlet} from "./outlet.js";
import {snapshotOf, snapshots} from "./snapshots.js";
import {isCarried, remedies} from "./transports.js";

type ConvertedPiece = Omit<ReadPiece, "piece">;

/** A count of records that were left out on purpose, or used with a caveat. */
export interface Remark {
  format: string;
  check: "exclude" | "flag";
  reason: string;
  records: number;
}

/**
 * Runs an adapter over the files it claimed, one dated snapshot after the other; what it emits goes through the same
 * staging as plain files.
 */
export async function convertFiles(
  adapter: Adapter,
  files: readonly SampledFile[],
  config: Config,
  now: Date,
  scratch: string
): Promise<{pieces: ConvertedPiece[]; remarks: Remark[]; named: Named[]}> {
  const outlet = new Outlet(adapter.name, config, scratch, {crowds: crowds(files, adapter)});
  const hashes = new Map<string, string>();
  const everything = outlet.sink(new Set(files.map(({path}) => path)));
  const sources = files.map((file) => sourceFile(file, everything, hashes));
  try {
    for (const {files: some, own} of snapshots(sources, (file) => adapter.kindOf(file)))
      await adapter.convert({files: some, config, now}, outlet.sink(own));
  } finally {
    outlet.close();
  }
  const pieces = [...outlet.fed.values()].map(({table, path, copy, rejects, runs}): ConvertedPiece => ({
    table,
    path,
    format: adapter.name,
    snapshotOn: snapshotOf(path),
    sha256: hashes.get(path) ?? "",
    unknownColumns: [],
    good: copy.records,
    rejects,
    repairs: new Map(),
    placeOf: storedPlace,
    lacking: adapter.lacking,
    ...(runs ? {fileOf: (row: number) => fileOfRow(runs, row)} : {}),
    copyOf: null,
    source: copySource(copy, false)
  }));
  const remarks = [...remarksOf("exclude", outlet.exclusions), ...remarksOf("flag", outlet.flags)];
  return {pieces, remarks, named: outlet.named};

  function remarksOf(check: Remark["check"], counts: ReadonlyMap<string, number>): Remark[] {
    return [...counts].map(([reason, records]) => ({format: adapter.name, check, reason, records}));
  }
}

/**
 * A claimed file as its adapter sees it; `hashes` is told the SHA-256 of its bytes once it was read. Reading throws
 * UserError 3 at a saved answer that reports a failure.
 */
export function sourceFile(file: SampledFile, sink: Pick<Sink, "reject">, hashes: Map<string, string>): SourceFile {
  const {path, format, columns, envelope, records} = file;
  const table = mainTable(file);
  const isJson = format === "json" || format === "ndjson";
  const carried = isCarried(file) ? file : null;
  let first = true;
  async function* read(): AsyncGenerator<SourceRecord> {
    const rejecting = first;
    first = false;
    const facts = noFacts();
    for await (const item of recordsOf(carried?.holder ?? file, facts)) {
      const origin = {path, ...item.place};
      if (item.record !== null) {
        const opened = carried === null ? item : carried.open(item.record);
        if (opened !== null && "record" in opened) {
          const says = isJson ? failureOf(opened.record) : null;
          if (says !== null) throw failedCall(path, {line: origin.line, says});
          yield {record: opened.record, origin};
        } else if (rejecting && opened !== null) {
          sink.reject({table, ...opened, value: null, remedy: remedies[opened.reason]}, origin);
        }
      } else if (rejecting && carried?.accounts() !== false) {
        const {reason, note: value} = item;
        sink.reject({table, reason, column: null, value, remedy: readingRemedy(reason, "")}, origin);
      }
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
