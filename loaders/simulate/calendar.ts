import type {Random} from "../../src/statistics/random.js";

export const hour = 3_600_000;
export const day = 24 * hour;

/** ISO 8601 in UTC, to the second. */
export function iso(time: number): string {
  return `${new Date(Math.round(time / 1000) * 1000).toISOString().slice(0, 19)}Z`;
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
