import type {Screen} from "../../../src/contracts/screen.js";
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

/** 90th percentile of a normal distribution: four of five screeners lie within it on both sides. */
const middleFourFifths = 1.2816;

/** How far the bars of screeners lie apart, without telling of anyone; null with too few to hide in. */
export async function screenerDispersion(context: ReportContext): Promise<Screen["dispersion"]> {
  const model = await screenerModel(context);
  const screeners = model?.screeners.filter(({enough}) => enough).length ?? 0;
  if (!model || screeners < Math.max(3, context.config.privacy.minimum_interviewers)) return null;
  const logit = Math.log(model.rate / (1 - model.rate));
  const passing = (spread: number, side: 1 | -1): number =>
    1 / (1 + Math.exp(-(logit + side * middleFourFifths * spread)));
  const [strict, lenient] = [passing(model.spread.median, -1), passing(model.spread.median, 1)];
  const [low, high] = [Math.round(20 * strict), Math.round(20 * lenient)];
  const [least, most] = ([-1, 1] as const).map((side) => Math.round(20 * passing(model.spread.interval[1], side)));
  const usual = Math.round(20 * model.rate);
  const open =
    least === most
      ? ""
      : `; not ruled out is that a strict screener passes only ${least} of 20 such candidates and a lenient one ${most}`;
  const sentence =
    model.spread.interval[0] === 0
      ? `No evidence that ${screeners} screeners pass candidates at different bars: a typical candidate passes about ${usual} times in 20${open}.`
      : `Screeners differ: of 20 candidates of the same kind a strict one passes about ${low}, a lenient one about ${high} (four of five of ${screeners} screeners lie between). Interview leads can see where a comparison of notes would help.`;
  return {screeners, strict, lenient, sentence};
}
