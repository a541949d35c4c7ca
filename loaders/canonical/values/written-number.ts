export type DecimalSign = "," | ".";

/** What a number is, for each decimal sign that it may be written with. */
export type NumberReadings = Partial<Record<DecimalSign, string>>;

/**
 * Reads a number with a decimal comma, or with signs between its thousands. "1,234" and "1.234" are two numbers each,
 * which their column must settle. Null for what is no number.
 */
export function writtenNumber(text: string): NumberReadings | null {
  const plain = text.replace(/(?<=\d)[ '\u2019\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  const readings: NumberReadings = {};
  if (/^[+-]?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$/.test(plain))
    readings[","] = plain.replaceAll(".", "").replace(",", ".");
  if (/^[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$/.test(plain)) readings["."] = plain.replaceAll(",", "");
  return Object.keys(readings).length === 0 ? null : readings;
}
