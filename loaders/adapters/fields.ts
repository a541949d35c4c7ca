import type {JsonObject, JsonValue} from "../reader/strict-json.js";

/** A scalar field as text; null when absent, null, empty, or not a scalar. Numbers keep their digits. */
export function text(record: JsonObject | null | undefined, field: string): string | null {
  const value = record?.[field];
  if (value === undefined || value === null || typeof value === "object") return null;
  const written = String(value).trim();
  return written === "" ? null : written;
}

/** A nested object, null when the field holds none. */
export function object(record: JsonObject | null | undefined, field: string): JsonObject | null {
  const value = record?.[field];
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
}

/** The objects of a list field; none when the field holds no list. */
export function objects(record: JsonObject | null | undefined, field: string): JsonObject[] {
  const value = record?.[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
