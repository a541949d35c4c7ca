import type {Tile} from "../../../src/contracts/overview.js";
import {defaultLevel, type Estimate} from "../../../src/statistics/estimate.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {quantile} from "../../../src/statistics/intervals/quantile.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import type {Config} from "../../config/config.js";
import {type Measure, type TrendCase, trendOf, wholeOf} from "../shared/trend.js";

const msPerDay = 86_400_000;
const shortestHorizon = 7;
/** Data that end so many days before a quarter does, over a weekend or a holiday, still cover it. */
const grace = 4;

export interface TileWords {
  measure: string;
  /** What n counts. */
  counted: string;
  page: Tile["page"];
  reference?: Tile["reference"];
  note?: string | null;
}

/** A measure as a tile: its latest settled quarters against the year before, or everything where quarters are too few. */
export function tileOf<Case extends TrendCase>(
  cases: readonly Case[],
  measure: Measure<Case>,
  {privacy}: Pick<Config, "privacy">,
  {measure: words, counted, page, reference = null, note = null}: TileWords
): Tile {
  const trend = trendOf(cases, measure, privacy);
  const shown = trend.now ?? wholeOf(cases, measure, privacy);
  if (shown === null || shown.value === null)
    return withoutValue(
      {measure: words, counted, page},
      measure.unit,
      cases.length === 0 ? `There are no ${counted} yet.` : `Too few ${counted}, or all alike, to be shown.`
    );
  const told = trend.quarters.filter(({value, settled}) => value !== null && settled).length;
  return {
    measure: words,
    unit: measure.unit,
    counted,
    shown,
    trend: told > 1 ? trend : null,
    reference,
    note,
    missing: null,
    page
  };
}

/** A tile that says what is missing. */
export function withoutValue(
  {measure, counted, page}: Pick<TileWords, "measure" | "counted" | "page">,
  unit: Tile["unit"],
  missing: string
): Tile {
  return {measure, unit, counted, shown: null, trend: null, reference: null, note: null, missing, page};
}

/** Median and 90 % interval of draws. */
export function summarised(draws: readonly number[]): {value: number; interval: [number, number]} {
  const {median, interval} = summarise(draws, defaultLevel);
  return {value: median, interval};
}

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

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
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
