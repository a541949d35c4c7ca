import {quantile} from "../../../src/statistics/quantile.js";
import type {ReportContext} from "../report.js";
import {readSql} from "../sql.js";

/** One application before one step. */
export interface StepRow {
  step: string;
  from_rank: number;
  candidate_id: string;
  role: string | null;
  level: string | null;
  source: string | null;
  period: string;
  ending: "converted" | "rejected" | "left" | "open";
  /** Days until the ending; null while open. */
  days: number | null;
  skipped: boolean;
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
const shortestHorizon = 7;
const msPerDay = 86_400_000;

/** Every step of the funnel in order; none without dates. */
export async function funnelSteps({warehouse, dataThrough}: ReportContext): Promise<Step[]> {
  if (dataThrough === null) return [];
  const rows = await warehouse.rows<StepRow>(sql);
  const throughDay = Date.parse(dataThrough.slice(0, 10)) / msPerDay + 1;
  return [...new Set(rows.map(({step}) => step))].map((step) => {
    const mine = rows.filter((row) => row.step === step);
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

/** Days since 1970 as a date. */
export function dateOf(day: number): string {
  return new Date(Math.floor(day) * msPerDay).toISOString().slice(0, 10);
}

/** "phone_screen>loop" → "from phone screen to loop". */
export function stepWords(step: string): string {
  const [from, to] = step.replaceAll("_", " ").split(">");
  return `from ${from} to ${to}`;
}
