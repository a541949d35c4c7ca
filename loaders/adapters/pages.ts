import {refused} from "../errors.js";
import type {JsonObject, JsonValue} from "../reader/json-value.js";
import {placeInWords} from "../reader/place.js";
import type {FileSample, SourceFile, SourceRecord} from "./adapter.js";
import {objects, text} from "./fields.js";

const lists = ["results", "data"];

/** The records that a response of an API holds, where a line of a file is a whole response; else the record itself. */
function unwrapped(record: JsonObject): JsonObject[] {
  const list = lists.find((name) => Array.isArray(record[name]));
  return list !== undefined && ("success" in record || "hasNext" in record) ? objects(record, list) : [record];
}

/** The fields of the records of a file, also where each line is a whole response. */
export function fieldsOf(file: FileSample): string[] {
  return [...new Set(file.records.flatMap(unwrapped).flatMap((record) => Object.keys(record)))];
}

/** True when a file holds the answer to a call that failed. */
export function isFailure(record: JsonObject): boolean {
  return record.success === false;
}

/**
 * The records of a file of saved responses; of a response that is one line, each is told by its number there. Throws UserError 3 at a
 * response that reports a failure.
 */
export async function* recordsOf(file: SourceFile): AsyncGenerator<SourceRecord> {
  for await (const {record, origin} of file.read()) {
    if (isFailure(record))
      throw refused(
        `${placeInWords(origin.path, origin)}: the call failed (success is false${reasonOf(record)}), so the export is incomplete`,
        "call the endpoint again and save its answer, or remove the file"
      );
    const inside = unwrapped(record);
    const alone = inside[0] === record;
    for (const [index, one] of inside.entries())
      yield {record: one, origin: alone ? origin : {...origin, record: index + 1}};
  }
}

function reasonOf(record: JsonObject): string {
  const errors: JsonValue | undefined = record.errors;
  const first = Array.isArray(errors) ? errors.find((error) => typeof error === "string") : text(record, "error");
  return typeof first === "string" ? `: ${first.slice(0, 100)}` : "";
}

/**
 * The id that the path of a file names, for calls whose answers do not repeat the id they were asked about:
 * `feedback/<id>.json`, `<id>/feedback.json`, `feedback-<id>.json`.
 */
export function idInPath(path: string, known: ReadonlyMap<string, unknown>): string | null {
  for (const part of path.split("/").reverse()) {
    const stem = part.replace(/(\.(ndjson|jsonl|json|gz))+$/i, "");
    if (known.has(stem)) return stem;
    const tail = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(stem)?.[0];
    if (tail !== undefined && known.has(tail)) return tail;
  }
  return null;
}
