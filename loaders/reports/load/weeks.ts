import {group} from "d3-array";
import {mean, sampleStandardDeviation, sum} from "simple-statistics";
import type {CostSheet} from "../../../src/contracts/screen.js";
import {defaultLevel} from "../../../src/statistics/estimate.js";
import {studentTInterval} from "../../../src/statistics/intervals/normal-interval.js";

/** One person in one interview. */
export interface Seat {
  candidate_id: string;
  interviewer_id: string;
  stage: "phone_screen" | "loop";
  shadow: boolean;
  /** Length in the calendar. */
  minutes: number | null;
  held_at: string;
  /** Its Monday, YYYY-MM-DD, and the quarter in which that lies. */
  week: string;
  period: string;
}

/** Whole weeks of one quarter with the seats of each, empty weeks among them. */
export interface Quarter {
  period: string;
  weeks: {date: string; seats: Seat[]}[];
}

const day = 86_400_000;

/** The quarters from the first interview to the last week that had ended when the data do. */
export function quartersOf(seats: readonly Seat[], dataThrough: string | null): Quarter[] {
  if (seats.length === 0 || dataThrough === null) return [];
  const byWeek = group(seats, ({week}) => week);
  const first = [...byWeek.keys()].reduce((a, b) => (a < b ? a : b));
  const end = Date.parse(dataThrough.slice(0, 10)) + day;
  const quarters = new Map<string, Quarter>();
  for (let monday = Date.parse(first); monday + 7 * day <= end; monday += 7 * day) {
    const date = new Date(monday).toISOString().slice(0, 10);
    const period = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    const quarter = quarters.get(period) ?? {period, weeks: []};
    quarter.weeks.push({date, seats: byWeek.get(date) ?? []});
    quarters.set(period, quarter);
  }
  return [...quarters.values()];
}

/** Fewer weeks tell little of a quarter. */
const leastWeeks = 6;

/** The last quarter with enough whole weeks, else the last. */
export function latestOf(quarters: readonly Quarter[]): Quarter | null {
  return quarters.findLast(({weeks}) => weeks.length >= leastWeeks) ?? quarters.at(-1) ?? null;
}

/** Staff hours of one seat: preparing, holding and writing up, by the calendar and else the cost sheet; a shadow has nothing to prepare. */
export function hoursOfSeat(
  {stage, shadow, minutes}: Pick<Seat, "stage" | "shadow" | "minutes">,
  {loop, screen}: CostSheet
): number {
  const isScreen = stage === "phone_screen";
  const held = minutes ?? (isScreen ? screen.minutes : loop.interviewMinutes);
  const preparing = isScreen ? screen.preparationMinutes : loop.preparationMinutes;
  const writing = isScreen ? screen.writingMinutes : loop.writingMinutes;
  return (held + (shadow ? 0 : preparing) + writing) / 60;
}

/** The mean of weeks, with how far it would move by the ups and downs from week to week; no interval below four weeks. */
export function meanOfWeeks(values: readonly number[]): {value: number | null; interval: [number, number] | null} {
  if (values.length === 0) return {value: null, interval: null};
  const value = mean([...values]);
  if (values.length < 4) return {value, interval: null};
  const error = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return {value, interval: studentTInterval(value, error, values.length - 1, defaultLevel, [0, Infinity])};
}

/** Hours of seats together. */
export function hoursOf(seats: readonly Seat[], costs: CostSheet): number {
  return sum(seats.map((seat) => hoursOfSeat(seat, costs)));
}
