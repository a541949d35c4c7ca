import type {Need} from "../../../src/contracts/finding.js";

const windowWeeks = 26;
const week = 7 * 86_400_000;

/**
 * Units per week over the last 26 weeks of data, or since the first unit where the data are younger.
 *
 * @param dates ISO date or timestamp of each unit; null ones are not counted
 * @param dataThrough last day of the data; null gives null
 */
export function weeklyPace(dates: readonly (string | null)[], dataThrough: string | null): number | null {
  if (dataThrough === null) return null;
  const end = Date.parse(dataThrough.slice(0, 10)) + week / 7;
  let first = Infinity;
  const times = new Float64Array(dates.length).fill(NaN);
  dates.forEach((date, i) => {
    const time = date === null ? NaN : Date.parse(date);
    if (!(time < end)) return;
    times[i] = time;
    first = Math.min(first, time);
  });
  if (first === Infinity) return null;
  const weeks = Math.min(windowWeeks, Math.max(1, (end - first) / week));
  let lately = 0;
  for (const time of times) if (time >= end - weeks * week) lately++;
  return lately / weeks;
}

/** What is missing until `least`, with the weeks it takes at the pace; null weeks when nothing came in lately. */
export function needUntil(unit: string, least: number, have: number, pace: number | null): Need {
  const more = Math.max(0, Math.ceil(least - have));
  return {unit, more, weeks: pace === null || pace <= 0 ? null : Math.ceil(more / pace)};
}
