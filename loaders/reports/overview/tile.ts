import type {Tile} from "../../../src/contracts/overview.js";
import {defaultLevel} from "../../../src/statistics/estimate.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import type {Config} from "../../config/config.js";
import {type Measure, type TrendCase, trendOf, wholeOf} from "../shared/trend.js";

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
