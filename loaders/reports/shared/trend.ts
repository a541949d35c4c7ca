import {flatGroup} from "d3-array";
import type {MeasureUnit, Span, Trend} from "../../../src/contracts/parts.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {type Span as Spanned, yearOnYear} from "../../../src/statistics/intervals/year-on-year.js";
import {changeInWords} from "../../../src/words/trend.js";
import type {Config} from "../../config/config.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {hiddenCells, isHomogeneous, tellsOfFew} from "../../privacy/suppression.js";
import {published} from "../finding.js";

/** What a measure counts: a screen, a loop, a vote, in the quarter that it belongs to. */
export interface TrendCase {
  candidate_id: string;
  /** Where votes or ratings are pooled: whose it is. */
  interviewer_id?: string;
  period: string;
}

/**
 * How one measure is made of its cases, and what of it may be shown. Other pages count nearly the same candidates, over
 * other years where their last settled quarter is another, so that differences of exact figures would tell of few: either
 * the quarters that these hide are hidden, or figures are rounded.
 */
export type Measure<Case> = Made<Case> &
  (Pick<Rounded, "grain"> | Pick<AsElsewhere, "hidden">) &
  Partial<Rounded & AsElsewhere>;

interface Rounded {
  /** n is told to the nearest five and values to this step. */
  grain: number;
}

interface AsElsewhere {
  /** Quarters that other pages hide or pool: they are hidden here too, with every span that they are in. */
  hidden: (period: string) => boolean;
}

interface Made<Case> {
  unit: MeasureUnit;
  estimate: (cases: readonly Case[], level: number, quarters: number) => Estimate;
  settled: (period: string) => boolean;
  /** Quarters that the data cover, where one without a case counts. */
  covered?: readonly string[];
  /** How many of `n` came out one way, where the measure is a share: none or all of a few is hidden. */
  outcome?: (cases: readonly Case[]) => {k: number; n: number};
}

type Floor = Pick<Config["privacy"], "minimum_candidates" | "minimum_interviewers">;

/**
 * A measure by quarter against the year before, as it may be published. A quarter of fewer candidates (or interviewers)
 * than may be told of is hidden, with the next smallest of its span and of all where the rest would tell it; so is a span that
 * would leave so few in no span.
 */
export function trendOf<Case extends TrendCase>(cases: readonly Case[], measure: Measure<Case>, floor: Floor): Trend {
  const {estimate, settled, covered, unit, hidden: elsewhere = () => false} = measure;
  const {quarters, now, yearBefore, difference} = yearOnYear(cases, {
    estimate,
    settled,
    ...(covered ? {covered} : {})
  });
  const byPeriod = new Map(flatGroup(cases, ({period}) => period));
  const of = (periods: readonly string[]): Case[] => periods.flatMap((period) => byPeriod.get(period) ?? []);
  const spanName = (period: string): string | null =>
    now?.periods.includes(period) ? "now" : yearBefore?.periods.includes(period) ? "before" : null;
  const hidden = hiddenCells(quarters, {
    people: ({period}) => peopleOf(of([period]), floor),
    // Of its own span first, so that no more is hidden than must be.
    families: [({period}) => spanName(period), () => "all"],
    minimum: floor.minimum_candidates,
    homogeneous: ({period}) => elsewhere(period) || isAlike(of([period]), measure)
  });
  const span = (one: Spanned | null): Span | null =>
    one === null || one.periods.some(elsewhere) ? null : spanOf(of(one.periods), one, measure, floor);
  // All together are told elsewhere, so that the spans must not leave a few beside them.
  const leavesFew = (periods: readonly string[]): boolean =>
    measure.grain === undefined &&
    tellsOfFew(
      peopleOf(
        cases.filter(({period}) => !periods.includes(period)),
        floor
      ),
      floor.minimum_candidates
    );
  const latest = now === null || leavesFew(now.periods) ? null : span(now);
  const isBeforeToo = !leavesFew([...(latest ? now!.periods : []), ...(yearBefore?.periods ?? [])]);
  const before = isBeforeToo ? span(yearBefore) : null;
  return {
    quarters: quarters.map(({period, estimate: one, settled: isSettled}, at) => {
      const quarter = {period, ...told(hidden[at]! ? null : one, measure), settled: isSettled};
      return behind(of([period]), hidden[at]! ? {...quarter, n: null} : quarter);
    }),
    now: latest,
    yearBefore: before,
    change:
      difference === null || difference.interval === null || latest === null || before === null
        ? null
        : behind(of([...now!.periods, ...yearBefore!.periods]), {
            ...estimateOf(difference, measure),
            clear: difference.clear,
            sentence: changeInWords(difference, unit, before.value)
          })
  };
}

/** Everything together as one span, for where quarters cannot be compared; null where it is too few, or hidden elsewhere. */
export function wholeOf<Case extends TrendCase>(
  cases: readonly Case[],
  measure: Omit<Measure<Case>, "settled">,
  floor: Floor
): Span | null {
  const periods = [...new Set(cases.map(({period}) => period))].sort();
  if (periods.length === 0) return null;
  return spanOf(cases, {periods, estimate: measure.estimate(cases, 0.9, periods.length)}, measure, floor);
}

function spanOf<Case extends TrendCase>(
  cases: readonly Case[],
  {periods, estimate}: Spanned,
  measure: Pick<Measure<Case>, "grain" | "outcome">,
  floor: Floor
): Span | null {
  if (tellsOfFew(peopleOf(cases, floor), floor.minimum_candidates) || isAlike(cases, measure)) return null;
  return behind(cases, {from: periods[0]!, to: periods.at(-1)!, ...told(estimate, measure)});
}

/** Too few interviewers count as too few candidates. */
function peopleOf(cases: readonly TrendCase[], {minimum_interviewers}: Floor): number {
  const interviewers = new Set(cases.flatMap(({interviewer_id}) => interviewer_id ?? [])).size;
  const candidates = candidatesOf(cases);
  return interviewers > 0 && interviewers < minimum_interviewers ? Math.min(1, candidates) : candidates;
}

function isAlike<Case extends TrendCase>(cases: readonly Case[], {outcome}: Pick<Measure<Case>, "outcome">): boolean {
  if (outcome === undefined) return false;
  const {k, n} = outcome(cases);
  return isHomogeneous(k, n, Math.min(n, candidatesOf(cases)));
}

function told(
  estimate: Estimate | null,
  measure: {grain?: number}
): {value: number | null; interval: [number, number] | null; n: number} {
  const n = estimate?.n ?? 0;
  return {...estimateOf(estimate, measure), n: measure.grain === undefined ? n : 5 * Math.round(n / 5)};
}

function estimateOf(
  estimate: Estimate | null,
  {grain}: {grain?: number}
): {value: number | null; interval: [number, number] | null} {
  const step = (value: number): number => (grain === undefined ? value : grain * Math.round(value / grain));
  if (estimate === null || estimate.value === null) return {value: null, interval: null};
  return published({
    value: step(estimate.value),
    interval: estimate.interval && [step(estimate.interval[0]), step(estimate.interval[1])]
  });
}
