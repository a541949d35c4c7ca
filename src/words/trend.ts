import type {MeasureUnit, Span} from "../contracts/parts.js";
import {count, hours, missing, percent} from "./numbers.js";

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
 * A change in a year, from its sign and size: (−0.02, clear, "share") → "2 points fewer than a year before"; what is not
 * clear, or is nought in whole numbers, is said to be so.
 */
export function changeInWords({value, clear}: {value: Maybe; clear: boolean}, unit: MeasureUnit): string {
  if (value === null || value === undefined || !clear) return "no clear change in a year";
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
