import type {JsonObject} from "../../reader/strict-json.js";
import type {FileSample, SourceFile, SourceRecord} from "../adapter.js";
import {objects} from "../fields.js";

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

/** The records of a file of saved responses; of a response that is one line, each is told by its number there. */
export async function* recordsOfPages(file: SourceFile): AsyncGenerator<SourceRecord> {
  for await (const {record, origin} of file.read()) {
    const inside = unwrapped(record);
    const alone = inside[0] === record;
    for (const [index, one] of inside.entries())
      yield {record: one, origin: alone ? origin : {...origin, record: index + 1}};
  }
}

/**
 * The id that the path of a file names, for calls whose answers do not repeat the id they were asked about:
 * `feedback/<id>.json`, `<id>/feedback.json`, `feedback-<id>.json`.
 */
export function idInPath(path: string, known: Pick<ReadonlyMap<string, unknown>, "has">): string | null {
  for (const part of path.split("/").reverse()) {
    const stem = part.replace(/(\.(ndjson|jsonl|json|gz))+$/i, "");
    if (known.has(stem)) return stem;
    const tail = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(stem)?.[0];
    if (tail !== undefined && known.has(tail)) return tail;
  }
  return null;
}
