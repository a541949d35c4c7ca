import {readBytes, type ByteFacts} from "./bytes.js";
import {csvRecords} from "./csv.js";
import {jsonRecords} from "./json.js";
import {rowOf, type SampledFile} from "./open.js";
import {parquetRecords} from "./parquet.js";
import type {Place} from "./rejects.js";
import type {JsonObject} from "./strict-json.js";

/** One record of a file with its place, or the reason why it is none and what more is known of that. */
export type AnyRecord =
  {place: Place; record: JsonObject} | {place: Place; record: null; reason: string; note: string | null};

/** Every record of a file, one after the other, whatever its format; a bad one is handed over with its reason. */
export async function* recordsOf(
  file: SampledFile,
  facts: ByteFacts,
  csv = {blankLines: 0, repairedEndings: 0}
): AsyncGenerator<AnyRecord> {
  const {path: name, encoding, delimiter} = file;
  if (file.format === "parquet") {
    let row = 0;
    for await (const record of parquetRecords(file.file, file.count!))
      yield {place: {line: ++row, record: row}, record};
    return;
  }
  const bytes = readBytes(file.file.path, {name, encoding}, facts);
  if (file.format !== "csv") {
    for await (const {line, number, ...item} of jsonRecords(bytes, file.shape, name)) {
      const place = {line, record: number};
      if (item.record !== null) yield {place, record: item.record};
      else yield {place, record: null, reason: item.reason, note: item.message};
    }
    return;
  }
  let header: string[] | null = null;
  for await (const {line, fields, problem, note} of csvRecords(bytes, {delimiter, name}, csv)) {
    const place = {line, record: null};
    if (header === null) header = fields;
    else if (problem === null) yield {place, record: rowOf(header, fields)};
    else yield {place, record: null, reason: problem, note};
  }
}
