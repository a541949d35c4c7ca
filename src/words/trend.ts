import type {MeasureUnit, Span} from "../contracts/parts.js";
import {count, hours, missing, percent, points} from "./numbers.js";

type Maybe = number | null | undefined;

/** A measure as it reads, without decimals where it can be: 0.0751, "share" → "8 %"; 25.4, "days" → "25 days". */
export function measured(value: Maybe, unit: MeasureUnit): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  const said: Record<MeasureUnit, () => string> = {
    share: () => percent(value),
    hours: () => hours(value),
    days: () => amount(value, "day"),
    count: () => count(value),
    "a week": () => value.toFixed(1)
  };
  return said[unit]();
}

/**
 * A change in a year, from its sign and size: (−0.02, clear, "share") → "2 points fewer than a year before". What is not
 * clear says what was instead: "24 % a year before; fall may be chance" where its own interval leaves out
 * nought and the digits shown differ, and otherwise "no clear change: 24 % a year before".
 */
export function changeInWords(
  {value, interval = null, clear}: {value: Maybe; interval?: readonly [number, number] | null; clear: boolean},
  unit: MeasureUnit,
  before: Maybe = null
): string {
  if (value === null || value === undefined || !clear) {
    if (before === null || before === undefined) return "no clear change in a year";
    const was = `${measured(before, unit)} a year before`;
    const isSeen = leavesOutNought(interval) && /[1-9]/.test(difference(value, unit));
    return isSeen ? `${was}; ${value! < 0 ? "fall" : "rise"} may be chance` : `no clear change: ${was}`;
  }
  const size = Math.abs(value);
  const said: Record<MeasureUnit, () => string> = {
    share: () => amount(100 * size, "point"),
    hours: () => hours(size),
    days: () => amount(size, "day"),
    count: () => count(size),
    "a week": () => size.toFixed(1)
  };
  const words = said[unit]();
  return `${/^0\D*$|^0\.0$/.test(words) ? "slightly" : words} ${value < 0 ? "fewer" : "more"} than a year before`;
}

/**
 * The title of a measure by quarter: what became of it where that is clear, and that it is not, or that years could not
 * be compared. Quarters beside each other say nothing of a year.
 */
export function yearTitle(
  about: string,
  change: {value: Maybe; clear: boolean} | null,
  said: (value: number) => string
): string {
  if (change?.value === null || change?.value === undefined) return `${about}: years cannot be compared yet`;
  return change.clear ? said(change.value) : `${about}: no clear change in a year`;
}

/** Whether an interval of a difference leaves out that there is none. */
export function leavesOutNought(interval: readonly [number, number] | null): boolean {
  return interval !== null && (interval[0] > 0 || interval[1] < 0);
}

/** A difference of two values of a measure, with its sign: (−0.12, "share") → "−12 points". */
export function difference(value: Maybe, unit: MeasureUnit): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  if (unit === "share") return points(value);
  const size = measured(Math.abs(value), unit);
  return /[1-9]/.test(size) ? `${value < 0 ? "−" : "+"}${size}` : size;
}

/** "Jul 2025 – Mar 2026", the months of the quarters of a span. */
export function spanInWords({from, to}: Pick<Span, "from" | "to">): string {
  return `${quarterMonth(from, 0)} – ${quarterMonth(to, 2)}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function quarterMonth(period: string, place: 0 | 2): string {
  return `${months[(Number(period.slice(6)) - 1) * 3 + place]} ${period.slice(0, 4)}`;
}

function amount(value: number, singular: string): string {
  const said = count(value);
  return `${said} ${singular}${said === "1" ? "" : "s"}`;
}

/** The quarter of a day or time: "2026-02-11" → "2026-Q1". */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
