import {groups, sum} from "d3-array";
import {sampleStandardDeviation} from "simple-statistics";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Screen} from "../../../src/contracts/screen.js";
import {correctRangeRestriction, pearson} from "../../../src/statistics/association/correlation.js";
import {areaUnderCurve} from "../../../src/statistics/association/prediction.js";
import {forecastCalibration} from "../../../src/statistics/screen/forecast-calibration.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {fewWords, moreNeeded} from "../../../src/words/screen.js";
import {liesBetween} from "../../../src/words/finding.js";
import {coefficient, count, naturalFrequency} from "../../../src/words/numbers.js";

const pairsSql = readSql(new URL("./validity.sql", import.meta.url));
const forecastSql = readSql(new URL("./forecast.sql", import.meta.url));
const level = 0.9;

export interface ScreenPair {
  candidate_id: string;
  role: string | null;
  band_points: number;
  /** Mean initial loop vote of the others; null for candidates who were not advanced. */
  loop_mean: number | null;
}

export function screenPairs({warehouse}: ReportContext): Promise<ScreenPair[]> {
  return warehouse.rows<ScreenPair>(pairsSql);
}

/**
 * How the screen's vote and the loop's votes go together among those who passed: correlation with Fisher's interval, and
 * what it would be among all screened if the vote alone had selected (Thorndike case 2). `null` below four passers or
 * without any spread.
 */
export function screenValidity(pairs: readonly ScreenPair[]): Screen["validity"] {
  const passers = pairs.filter((pair): pair is ScreenPair & {loop_mean: number} => pair.loop_mean !== null);
  const bands = passers.map((pair) => pair.band_points);
  const loops = passers.map((pair) => pair.loop_mean);
  const everyone = pairs.map((pair) => pair.band_points);
  const {value: raw, interval} = pearson(bands, loops, {level});
  if (raw === null || interval === null) return null;
  const restriction = sampleStandardDeviation(bands) / sampleStandardDeviation(everyone);
  return {n: passers.length, raw, interval, restriction, corrected: correctRangeRestriction(raw, restriction)};
}

/** `screen.validity` for everything and for each role; never a reason to act by itself. */
export function screenValidityFindings(pairs: readonly ScreenPair[], weeks: number, config: Config): Finding[] {
  const roles = [...new Set(pairs.flatMap(({role}) => (role === null ? [] : [role])))].sort();
  return [
    validityFinding("all", pairs, weeks, config),
    ...(roles.length < 2 ? [] : roles).map((role) =>
      validityFinding(
        role,
        pairs.filter((pair) => pair.role === role),
        weeks,
        config
      )
    )
  ];
}

function validityFinding(subject: string, pairs: readonly ScreenPair[], weeks: number, config: Config): Finding {
  const least = threshold(config, "screen.validity", "least_loops");
  const validity = screenValidity(pairs);
  const n = pairs.filter(({loop_mean}) => loop_mean !== null).length;
  const start = subject === "all" ? "" : `${subject}: `;
  const base = {
    kind: "screen.validity" as const,
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "correlation among passers",
    reference: {value: 0, label: "no link"},
    n
  };
  if (validity === null || n < least) {
    const more = moreNeeded(least, n);
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      estimate: validity && {value: validity.raw, interval: validity.interval},
      claim: `${start}whether screen and loop agree cannot be told.`,
      evidence:
        n < least
          ? `Loop votes by others than the screener exist for ${fewWords(n)} of the candidates who passed; ${least} are needed.`
          : `Of ${n} candidates who passed, ${alikeWords(pairs)}.`,
      action: "Keep recording a vote on every screen and every loop interview.",
      needs: [
        n < least
          ? {unit: "loops with votes", more, weeks: n < 5 ? null : Math.ceil((more / n) * weeks)}
          : {unit: "loops with votes that differ", more: 30, weeks: null}
      ]
    });
  }
  const together =
    validity.interval[0] > 0
      ? "higher screen votes go with higher loop votes"
      : validity.interval[1] < 0
        ? "higher screen votes go with lower loop votes"
        : "whether screen votes foretell loop votes is open";
  return makeFinding({
    ...base,
    verdict: "ok",
    estimate: {value: validity.raw, interval: validity.interval},
    claim: `${start}${together}.`,
    evidence: `Of two candidates who passed with different screen votes, the higher one also did better in the loop ${naturalFrequency(inSameOrder(pairs))} times (${count(n)} candidates).`,
    sure: {
      probability: null,
      sentence: `${liesBetween("the correlation among those who passed", validity.interval, coefficient).sentence} Among all screened it may be about ${coefficient(validity.corrected)}, since only those who passed are seen.`
    },
    action: "Read this as a check of the screen, not as a reason to move the bar."
  });
}

/** Of pairs of passers with different screen votes: the share in which the higher one has the higher mean in the loop, ties half. */
function inSameOrder(pairs: readonly ScreenPair[]): number {
  const passers = pairs.filter((pair): pair is ScreenPair & {loop_mean: number} => pair.loop_mean !== null);
  const bands = groups(passers, ({band_points}) => band_points);
  const compared = bands.flatMap(([high, above]) =>
    bands
      .filter(([low]) => low < high)
      .map(([, below]) => {
        const scores = [...above, ...below].map(({loop_mean}) => loop_mean);
        const {value} = areaUnderCurve(
          scores,
          scores.map((_, index) => index < above.length)
        );
        return {share: value!, weight: above.length * below.length};
      })
  );
  return sum(compared, ({share, weight}) => share * weight) / sum(compared, ({weight}) => weight);
}

/** What does not vary among those who passed. */
function alikeWords(pairs: readonly ScreenPair[]): string {
  const passers = pairs.filter(({loop_mean}) => loop_mean !== null);
  const alike = (of: (pair: ScreenPair) => number | null): boolean => new Set(passers.map(of)).size === 1;
  if (alike(({band_points}) => band_points)) return "all had the same screen vote";
  return alike(({loop_mean}) => loop_mean)
    ? "all had the same votes in the loop"
    : "screen and loop votes go together to the last, as if they had been cast together";
}

/** How well screeners' forecasts of an offer came true, over all of them at once; null without enough forecasts. */
export async function screenForecast({warehouse}: ReportContext): Promise<Screen["forecast"]> {
  const rows = await warehouse.rows<{forecast: number; offered: boolean}>(forecastSql);
  const result = forecastCalibration(rows.map(({forecast, offered}) => ({forecast, happened: offered})));
  if (result === null) return null;
  const {brier, constant, meanForecast, share, bins} = result;
  const pair = ([low, high]: [number, number]): [number, number] => [rounded(low)!, rounded(high)!];
  const [better, worse] = [brier.interval![1] < constant, brier.interval![0] > constant];
  return {
    n: brier.n,
    brier: rounded(brier.value)!,
    interval: pair(brier.interval!),
    constant: rounded(constant)!,
    bins: bins.map(({forecast, n, happened, share: shown}) => ({
      forecast: rounded(forecast)!,
      n,
      happened,
      interval: pair(shown.interval!)
    })),
    sentence: `Screeners expected an offer for ${percent(meanForecast)} of the ${brier.n} candidates who went on and were decided; ${percent(share)} got one. Their forecasts are ${better ? "closer to what happened than" : worse ? "further from what happened than" : "no closer to what happened than"} giving everyone the same ${percent(share)}.`
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
