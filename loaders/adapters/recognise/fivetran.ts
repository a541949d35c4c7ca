import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import type {FileSample, Sink, SourceFile, SourceRecord} from "../adapter.js";
import {isTrue, text} from "../fields.js";
import {kindByFields} from "./kinds.js";

const timestamp = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?(\.\d+)?(?:([+-]\d{2})(?::?(\d{2}))?)?$/;

/** Every table of a Fivetran connector has this column. */
export const connectorMark = "_fivetran_synced";

export function isFivetran(file: FileSample): boolean {
  return file.columns.some((column) => column.toLowerCase() === connectorMark);
}

/**
 * Which of a connector's tables a CSV, NDJSON or Parquet file holds. Some warehouses write column
 * names in capitals.
 */
export function fivetranTable<Table extends string>(
  file: FileSample,
  marks: Record<Table, readonly string[]>,
  byNameOnly: readonly Table[]
): Table | null {
  const columns = file.columns.map((column) => column.toLowerCase());
  return isFivetran(file) ? kindByFields(file.path, columns, marks, byNameOnly) : null;
}

/**
 * The rows of a Fivetran table that were not deleted in the source, which are left out and counted. Column names are in
 * lower case; times are in UTC and say so, so that they can be put in order as text.
 */
export function fivetranFile(file: SourceFile, sink: Pick<Sink, "exclude">, table: string): SourceFile {
  let first = true;
  async function* read(): AsyncGenerator<SourceRecord> {
    const counting = first;
    first = false;
    for await (const {record, origin} of file.read()) {
      const row = rowOf(record);
      if (!isTrue(row, "_fivetran_deleted")) yield {record: row, origin};
      else if (counting) {
        const id = text(row, "id");
        if (table === "scorecard") sink.exclude("deleted_in_source", origin, {table: "scorecards", id});
        else sink.exclude("deleted_in_source", origin);
      }
    }
  }
  return {...file, read};
}

/** A row with column names in lower case and times that say that they are in UTC. */
export function rowOf(record: JsonObject): JsonObject {
  const row = Object.create(null) as JsonObject;
  for (const [column, value] of Object.entries(record)) row[column.toLowerCase()] = inUtc(value);
  return row;
}

/** Times without a zone are UTC. Parquet gives instants in the zone of this machine, where an hour in autumn repeats. */
function inUtc(value: JsonValue): JsonValue {
  if (typeof value !== "string") return value;
  const [, day, minute, second = "", fraction = "", hours, minutes = "00"] = timestamp.exec(value) ?? [];
  if (day === undefined) return value;
  if (hours === undefined) return `${day}T${minute}${second}${fraction}Z`;
  const instant = new Date(`${day}T${minute}${second || ":00"}${hours}:${minutes}`);
  return Number.isNaN(instant.getTime()) ? value : `${instant.toISOString().slice(0, 19)}${fraction}Z`;
}
