import {monthOf, saysNothing, unaccented} from "./words.js";
import {zoneOf} from "./zones.js";

/** Why a text is no time. */
export type TimeFault = "not_a_time" | "impossible_date" | "epoch_number" | "ambiguous_zone" | "unknown_zone";

/** A date of three numbers, the year last: which of the others is the day is for its column to say. */
export interface NumericDate {
  first: number;
  second: number;
  year: number;
  separator: string;
  /** What follows the date in ISO form: empty, or the time of day with its offset or `[zone]`. */
  clock: string;
}

/** A time in ISO form, a date whose order is open, or the fault. */
export type WrittenTime = {iso: string} | NumericDate | {fault: TimeFault};

/** Longer texts are no times; Java and JavaScript write some of seventy. */
const longest = 100;

/** The form of most spreadsheets, so that large files of it need no more than this. */
const usual =
  /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: (?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?: (?<half>[ap])m)?)?$/;

/** Ways to write a time of day, tried in this order; the last can be a part of a date too. */
const clocks = [
  /(?<![\d:.])(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?![\d:])(?: ?(?<half>[ap])\.? ?m\b\.?)?/,
  /(?<![\d:.])(?<hour>\d{1,2}) ?(?<half>[ap])\.? ?m\b\.?/,
  /(?<![\d:.])(?<hour>\d{1,2}) ?h(?: ?(?<minute>\d{2})(?: ?min(?: ?(?<second>\d{2}) ?s)?)?)?(?![a-z\d])/,
  /(?<= )(?<hour>\d{1,2})\.(?<minute>\d{2})(?:\.(?<second>\d{2}))?(?= |$)/
];

/** Reads a time as people and systems write it. `timezone` only tells what abbreviations of several countries mean. */
export function writtenTime(text: string, timezone: string): WrittenTime {
  if (text.length > longest) return {fault: "not_a_time"};
  const quick = usual.exec(text.toLowerCase());
  if (quick !== null) {
    const [, first, separator, second, year, hour] = quick;
    const date = {first: Number(first), second: Number(second), year: Number(year), separator: separator!, clock: ""};
    return hour === undefined ? date : timed(date, timeOfDay(quick.groups!), "");
  }
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?$/i.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second = "00", zone = ""] = compact;
    const iso = isoDate(Number(year), Number(month), Number(day));
    if (iso !== null) return {iso: hour === undefined ? iso : `${iso} ${hour}:${minute}:${second}${zone}`};
  }
  const counted = /^\/Date\((-?\d{9,13})(?:[+-]\d{4})?\)\/$/.exec(text);
  if (counted !== null) return {iso: `${new Date(Number(counted[1])).toISOString().slice(0, 19)}Z`};
  if (/^\d{9,16}(\.\d+)?$/.test(text)) return {fault: "epoch_number"};
  // Logs of web servers part day and clock by a colon.
  const plain = withoutDateSigns(unaccented(text)).replace(/(?<=[a-z]\W?\d{4}):(?=\d)/, " ");
  for (const clock of clocks) {
    const found = clock.exec(plain);
    if (found === null) continue;
    const before = plain.slice(0, found.index);
    const {zone, rest} = zoneAfter(plain.slice(found.index + found[0].length), timezone);
    const date = writtenDate(`${before} ${rest}`);
    if (date !== null) return timed(date, timeOfDay(found.groups!), zone);
    if (/^ ?[([]?[a-z][a-z_/ ]*[)\]]?$/.test(rest) && writtenDate(before) !== null) return {fault: "unknown_zone"};
  }
  return writtenDate(plain) ?? {fault: /^\d{4}-\d{2}-\d{2}/.test(text) ? "impossible_date" : "not_a_time"};
}

/** "2025年3月4日 15時15分", as Chinese and Japanese have it, in signs that all share. */
function withoutDateSigns(text: string): string {
  if (!text.includes("年")) return text;
  return text
    .replace(/(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日 ?/, "$1-$2-$3 ")
    .replace(/(\d{1,2}) ?[時时点] ?(\d{1,2}) ?分?/, "$1:$2")
    .trim();
}

function timed(date: WrittenTime, clock: string | null, zone: string | null): WrittenTime {
  if ("fault" in date) return date;
  if (clock === null) return {fault: "impossible_date"};
  if (zone === null) return {fault: "ambiguous_zone"};
  const after = ` ${clock}${zone.includes("/") ? `[${zone}]` : zone}`;
  return "iso" in date ? {iso: date.iso + after} : {...date, clock: after};
}

/** A time of day on the clock of 24 hours; null for one that no clock shows. */
function timeOfDay({
  hour,
  minute = "00",
  second = "00",
  fraction,
  half
}: Record<string, string | undefined>): string | null {
  const shown = Number(hour);
  // "15:15 PM" says the same twice.
  const isTwelve = half !== undefined && shown >= 1 && shown <= 12;
  if (half === "a" && shown > 12) return null;
  const hours = isTwelve ? (shown % 12) + (half === "p" ? 12 : 0) : shown;
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59 || (half === "p" && shown === 0)) return null;
  return `${two(hours)}:${minute}:${second}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** The offset or zone that follows a time of day ("" for none, null for one of several), and what follows that. */
function zoneAfter(text: string, timezone: string): {zone: string | null; rest: string} {
  const after = text.replace(/^ ?(uhr|hrs|hs|h|u)\b\.?/, "");
  const offset = /^ ?\(?(?:utc|gmt|z)? ?([+-])(\d{1,2}?)(?::?(\d{2}))?(?!\d)\)?/.exec(after);
  const named = /^ ?[([]?([a-z_]+(?:\/[a-z0-9_+-]+)*)[)\]]?(?![a-z])/.exec(after);
  let zone: string | null | undefined;
  if (offset !== null && Number(offset[2]) <= 14 && Number(offset[3] ?? 0) < 60)
    zone = `${offset[1]}${two(Number(offset[2]))}:${offset[3] ?? "00"}`;
  else if (named !== null) zone = zoneOf(named[1]!, timezone);
  if (zone === undefined) return {zone: "", rest: after};
  // What stands in parentheses or brackets behind an offset says it again in words.
  const said = after.slice((offset ?? named)![0].length).replace(/^ ?\([^)]*\)/, "");
  return {zone, rest: said.replace(/^ ?\[[^\]]*\]/, "")};
}

/** A date in small letters without accents; null for anything else. */
function writtenDate(text: string): WrittenTime | null {
  const words = text
    .replace(/[,@|]|[\u2013\u2014\u00b7]/g, " ")
    .replace(/(?<=\d)t(?= |$)/, "")
    .replace(/(?<=\d)\. (?=\d)/g, ".")
    .split(" ")
    .filter((word) => word !== "" && word !== "-" && !isIdle(word));
  const date = words.join(" ");
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/.exec(date);
  if (yearFirst !== null) return dated(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?$/.exec(date);
  if (yearLast !== null) {
    const [, first, separator, second, year] = yearLast;
    return {first: Number(first), second: Number(second), year: fullYear(year!), separator: separator!, clock: ""};
  }
  return /^[a-z0-9 .\-/']+$/.test(date) ? dateInWords(date.match(/[a-z]+|\d+/g) ?? []) : null;
}

function isIdle(word: string): boolean {
  const parts = word.replace(/\.$/, "").split("-");
  return parts.every((part) => monthOf(part) === undefined && saysNothing(part));
}

/** A date with the month as a word: "4 mar 2025", "mar 4 25", "2025 mar 4". */
function dateInWords(tokens: readonly string[]): WrittenTime | null {
  const said = tokens.filter((token) => !isIdle(token));
  // "mar" is a Tuesday too, in French, Spanish and Italian.
  const parts = said.length === 4 && said[0] === "mar" ? said.slice(1) : said;
  const at = parts.findIndex((part) => monthOf(part) !== undefined);
  const [first, second, more] = parts.filter((_, index) => index !== at);
  if (at === -1 || at === 2 || first === undefined || second === undefined || more !== undefined) return null;
  const month = monthOf(parts[at]!)!;
  if (/^\d{1,2}$/.test(first) && /^(\d{4}|\d{2})$/.test(second)) return dated(fullYear(second), month, Number(first));
  return at === 1 && /^\d{4}$/.test(first) && /^\d{1,2}$/.test(second)
    ? dated(Number(first), month, Number(second))
    : null;
}

/** Two digits are a year of this century up to 79, as nobody's interviews are older. */
function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 80 ? 2000 : 1900);
}

function dated(year: number, month: number, day: number): WrittenTime {
  const iso = isoDate(year, month, day);
  return iso === null ? {fault: "impossible_date"} : {iso};
}

/** A date of the calendar in ISO form; null where there is none. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` : null;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

const day = 86_400_000;
/** Day 0 of the two systems of Excel's dates; that of 1904 is the one of old files of Macs. */
const dayZero = {excel: Date.UTC(1899, 11, 30), "excel-1904": Date.UTC(1904, 0, 1)};
/** The years 1980 to 2099: numbers of five digits that are dates unasked. */
const likely = [29_221, 73_051] as const;

/** The day, or the time to the second, that Excel shows for a number; null for a number that is none of its dates. */
export function serialTime(text: string, system: keyof typeof dayZero | null): string | null {
  if (!/^\d{1,6}([.,]\d+)?$/.test(text)) return null;
  const serial = Number(text.replace(",", "."));
  if (system === null && (serial < likely[0] || serial >= likely[1])) return null;
  const iso = new Date(Math.round((dayZero[system ?? "excel"] + serial * day) / 1000) * 1000).toISOString();
  return /[.,]/.test(text) ? iso.slice(0, 19) : iso.slice(0, 10);
}

/** The time that a number of seconds (up to ten digits) or milliseconds since 1970 is; null for any other text. */
export function unixTime(text: string): string | null {
  if (!/^(\d{9,10}|\d{12,13})(\.\d+)?$/.test(text)) return null;
  const seconds = text.split(".")[0]!.length > 10 ? Number(text) / 1000 : Number(text);
  return new Date(Math.round(seconds) * 1000).toISOString().slice(0, 19) + "Z";
}
