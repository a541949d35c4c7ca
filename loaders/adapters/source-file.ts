import type {TableName} from "../canonical/tables.js";
import {noFacts} from "../reader/bytes.js";
import {failedCall, failureOf} from "../reader/failed-answer.js";
import type {SampledFile} from "../reader/open.js";
import {recordsOf} from "../reader/records.js";
import {readingRemedy} from "../reader/rejects.js";
import type {Sink, SourceFile, SourceRecord} from "./adapter.js";

/**
 * A claimed file as its adapter sees it; `hashes` is told the SHA-256 of its bytes once it was read. Reading throws
 * UserError 3 at a saved answer that reports a failure.
 */
export function sourceFile(file: SampledFile, sink: Pick<Sink, "reject">, hashes: Map<string, string>): SourceFile {
  const {path, format, columns, envelope, records} = file;
  const table = mainTable(file);
  const isJson = format === "json" || format === "ndjson";
  let first = true;
  async function* read(): AsyncGenerator<SourceRecord> {
    const rejecting = first;
    first = false;
    const facts = noFacts();
    for await (const item of recordsOf(file, facts)) {
      const origin = {path, ...item.place};
      if (item.record !== null) {
        const says = isJson ? failureOf(item.record) : null;
        if (says !== null) throw failedCall(path, {line: origin.line, says});
        yield {record: item.record, origin};
      } else if (rejecting) {
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
