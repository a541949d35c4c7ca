import type {Random} from "../../src/statistics/random.js";
import type {Parameters} from "./parameters.js";

export const hour = 3_600_000;
export const day = 24 * hour;

/** ISO 8601 in UTC, to the second. */
export function iso(time: number): string {
  const seconds = Math.round(time / 1000);
  const date = Math.floor(seconds / secondsOfDay);
  return dateOf(date) + clockOf(seconds - date * secondsOfDay);
}

const secondsOfDay = day / 1000;
/** A world has some hundred thousand times and two years of days. */
const dates = new Map<number, string>();

function dateOf(date: number): string {
  const known = dates.get(date);
  if (known !== undefined) return known;
  const text = new Date(date * day).toISOString().slice(0, 10);
  dates.set(date, text);
  return text;
}

const twoDigits = Array.from({length: 60}, (_, number) => String(number).padStart(2, "0"));

function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `T${twoDigits[Math.floor(minutes / 60)]!}:${twoDigits[minutes % 60]!}:${twoDigits[seconds % 60]!}Z`;
}

/** The same day at an hour of work, 9 to 17 UTC. */
export function atWork(time: number, random: Random): number {
  const weekday = new Date(time).getUTCDay();
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return Math.floor(time / day) * day + shift * day + (9 + random.integer(8)) * hour;
}

/** Days until a step is done: gamma with the given mean. */
export function days(mean: number, shape: number, random: Random): number {
  return random.gamma(shape, shape / mean) * day;
}

/** Time from the end of an interview to its scorecard, in milliseconds: the same day or the next, or days late. */
export function feedbackDelay(isLate: boolean, parameters: Parameters, random: Random): number {
  if (isLate) return days(5, 6, random);
  return random.uniform() < parameters.late ? day + days(0.8, 1, random) : random.uniform() * 20 * hour;
}
