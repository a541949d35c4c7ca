import {readBytes, type ByteFacts} from "./bytes.js";
import {type CsvRecord, csvRecords, noCsvFacts} from "./csv.js";
import {flatRows} from "./flatten.js";
import {jsonRecords} from "./json.js";
import {beginsTable, isLastTotal, isRemark, type NoRecord, noRecord} from "./no-record.js";
import {rowOf, type SampledFile} from "./open.js";
import {parquetRecords} from "./parquet.js";
import type {Place} from "./rejects.js";
import {sheetRows} from "./sheets.js";
import {Titles} from "./titles.js";
import type {JsonObject} from "./strict-json.js";

/** One record of a file with its place, or the reason why it is none and what more is known of that. */
export type AnyRecord = {
  place: Place;
  /** A blank row stands above it, or one that is no record. */ afterGap?: boolean;
} & ({record: JsonObject} | {record: null; reason: string; note: string | null});

/** Every record of a file, one after the other, whatever its format; a bad one is handed over with its reason. */
export async function* recordsOf(file: SampledFile, facts: ByteFacts, csv = noCsvFacts()): AsyncGenerator<AnyRecord> {
  const {path: name, encoding, delimiter} = file;
  if (file.format === "parquet") {
    let row = 0;
    for await (const record of parquetRecords(file.file, file.count!))
      yield {place: {line: ++row, record: row}, record};
    return;
  }
  if (file.sheet !== null) return yield* recordsBelow(file, sheetRows(file, file.sheet, facts));
  const bytes = readBytes(file.file.path, {name, encoding}, facts);
  if (file.format !== "csv") {
    for await (const {line, number, ...item} of jsonRecords(bytes, file.shape, name)) {
      const place = {line, record: number};
      if (item.record !== null && file.flatten !== null)
        for (const record of flatRows(item.record, file.flatten)) yield {place, record};
      else if (item.record !== null) yield {place, record: item.record};
      else yield {place, record: null, reason: item.reason, note: item.message};
    }
    return;
  }
  const {headerLine} = file;
  yield* recordsBelow(file, csvRecords(bytes, {delimiter, name, headerLine}, csv));
}

/** The records of a table below its header; rows that are none are noted with the file. */
async function* recordsBelow(file: SampledFile, rows: AsyncIterable<CsvRecord>): AsyncGenerator<AnyRecord> {
  const {filled, headerLine, passedOver} = file;
  const columns = file.hasTitles ? file.columns.slice(0, -1) : file.columns;
  const titles = file.hasTitles ? new Titles(file.columns.at(-1)!, file.titleAbove) : null;
  /** Remarks and totals that stand below the table if nothing but such follows. */
  let held: CsvRecord[] = [];
  let afterNone = false;
  let isOther = false;
  for await (const row of rows) {
    if (row.line <= headerLine) continue;
    const isAfterGap: boolean = row.afterBlank || afterNone || held.length > 0;
    // A table below the first is none of it, to the end of the file.
    isOther ||= titles === null && isAfterGap && beginsTable(row.fields, columns);
    const isShort = row.problem === null || row.problem === "too_few_columns" || row.problem === "truncated_line";
    const what: NoRecord | null = isOther ? "table" : isShort ? noRecord(row.fields, columns, filled) : null;
    if (what === null && isShort && titles?.takes(row.fields)) {
      passedOver.add("block", row.line);
      afterNone = true;
      continue;
    }
    const isBelow = titles === null && isAfterGap;
    if (what === null && isShort && ((isBelow && isRemark(row.fields, filled.length)) || isLastTotal(row.fields))) {
      held.push(row);
      continue;
    }
    if (isOther) {
      for (const {line} of [...held, row]) passedOver.add("table", line);
      held = [];
      continue;
    }
    for (const one of held) yield {...recordOf(one, columns), afterGap: true};
    const afterGap = isAfterGap;
    held = [];
    afterNone = what !== null;
    if (what !== null) {
      passedOver.add(what, row.line);
      continue;
    }
    const item = recordOf(row, columns);
    if (item.record !== null) titles?.tell(item.record, row.fields);
    yield {...item, afterGap};
  }
  for (const {line, fields} of held) passedOver.add(isLastTotal(fields) ? "total" : "footer", line);
}

function recordOf({line, fields, problem, note}: CsvRecord, columns: readonly string[]): AnyRecord {
  const place = {line, record: null};
  return problem === null ? {place, record: rowOf(columns, fields)} : {place, record: null, reason: problem, note};
}
