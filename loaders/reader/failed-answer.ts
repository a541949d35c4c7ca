import {refused, type UserError} from "../errors.js";
import {placeInWords} from "./rejects.js";
import type {JsonObject, JsonValue} from "./strict-json.js";

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

const remedy =
  "look at the key and its permissions, call the endpoint again and save its answer in place of this, or remove the file";

/** The refusal of a saved answer that reports a failure; `others` more files say the same. */
export function failedCall(path: string, {line, says}: FailedAnswer, others = 0): UserError {
  const also = others === 0 ? "" : ` and ${others} other ${others === 1 ? "file" : "files"}`;
  const what = says === "" ? "" : ` and was answered ${JSON.stringify(says)}`;
  return refused(
    `${placeInWords(path, {line, record: null})}${also}: the call failed${what}, so the export is incomplete`,
    remedy
  );
}

/** One refusal for each kind of failure, however many files hold it: a key expires in the middle of a thousand calls. */
export function failedCalls(files: readonly {path: string; failure: FailedAnswer | null}[]): UserError[] {
  const groups = new Map<string, {path: string; failure: FailedAnswer; others: number}>();
  for (const {path, failure} of files) {
    if (failure === null) continue;
    const group = groups.get(failure.says);
    if (group) group.others++;
    else groups.set(failure.says, {path, failure, others: 0});
  }
  return [...groups.values()].map(({path, failure, others}) => failedCall(path, failure, others));
}
