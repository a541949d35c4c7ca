import {writtenTime} from "../canonical/values/written-time.js";
import {numbersWithin, standingOf} from "../config/answers.js";
import {signsOf} from "../config/vote-words.js";
import {decisionOf, markOf, stageOf, statusOf} from "./answers.js";

/** What the values of one column look like, over the records that were looked at. */
export interface Column {
  heading: string;
  /** Text of each record in order, null where it is empty. */
  values: readonly (string | null)[];
  /** Where cells hold several values, each of these. */
  cells?: readonly (string | null)[];
  filled: number;
  /** Values without case and outer blanks → how many records, the most frequent first. */
  distinct: ReadonlyMap<string, number>;
  /** Shares of the filled records, 0 to 1. */
  shares: Record<
    | "date"
    | "serial"
    | "unix"
    | "number"
    | "answer"
    | "stage"
    | "status"
    | "decision"
    | "person"
    | "address"
    | "scored"
    | "long"
    | "boolean",
    number
  >;
  /** Of values that are numbers. */
  range: {low: number; high: number; whole: boolean} | null;
}

/** True for a text that is read as a date or a time, whatever its form. */
export function isDate(value: string): boolean {
  return /\d/.test(value) && !("fault" in writtenTime(value, "UTC"));
}

/** A time as computers count it, in seconds or milliseconds since 1970, of the years 2001 to 2099. */
export function isUnixTime(value: string): boolean {
  return /^[1-4]\d{9}(\d{3})?(\.0*)?$/.test(value) && Number(value.slice(0, 10)) < 4_102_444_800;
}

/** A day as a spreadsheet counts it, between 1995 and 2064: `45721.635`. */
export function isSerial(value: string): boolean {
  return /^\d{5}([.,]\d+)?$/.test(value) && Number(value.slice(0, 5)) > 34_700 && Number(value.slice(0, 5)) < 60_000;
}

const address = /^(.*<)?[^\s@]+@[^\s@]+\.\p{L}{2,}>?$/u;
const person = /^(?=.{2,60}$)\p{L}[\p{L}\p{M}.'’-]*([ \u00a0]*,?[ \u00a0]+\p{L}[\p{L}\p{M}.'’-]*){1,4}( \(.*\))?$/u;

/** People together with their scores: "Ann Lee (4); Bob Ray: 2". */
const scored = /^\s*\p{L}[^;,\n\d]*(?:[(:]|\s[–-])\s*\d+([.,]\d+)?\)?(\s*[;,\n]|\s*$)/u;

/** A name without the link to its page that some programs write behind it. */
function withoutLink(text: string): string {
  return text.replace(/\s*\(https?:\/\/[^\s)]*\)$/, "");
}

/** The columns of a table from its records. */
export function columnsOf(headings: readonly string[], records: readonly (readonly (string | null)[])[]): Column[] {
  return headings.map((heading, index) =>
    columnOf(
      heading,
      records.map((record) => record[index] ?? null)
    )
  );
}

/** A column from its cells, row by row. */
export function columnOf(heading: string, cells: readonly (string | null)[]): Column {
  // Among other signs a minus is an answer, elsewhere it stands for nothing.
  const areAnswers = cells.some((cell) => cell !== null && /^(\++|--+|\+\/-)$/.test(signsOf(cell) ?? ""));
  const values = cells.map((cell) => nothingAsNull(cell, areAnswers));
  const counts = new Map<string, {text: string; records: number}>();
  for (const value of values) {
    if (value === null) continue;
    const key = value.toLowerCase();
    const known = counts.get(key);
    if (known) known.records++;
    else counts.set(key, {text: value, records: 1});
  }
  const all = [...counts.values()].sort((a, b) => b.records - a.records);
  const filled = all.reduce((sum, {records}) => sum + records, 0);
  const share = (test: (value: string) => boolean): number =>
    filled === 0 ? 0 : all.reduce((sum, {text, records}) => sum + (test(text) ? records : 0), 0) / filled;
  const areNumbered = all.length <= 11 && numbersWithin(all.map(({text}) => text)) !== null;
  const numbers = all.map(({text}) => markOf(text)).filter((number) => number !== null);
  return {
    heading,
    values,
    filled,
    distinct: new Map(all.map(({text, records}) => [text, records])),
    shares: {
      date: share(isDate),
      serial: share(isSerial),
      unix: share(isUnixTime),
      number: share((text) => markOf(text) !== null),
      answer: areNumbered ? 1 : share((text) => standingOf(text) !== null),
      stage: share((text) => text.length < 50 && stageOf(text) !== null),
      status: share((text) => text.length < 50 && statusOf(text) !== null),
      decision: share((text) => text.length < 50 && decisionOf(text) !== null),
      person: share((text) => person.test(withoutLink(text)) || address.test(text)),
      address: share((text) => address.test(text)),
      scored: share((text) => scored.test(text)),
      long: share((text) => withoutLink(text).length > 60 || text.split(/\s+/).length > 8 || /^[[{<]/.test(text)),
      boolean: share((text) => /^(true|false|yes|no|0|1|t|f)$/i.test(text))
    },
    range:
      numbers.length === 0
        ? null
        : {low: Math.min(...numbers), high: Math.max(...numbers), whole: numbers.every(Number.isInteger)}
  };
}

const clock = /^\d{1,2}[:.h]\d{2}([:.]\d{2})?( ?[ap]\.?m\.?| uhr| hrs)?$/i;

/** True for a column of times of day without their days. */
export function holdsClock({distinct, filled}: Column): boolean {
  const times = [...distinct].filter(([value]) => clock.test(value) && !isDate(value));
  return filled > 0 && times.reduce((sum, [, records]) => sum + records, 0) >= 0.9 * filled;
}

/** True for a column of dates or times, in words or as spreadsheets and computers count them. */
export function holdsTimes({shares}: Column): boolean {
  return shares.date >= 0.7 || shares.serial >= 0.9 || shares.unix >= 0.9;
}

/** The column as it reads where a blank cell repeats the one above. */
export function filledDown(column: Column): Column {
  let last: string | null = null;
  return columnOf(
    column.heading,
    column.values.map((value) => (last = value ?? last))
  );
}

/** The column as it reads where each cell holds several values: the labels of all of them, and of each record the first. */
export function partedColumn(column: Column, by: string): Column {
  const parts = columnOf(
    column.heading,
    column.values.flatMap((value) => value?.split(by) ?? [null])
  );
  return {...parts, cells: parts.values, values: column.values};
}

/** Empty cells, what spreadsheets put where a formula fails, and signs for nothing. */
function nothingAsNull(cell: string | null, isMinusAnAnswer: boolean): string | null {
  const text = cell?.replace(/[\u00a0\u200b\ufeff]/g, " ").trim() ?? "";
  if (signsOf(text) === "-") return isMinusAnAnswer ? "-" : null;
  return text === "" || /^(n\/a|null|\\n|#n\/a|#div\/0!|#ref!|#value!)$/i.test(text) ? null : text;
}

/** True where nearly every record has the same value. */
export function isConstant({distinct, filled, values}: Column): boolean {
  return distinct.size === 1 && filled > 1 && filled >= 0.5 * values.length;
}

/** True where a value of the column recurs: labels, not ids. */
export function recurs({filled, distinct}: Column, times = 2): boolean {
  return filled >= times * distinct.size;
}
