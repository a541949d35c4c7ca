import {sum} from "simple-statistics";
import {defaultLevel, type Estimate} from "../estimate.js";
import {differenceByIntervals} from "./differences.js";
import {criticalZ} from "./normal-interval.js";

/** Quarters are named "2026-Q2". */
export interface YearOnYear {
  /** Every quarter from the first to the last, also those without a case. */
  quarters: {period: string; estimate: Estimate; settled: boolean}[];
  now: Span | null;
  yearBefore: Span | null;
  /** now − yearBefore; null where there is no year before. */
  difference: (Estimate & {clear: boolean}) | null;
}

/** Quarters taken together, oldest first. */
export interface Span {
  periods: string[];
  estimate: Estimate;
}

interface Options<Case> {
  /** Of any of the cases, at the level asked for; also of none. */
  estimate: (cases: readonly Case[], level: number, quarters: number) => Estimate;
  /** False where candidates of a quarter are still under way: then it is compared with nothing. */
  settled: (period: string) => boolean;
  /** Quarters that the data cover, where a quarter without a case counts; otherwise from the first case to the last. */
  covered?: readonly string[];
  level?: number;
  /** A change is clear when its interval at this level leaves out 0: of four measures looked at side by side, one in twenty moves so far by chance. */
  clearAt?: number;
}

const quartersOfAYear = 4;
/** How much more than chance quarters vary where too few tell: twice the variance. */
const usualDispersion = 2;

/**
 * The latest settled quarters, at most four, against the same quarters of the year before. The interval of the difference is
 * that of the two spans (`differenceByIntervals`), wider by how much more than chance the quarters within the spans vary,
 * never narrower. Without as many quarters a year apart, the settled ones of the last year stand alone.
 */
export function yearOnYear<Case extends {period: string}>(
  cases: readonly Case[],
  {estimate, settled, covered = [], level = defaultLevel, clearAt = 0.9875}: Options<Case>
): YearOnYear {
  const periods = quartersBetween([...covered, ...cases.map(({period}) => period)]);
  const of = (some: readonly string[], at: number): Estimate =>
    estimate(
      cases.filter(({period}) => some.includes(period)),
      at,
      some.length
    );
  const quarters = periods.map((period) => ({period, estimate: of([period], level), settled: settled(period)}));
  const {now, before} = comparedQuarters(periods.filter(settled));
  const spanOf = (some: readonly string[]): Span | null =>
    some.length === 0 ? null : {periods: [...some], estimate: of(some, level)};
  const [latest, yearBefore] = [spanOf(now), spanOf(before)];
  if (latest === null || yearBefore === null) return {quarters, now: latest, yearBefore, difference: null};
  const dispersion = dispersionOf([now, before].map((some) => ({some, whole: of(some, level).value})));
  const at = (asked: number): Estimate =>
    widened(differenceByIntervals(of(before, asked), of(now, asked)), Math.sqrt(dispersion));
  const clearly = at(clearAt).interval;
  const clear = clearly !== null && (clearly[0] > 0 || clearly[1] < 0);
  return {quarters, now: latest, yearBefore, difference: {...at(level), clear}};

  /** Variance between quarters over what their intervals let expect, at least 1. */
  function dispersionOf(spans: readonly {some: readonly string[]; whole: number | null}[]): number {
    const deviations = spans.map(({some, whole}) =>
      quarters.flatMap(({period, estimate: {value, interval}}) => {
        if (!some.includes(period) || value === null || whole === null || interval === null) return [];
        const end = value > whole ? interval[0] : interval[1];
        const error = Math.abs(value - end) / criticalZ(level);
        return error > 0 ? [(value - whole) / error] : [];
      })
    );
    const degrees = sum(deviations.map(({length}) => Math.max(0, length - 1)));
    if (degrees < 2) return usualDispersion;
    return Math.max(1, sum(deviations.flat().map((deviation) => deviation ** 2)) / degrees);
  }
}

function widened(difference: Estimate, by: number): Estimate {
  const {value, interval} = difference;
  if (value === null || interval === null) return difference;
  const end = (side: 0 | 1): number => value + by * (interval[side] - value);
  return {...difference, interval: [end(0), end(1)]};
}

/** The latest settled quarters whose own quarter a year before is settled too, at most four; alone where none is. */
export function comparedQuarters(settled: readonly string[]): {now: string[]; before: string[]} {
  const known = new Set(settled);
  const latest = [...settled].sort().slice(-quartersOfAYear);
  const now = latest.filter((period) => known.has(aYearBefore(period)));
  return now.length === 0 ? {now: latest, before: []} : {now, before: now.map(aYearBefore)};
}

function aYearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

/** "2025-Q4", "2026-Q2" → with the quarters between them. */
export function quartersBetween(periods: readonly string[]): string[] {
  const numbers = periods.map((period) => Number(period.slice(0, 4)) * quartersOfAYear + Number(period.slice(6)) - 1);
  if (numbers.length === 0) return [];
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const last = numbers.reduce((a, b) => Math.max(a, b));
  return Array.from({length: last - first + 1}, (_, at) => {
    const number = first + at;
    return `${Math.floor(number / quartersOfAYear)}-Q${(number % quartersOfAYear) + 1}`;
  });
}
