/** How a number of a cell is shown. */
export type NumberForm = "number" | "date" | "date and time" | "time" | "duration";

const builtIn: [from: number, to: number, form: NumberForm][] = [
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date and time"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 47, "duration"],
  [50, 54, "date"],
  [57, 58, "date"]
];

/** How a number is shown by the number of its format, for a format that the workbook does not define. */
export function builtInForm(id: number): NumberForm {
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? "number";
}

/** How a number is shown by a format of the workbook such as `d/m/yy h:mm`; only the part for positive numbers counts. */
export function formOf(format: string): NumberForm {
  const elapsed = /\[(h+|m+|s+)\]/i.test(format);
  const plain = format
    .replace(/"[^"]*"|[\\_*].|\[[^\]]*\]/g, " ")
    .split(";", 1)[0]!
    .toLowerCase();
  if (/general|standard|[0#?]/.test(plain.replace(/s[.,]0+/g, "s"))) return elapsed ? "duration" : "number";
  const times = plain.replace(/am\/pm|a\/p/g, "h");
  const isTime = /[hs]/.test(times);
  const isDate = /[yde]/.test(times) || /mmm/.test(times) || (/m/.test(times) && !isTime);
  if (elapsed) return "duration";
  if (isDate) return isTime ? "date and time" : "date";
  return isTime ? "time" : "number";
}

const secondsOfDay = 86_400;
/** Days from the beginning of Excel's count to 1970; it has a 29 February 1900 that never was. */
const epoch = 25_569;
const lastDay = 2_958_465;

/** The text of a number: its digits, or the date or time on the clock that a cell of its form shows. */
export function numberText(written: string, form: NumberForm, since1904: boolean): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  if (form === "number" || value < 0 || value > lastDay) return digits(written, value);
  const serial = since1904 && (form === "date" || form === "date and time" || value >= 1) ? value + 1_462 : value;
  const seconds = Math.round(serial * secondsOfDay);
  if (form === "duration" || serial < 1) return clock(seconds);
  const days = Math.floor(seconds / secondsOfDay) + (serial < 60 ? 1 : 0);
  const day = new Date((days - epoch) * secondsOfDay * 1_000).toISOString().slice(0, 10);
  const rest = seconds % secondsOfDay;
  return rest === 0 && form === "date" ? day : `${day}T${clock(rest)}`;
}

/** Excel keeps 15 digits: what binary fractions add is noise. Whole numbers stay as they were written. */
function digits(written: string, value: number): string {
  if (/^-?\d+$/.test(written)) return written;
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(Number(value.toPrecision(15)));
}

function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
