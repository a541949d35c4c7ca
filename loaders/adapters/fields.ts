import type {JsonObject, JsonValue} from "../reader/strict-json.js";

/** A scalar field as text; null when absent, null, empty, or not a scalar. Numbers keep their digits. */
export function text(record: JsonObject | null | undefined, field: string): string | null {
  const value = record?.[field];
  if (value === undefined || value === null || typeof value === "object") return null;
  const written = String(value).trim();
  return written === "" ? null : written;
}

/** True for what systems and databases write for true. */
export function isTrue(record: JsonObject, field: string): boolean {
  return /^(true|t|1)$/i.test(text(record, field) ?? "");
}

/** The name of a person's record, in one field or two. */
export function nameOf(record: JsonObject): string | null {
  const parts = ["first_name", "firstName", "last_name", "lastName"].flatMap((field) => text(record, field) ?? []);
  return text(record, "name") ?? (parts.join(" ") || null);
}

/** A nested object, null when the field holds none. */
export function object(record: JsonObject | null | undefined, field: string): JsonObject | null {
  const value = record?.[field];
  return isObject(value) ? value : null;
}

/** The objects of a list field; none when the field holds no list. */
export function objects(record: JsonObject | null | undefined, field: string): JsonObject[] {
  const value = record?.[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Milliseconds since 1970 as ISO 8601; anything else as it stands, for the checks of the plain format. */
export function isoTime(value: string | null): string | null {
  return value !== null && /^\d{12,13}$/.test(value) ? new Date(Number(value)).toISOString() : value;
}

/** The time `minutes` after `start`; null when either is not known. */
export function later(start: string | null, minutes: number | null): string | null {
  const at = start === null ? Number.NaN : Date.parse(start);
  const end = minutes === null ? Number.NaN : at + minutes * 60_000;
  return Number.isFinite(end) && Math.abs(end) < 8e15 ? new Date(end).toISOString() : null;
}
