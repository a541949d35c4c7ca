import {funnelLimits} from "../../../src/statistics/intervals/control-charts.js";
import {type ScreenCell, type ScreenerEffect, screenerSpread} from "../../../src/statistics/screen/screener-spread.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {readSql, type ReportContext} from "../report.js";

export const screenerCellsSql = readSql(new URL("./cells.sql", import.meta.url));

export interface JudgedScreener extends ScreenerEffect {
  /** Overall rate × passed ÷ expected. */
  adjusted: number;
  limits95: [number, number];
  limits999: [number, number];
  /** Outside the 99.9 % limits. */
  alarm: boolean;
  /** Enough screens to be judged. */
  enough: boolean;
}

export interface ScreenerModel {
  screeners: JudgedScreener[];
  rate: number;
  overDispersion: number;
  /** Standard deviation between screeners, logit scale. */
  spread: {median: number; interval: [number, number]};
}

/** Every screener against the others, adjusted for role, level and source; null when there is nobody to compare. */
export async function screenerModel({warehouse, config}: ReportContext): Promise<ScreenerModel | null> {
  return screenersOf(await warehouse.rows<ScreenCell>(screenerCellsSql), config);
}

/** The same from the cells as the warehouse gives them. */
export function screenersOf(cells: readonly ScreenCell[], config: Config): ScreenerModel | null {
  const least = threshold(config, "screener.calibration", "least_screens");
  const result = screenerSpread(cells, {threshold: threshold(config, "screener.calibration", "deviation")});
  if (result === null) return null;
  const {effects, rate, spread} = result;
  const adjusted = effects.map(({k, expected}) => (expected > 0 ? Math.min(1, (rate * k) / expected) : rate));
  const funnel = funnelLimits(
    effects.map(({n}, j) => ({n, k: Math.round(n * adjusted[j]!)})),
    {target: rate}
  );
  const screeners = effects.map((effect, j) => {
    const [limits95, limits999] = funnel.points[j]!.limits as [[number, number], [number, number]];
    const alarm = adjusted[j]! < limits999[0] || adjusted[j]! > limits999[1];
    return {...effect, adjusted: adjusted[j]!, limits95, limits999, alarm, enough: effect.n >= least};
  });
  return {screeners, rate, overDispersion: funnel.overDispersion, spread};
}
