import {flatGroup} from "d3-array";
import {quantile} from "../../../src/statistics/intervals/quantile.js";
import {readSql, type ReportContext} from "../report.js";

export type Ending = "converted" | "rejected" | "left" | "open";

/** One application before one step. */
export interface StepRow {
  step: string;
  from_rank: number;
  candidate_id: string;
  role: string | null;
  level: string | null;
  source: string | null;
  period: string;
  ending: Ending;
  /** Days until the ending; null while open. */
  days: number | null;
  skipped: boolean;
  /** The stage it stands in was entered more than once; the first entry counts. */
  repeated: boolean;
  /** Days since 1970, with fractions. */
  started_day: number;
}

/** One step with all who stood before it, oldest first, and how they are compared at the same age. */
export interface Step {
  step: string;
  rows: StepRow[];
  /** Nine of ten conversions happen within these days, at least 7. */
  horizonDays: number;
  /** Last day the data cover, days since 1970 at its end. */
  throughDay: number;
}

const sql = readSql(new URL("./funnel-rows.sql", import.meta.url));
export const causes = {converted: 1, rejected: 2, left: 3, open: 0} as const;
const shortestHorizon = 7;
const msPerDay = 86_400_000;

/** Every step of the funnel in order; none without dates. */
export async function funnelSteps({warehouse, dataThrough}: ReportContext): Promise<Step[]> {
  if (dataThrough === null) return [];
  const rows = await warehouse.rows<StepRow>(sql);
  const throughDay = Date.parse(dataThrough.slice(0, 10)) / msPerDay + 1;
  return flatGroup(rows, ({step}) => step).map(([step, mine]) => {
    const taken = mine.flatMap(({ending, days}) => (ending === "converted" && days !== null ? [days] : []));
    return {step, rows: mine, throughDay, horizonDays: Math.max(shortestHorizon, Math.ceil(quantile(taken, 0.9) ?? 0))};
  });
}

/** Old enough: observed for the whole horizon, whatever became of them. Chosen by entry date alone, so nothing is censored. */
export function matureRows({rows, horizonDays, throughDay}: Step): StepRow[] {
  return rows.filter(({started_day}) => started_day + horizonDays <= throughDay);
}

/** Converted within the horizon. */
export function isWithin({ending, days}: StepRow, {horizonDays}: Step): boolean {
  return ending === "converted" && days !== null && days <= horizonDays;
}

export function tally(rows: readonly StepRow[], step: Step): {n: number; k: number} {
  return {n: rows.length, k: rows.filter((row) => isWithin(row, step)).length};
}

/** How many of the rows ended each way, those still open among them. */
export function endingsOf(rows: readonly StepRow[]): Record<Ending, number> {
  const counts = {converted: 0, rejected: 0, left: 0, open: 0};
  for (const {ending} of rows) counts[ending]++;
  return counts;
}

/** Days from the start to what became of each row, or to the end of the data, and by what cause (0: still open). */
export function waitsOf(
  rows: readonly StepRow[],
  {throughDay}: Step
): {days: number[]; causes: number[]; ages: number[]} {
  const ages = rows.map(({started_day}) => Math.max(0, throughDay - started_day));
  return {
    ages,
    days: rows.map(({ending, days}, i) => (ending === "open" ? ages[i]! : Math.min(days!, ages[i]!))),
    causes: rows.map(({ending}) => causes[ending])
  };
}

/** Month of a day since 1970, "2026-04". */
export function monthOf(day: number): string {
  return dateOf(day).slice(0, 7);
}

/** Whole months of entry that are compared, with those who entered in them. */
export interface Span {
  months: string[];
  rows: StepRow[];
}

const longestSpanMonths = 12;

/**
 * The last year of months whose every entrant is old enough, and the year before, and after them shorter equal spans that
 * end as late, down to a month each. Whole months, so that no difference of spans and months is a handful of days.
 */
export function spansOf(step: Step): [Span, Span][] {
  const months = matureMonths(step);
  const longest = Math.min(longestSpanMonths, Math.floor(months.length / 2));
  const span = (inside: string[]): Span => ({
    months: inside,
    rows: step.rows.filter(({started_day}) => inside.includes(monthOf(started_day)))
  });
  return Array.from({length: longest}, (_, shorter) => longest - shorter).map((length) => [
    span(months.slice(-2 * length, -length)),
    span(months.slice(-length))
  ]);
}

/** The last month whose every entrant is old enough. */
export function lastMatureMonth(step: Step): string | null {
  return matureMonths(step).at(-1) ?? null;
}

function matureMonths(step: Step): string[] {
  return monthsBetween(step.rows[0]?.started_day, step.throughDay - step.horizonDays);
}

/** Months that begin on or after the month of `first` and end by `last`, both days since 1970. */
function monthsBetween(first: number | undefined, last: number): string[] {
  if (first === undefined) return [];
  const months: string[] = [];
  let [year, month] = monthOf(first).split("-").map(Number) as [number, number];
  while (Date.UTC(year, month, 1) / msPerDay <= last) {
    months.push(`${year}-${String(month).padStart(2, "0")}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

/** Days since 1970 as a date. */
export function dateOf(day: number): string {
  const whole = Math.floor(day);
  let date = dates.get(whole);
  if (date === undefined) dates.set(whole, (date = new Date(whole * msPerDay).toISOString().slice(0, 10)));
  return date;
}

/** Thousands of days stand in a million rows. */
const dates = new Map<number, string>();

/** "phone_screen>loop" → "from phone screen to loop". */
export function stepWords(step: string): string {
  const [from, to] = step.replaceAll("_", " ").split(">");
  return `from ${from} to ${to}`;
}
