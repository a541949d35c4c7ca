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
