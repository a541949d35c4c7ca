/** A value of a table that can be downloaded. */
export type CsvValue = string | number | boolean | null | undefined;

/**
 * One CSV text (RFC 4180, CRLF). A text cell that a spreadsheet would run as a formula gets a leading apostrophe (some
 * read full-width signs as formulas too, and skip what cannot be seen); numbers stay numbers. Empty for null.
 */
export function csv(header: string[], rows: CsvValue[][]): string {
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
