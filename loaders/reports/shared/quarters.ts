import type {Estimate} from "../../../src/statistics/estimate.js";
import {quantile} from "../../../src/statistics/intervals/quantile.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {quarterOf} from "../../../src/words/trend.js";

const msPerDay = 86_400_000;
const shortestHorizon = 7;
/** Data that end so many days before a quarter does, over a weekend or a holiday, still cover it. */
const grace = 4;

/** Share of `k` in `n` with Jeffreys' interval, as the funnel has it. */
export function shareEstimate(k: number, n: number, level: number): Estimate {
  if (n === 0) return {value: null, standardError: null, interval: null, n};
  return {value: k / n, standardError: null, interval: jeffreys(k, n, level), n};
}

/** Days within which nine of ten come to their end, at least a week. */
export function horizonOf(days: readonly (number | null)[]): number {
  const known = days.filter((one) => one !== null);
  return Math.max(shortestHorizon, Math.ceil(quantile(known, 0.9) ?? 0));
}

/** A quarter is settled once whoever came in on its last day has had as many days as nine of ten take. */
export function settledAfter(days: number, dataThrough: string | null): (period: string) => boolean {
  return (period) => dataThrough !== null && startOf(next(period)) + days <= endOfDay(dataThrough);
}

/**
 * Of what is counted when it happens, a quarter counts once it is over, and where the data began so long before it that
 * whoever came in first could have come so far.
 */
export function wholeQuarters(
  days: readonly (number | null)[],
  {firstDay, dataThrough}: {firstDay: string | null; dataThrough: string | null}
): {settled: (period: string) => boolean; covered: string[]} {
  if (firstDay === null || dataThrough === null) return {settled: () => false, covered: []};
  const ramp = Math.ceil(
    quantile(
      days.filter((one) => one !== null),
      0.9
    ) ?? 0
  );
  return {
    settled: (period) =>
      startOf(period) >= endOfDay(firstDay) - 1 - grace + Math.max(0, ramp - shortestHorizon) &&
      startOf(next(period)) - grace <= endOfDay(dataThrough),
    covered: [quarterOf(firstDay), quarterOf(dataThrough)]
  };
}

function next(period: string): string {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  return quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`;
}

/** Days since 1970 at the start of a quarter. */
function startOf(period: string): number {
  return Date.UTC(Number(period.slice(0, 4)), 3 * (Number(period.slice(6)) - 1), 1) / msPerDay;
}

function endOfDay(day: string): number {
  return Date.parse(day.slice(0, 10)) / msPerDay + 1;
}
