import type {JsonObject, JsonValue} from "./strict-json.js";

/** So many records of a file tell the columns that their objects come to. */
export const flatRecords = 500;

/**
 * A record of objects within objects as rows of single values, each called by its path: `candidate.name`. The entries of
 * the lists that are named are a row each, with all that stands around them: `feedback[].score`. Values that stand in
 * any other list of single values are joined.
 */
export function flatRows(record: JsonObject, lists: readonly string[]): JsonObject[] {
  return rowsIn(record, "", lists).map((row) => Object.assign(Object.create(null) as JsonObject, row));
}

function rowsIn(object: JsonObject, path: string, lists: readonly string[]): JsonObject[] {
  const own: JsonObject = {};
  let rows: JsonObject[] = [];
  for (const [key, value] of Object.entries(object)) {
    const at = `${path}${key}`;
    if (Array.isArray(value) && lists.includes(at)) rows.push(...value.flatMap((entry) => entryRows(entry, at, lists)));
    else if (isObject(value)) {
      // What an object holds stands beside the rest; the entries of a list in it are rows of their own.
      const inner = rowsIn(value, `${at}.`, lists);
      if (inner.length === 1) Object.assign(own, inner[0]);
      else {
        const shared = Object.keys(value).filter((name) => !isNested(value[name]!));
        for (const name of shared) own[`${at}.${name}`] = value[name]!;
        rows.push(...inner);
      }
    } else own[at] = single(value);
  }
  if (rows.length === 0) rows = [{}];
  return rows.map((row) => ({...own, ...row}));
}

function entryRows(entry: JsonValue, at: string, lists: readonly string[]): JsonObject[] {
  return isObject(entry) ? rowsIn(entry, `${at}[].`, lists) : [{[`${at}[]`]: single(entry)}];
}

/** A list of single values as one; one of anything else is none of the row's. */
function single(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  const texts = value.flatMap((entry) => (typeof entry === "object" ? [] : String(entry)));
  return value.some(isNested) ? null : texts.join("; ") || null;
}

function isNested(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The names of all values of some records, in the order in which they are met. */
export function flatColumns(records: readonly JsonObject[], lists: readonly string[]): string[] {
  return [...new Set(records.flatMap((record) => flatRows(record, lists).flatMap((row) => Object.keys(row))))];
}

/** The paths of lists of objects that stand in some records, or in the entries of the lists that are named. */
export function listsIn(records: readonly JsonObject[], lists: readonly string[]): string[] {
  const found = new Set<string>();
  const look = (object: JsonObject, path: string): void => {
    for (const [key, value] of Object.entries(object)) {
      const at = `${path}${key}`;
      if (isObject(value)) look(value, `${at}.`);
      else if (Array.isArray(value) && value.some(isObject)) {
        found.add(at);
        if (lists.includes(at)) value.filter(isObject).forEach((entry) => look(entry, `${at}[].`));
      }
    }
  };
  records.forEach((record) => look(record, ""));
  return [...found];
}
