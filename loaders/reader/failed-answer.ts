import type {JsonObject, JsonValue} from "./json-value.js";

/** Where the answer of a failed call stands in a file, and what it says. */
export interface FailedAnswer {
  /** Physical line, 1 = first. */
  line: number;
  /** In the words of the system; empty when it has none. */
  says: string;
}

/** What systems write into the answer of a call that failed; a record of theirs always has members besides. */
const members = new Set(
  `code detail details documentation_url error error_code error_description errorInfo errors instance message path
   reason request_id requestId status statusCode status_code success timestamp title traceId type`.split(/\s+/)
);
const telling = ["message", "error_description", "detail", "error", "errors", "errorInfo", "reason"];

/**
 * What a failed call says: some systems answer it with status 200, and a saved answer has no status at all. Null for a
 * record of any other kind.
 */
export function failureOf(record: JsonObject): string | null {
  if (record.success !== false) {
    const names = Object.keys(record);
    if (!names.every((name) => members.has(name)) || !names.some((name) => telling.includes(name))) return null;
  }
  const words = telling.map((name) => wordsOf(record[name])).find((text) => text !== null);
  return (words ?? "").slice(0, 100);
}

function wordsOf(value: JsonValue | undefined): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim().replaceAll(/\s+/g, " ");
  if (Array.isArray(value)) return value.map(wordsOf).find((text) => text !== null) ?? null;
  if (value === undefined || value === null || typeof value !== "object") return null;
  return telling.map((name) => wordsOf(value[name])).find((text) => text !== null) ?? null;
}
