import {isObject} from "../adapters/fields.js";
import type {JsonObject, JsonValue} from "../reader/strict-json.js";
import type {Endpoint, Keep} from "./system.js";

/** Fields that no documentation known here has, and whether their values were written. */
export type Unknown = Map<string, "kept" | "left out">;

/**
 * What is written of a record: what an adapter reads, and what the configuration names. Whatever a system adds one day is
 * kept where it cannot be a text (a number, a time, yes or no), left out where it can, and told either way.
 */
export function writtenOf(
  record: JsonObject,
  {fields, besides = []}: Endpoint,
  named: ReadonlySet<string>,
  unknown: Unknown
): JsonObject {
  const written: [string, JsonValue][] = [];
  for (const [field, value] of Object.entries(record)) {
    const keep = fields[field];
    if (value === undefined) continue;
    if (named.has(field)) written.push([field, value]);
    else if (keep !== undefined) written.push([field, kept(value, keep, record)]);
    else if (!besides.includes(field)) {
      const isTold = isNoText(value);
      if (unknown.get(field) !== "left out") unknown.set(field, isTold ? "kept" : "left out");
      if (isTold) written.push([field, value]);
    }
  }
  return Object.fromEntries(written);
}

function kept(value: JsonValue, keep: Keep, record: JsonObject): JsonValue {
  if (keep === true) return value;
  if (keep === "name only") return null;
  if (typeof keep === "function") return keep(value, record);
  if (Array.isArray(value)) return value.map((one) => kept(one, keep, record));
  if (!isObject(value)) return value === null ? null : scalarOnly(value);
  const parts = Object.entries(value).filter(([field, part]) => keep[field] !== undefined && part !== undefined);
  return Object.fromEntries(parts.map(([field, part]) => [field, kept(part!, keep[field]!, record)]));
}

/** In place of an object whose parts are known: an id may stand there, a text may not. */
function scalarOnly(value: JsonValue): JsonValue {
  return typeof value === "string" && /\s|@/.test(value) ? null : value;
}

const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

function isNoText(value: JsonValue): boolean {
  if (value === null || typeof value === "boolean") return true;
  // Seven digits and more may be the number of a telephone, or of a person.
  if (typeof value === "number") return Math.abs(value) < 1e6;
  return typeof value === "string" && time.test(value);
}
