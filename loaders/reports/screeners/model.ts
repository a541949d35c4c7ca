import type {Screen} from "../../../src/contracts/screen.js";
import {funnelLimits} from "../../../src/statistics/intervals/control-charts.js";
import type {ScreenCell} from "../../../src/statistics/screen/pass-model.js";
import {type ScreenerEffect, screenerSpread} from "../../../src/statistics/screen/screener-spread.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

export const screenerCellsSql = readSql(new URL("./cells.sql", import.meta.url));

export interface JudgedScreener extends ScreenerEffect {
  /** Overall rate × passed ÷ expected. */
  adjusted: number;
  /** Null where they are not judged. */
  limits: {of95: [number, number]; of999: [number, number]} | null;
  /** Outside the 99.9 % limits. */
  alarm: boolean;
  /** Enough screens to be judged, and enough of the same jobs by others. */
  enough: boolean;
}

export interface ScreenerModel {
  screeners: JudgedScreener[];
  rate: number;
  overDispersion: number;
  /** Standard deviation between screeners, logit scale. */
  spread: {median: number; interval: [number, number]};
  /** In what their candidates differ, as far as it was exported: "roles", "jobs" … */
  allowedFor: string[];
}

/** What is the same for those who are compared, as cells and sentences name it. */
const likeness = [
  ["role", "roles"],
  ["level", "levels"],
  ["source", "sources"],
  ["team", "teams"],
  ["job", "jobs"],
  ["quarter", "quarters"]
] as const satisfies readonly (readonly [keyof ScreenCell, string])[];

/** Every screener against the others, for the same kinds of candidates, jobs and quarters; null when there is nobody to compare. */
export async function screenerModel({warehouse, config}: ReportContext): Promise<ScreenerModel | null> {
  return screenersOf(await warehouse.rows<ScreenCell>(screenerCellsSql), config);
}

/** The same from the cells as the warehouse gives them. */
export function screenersOf(cells: readonly ScreenCell[], config: Config): ScreenerModel | null {
  const {screens: least, comparable} = leastScreens(config);
  const result = screenerSpread(cells, {threshold: threshold(config, "screener.calibration", "deviation")});
  if (result === null) return null;
  const {effects, rate, spread} = result;
  const judged = effects.map((effect) => ({
    ...effect,
    adjusted: effect.expected > 0 ? Math.min(1, (rate * effect.k) / effect.expected) : rate,
    enough: effect.n >= least && effect.comparable >= comparable
  }));
  // Whoever cannot be told from their jobs seems to agree with everyone, and must not narrow the limits of others.
  const funnel = funnelLimits(
    judged.map(({n, adjusted, enough}) => (enough ? {n, k: Math.round(n * adjusted)} : {n: 0, k: 0})),
    {target: rate}
  );
  const screeners = judged.map((one, j) => {
    const [of95, of999] = funnel.points[j]!.limits;
    if (!of95 || !of999) return {...one, limits: null, alarm: false};
    return {...one, limits: {of95, of999}, alarm: one.adjusted < of999[0] || one.adjusted > of999[1]};
  });
  const allowedFor = likeness.flatMap(([kind, words]) =>
    cells.some((cell) => cell[kind] !== cells[0]![kind]) ? [words] : []
  );
  return {screeners, rate, overDispersion: funnel.overDispersion, spread, allowedFor};
}

/** Screens that a screener needs, and how many of them others' of the same jobs must answer to: half, as with one other. */
export function leastScreens(config: Config): {screens: number; comparable: number} {
  const screens = threshold(config, "screener.calibration", "least_screens");
  return {screens, comparable: screens / 2};
}

type Pair = [number, number];
type Chance = {value: number; interval: Pair};

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
  const {median, interval} = model.spread;
  const [strict, lenient] = ([-1, 1] as const).map((side) => {
    const ends = interval.map((spread) => passing(spread, side)).sort((a, b) => a - b);
    return {value: rounded(passing(median, side))!, interval: [rounded(ends[0]!)!, rounded(ends[1]!)!] as Pair};
  }) as [Chance, Chance];
  const differ = interval[0] > 0;
  const [low, high] = [strict, lenient].map(({value}) => Math.round(20 * value));
  const [least, most] = ([-1, 1] as const).map((side) => Math.round(20 * passing(interval[1], side)));
  const usual = Math.round(20 * model.rate);
  const open =
    least === most
      ? ""
      : `; not ruled out is that a strict screener passes only ${least} of 20 such candidates and a lenient one ${most}`;
  const sentence = !differ
    ? `No evidence that ${screeners} screeners pass candidates at different bars: a typical candidate passes about ${usual} times in 20${open}.`
    : `Screeners differ: of 20 candidates of the same kind a strict one passes about ${low}, a lenient one about ${high} (four of five of ${screeners} screeners lie between). Interview leads can see where a comparison of notes would help.`;
  return {screeners, differ, strict, lenient, sentence};
}
