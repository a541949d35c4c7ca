import {group} from "d3-array";
import {mean} from "simple-statistics";
import {clusteredAreaUnderCurve} from "../association/clustered-area-under-curve.js";
import {type ClusteredCorrelation, clusteredCorrelation} from "../association/clustered-correlation.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {median} from "../intervals/quantile.js";
import {type AdjustedRating, type AdjustedRatings} from "./adjusted-ratings.js";
import {type ShrunkCorrelation, shrinkCorrelations} from "./question-correlation.js";
import {cellsWithin} from "./strata.js";

export interface QuestionSignal {
  question: string;
  /** Ratings with data in loops where someone else voted. */
  n: number;
  interviewers: number;
  /** Cells of role × level within which ratings are compared; 1 where no more is known. */
  cells: number;
  /** Correlation with the others' severity-adjusted initial votes within cells, as seen. */
  raw: number | null;
  /** The same drawn towards all questions; null below 4 ratings, without variation, or with a single interviewer. */
  shrunk: Estimate;
  /** The same over all candidates, whatever role and level they applied for. */
  pooled: Estimate;
  /** The same within cells among candidates on whom the rating's own interviewer voted alike. */
  givenOwnVote: Estimate;
  /** P(shrunk r < threshold), null when not estimable. */
  below: (threshold: number) => number | null;
  /** Shrunk r over the root of the others' reliability: what it would be against a noiseless judgement. */
  disattenuated: number | null;
  /** Chance that of two of one cell the candidate whom the others' majority wanted is rated above the one they did not. */
  auc: Estimate;
  /** Median minutes asked. */
  minutes: number | null;
  /** −½ log₂(1 − r²) of the shrunk r over minutes; a negative r carries none. */
  bitsPerMinute: {value: number; interval: [number, number]} | null;
}

/**
 * How much each question's rating says about the candidate, judged only by the other interviewers of the loop. The
 * question's own interviewer has no part in the yardstick, so a question that merely drives its own vote scores 0.
 * Rating and yardstick are compared within role × level (`cellsWithin`), since levels that differ in ability and in how
 * they are rated would otherwise pass for signal, or hide it. Correlations are shrunk together (`shrinkCorrelations`),
 * their errors clustered by interviewer. Use no ranking below 80 ratings. It undervalues a question for a skill that
 * nobody else looks at.
 */
export function questionSignals(
  {ratings, reliability}: AdjustedRatings,
  {level = defaultLevel}: {level?: number} = {}
): QuestionSignal[] {
  const asked = [...group(ratings, ({question}) => question)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([question, list]) => ({question, list, cells: cellsOf(list)}));
  const within = shrunkTogether(
    asked.map(({list, cells}) => correlationOf(list, cells)),
    level
  );
  const pooled = shrunkTogether(
    asked.map(({list}) => correlationOf(list)),
    level
  );
  const rest = shrunkTogether(
    asked.map(({list, cells}) => correlationGivenOwnVote(list, cells)),
    level
  );
  return asked.map(({question, list, cells}, q): QuestionSignal => {
    const own = within[q]!;
    const n = list.length;
    const trust = reliabilityWithin(list, cells, reliability(mean(list.map(({others}) => others.voters))));
    const minutes = median(list.flatMap((rating) => (rating.minutes === null ? [] : [rating.minutes])));
    return {
      question,
      n,
      interviewers: new Set(list.map(({interviewer}) => interviewer)).size,
      cells: new Set(cells).size,
      raw: own?.seen.r ?? null,
      shrunk: estimateOf(own, n),
      pooled: estimateOf(pooled[q]!, n),
      givenOwnVote: estimateOf(rest[q]!, list.filter(({ownVote}) => ownVote !== null).length),
      below: (threshold) => own?.below(threshold) ?? null,
      disattenuated: own && trust ? Math.max(-1, Math.min(1, own.r / Math.sqrt(trust))) : null,
      auc: clusteredAreaUnderCurve(
        list.map(({adjusted}) => adjusted),
        list.map(({others}) => others.majorityYes),
        list.map(({interviewer}) => interviewer),
        cells,
        {level}
      ),
      minutes,
      bitsPerMinute:
        own && minutes
          ? {value: bits(own.r) / minutes, interval: [bits(own.interval[0]) / minutes, bits(own.interval[1]) / minutes]}
          : null
    };
  });
}

type Shrunk = (ShrunkCorrelation & {seen: ClusteredCorrelation}) | null;

/** Each correlation drawn towards the others; null where there is none. */
function shrunkTogether(correlations: readonly (ClusteredCorrelation | null)[], level: number): Shrunk[] {
  const known = correlations.filter((correlation) => correlation !== null);
  const shrunk = shrinkCorrelations(known, level);
  let next = 0;
  return correlations.map((seen) => (seen === null ? null : {...shrunk[next++]!, seen}));
}

function estimateOf(shrunk: Shrunk, n: number): Estimate {
  return shrunk ? {value: shrunk.r, standardError: null, interval: shrunk.interval, n} : notEstimable(n);
}

function cellsOf(list: readonly AdjustedRating[]): string[] {
  return cellsWithin(list.map(({stratum}) => stratum ?? {role: null, level: null}));
}

function correlationOf(list: readonly AdjustedRating[], cells?: readonly string[]): ClusteredCorrelation | null {
  return clusteredCorrelation(
    list.map(({adjusted}) => adjusted),
    list.map(({others}) => others.mean),
    list.map(({interviewer}) => interviewer),
    cells
  );
}

/** What of rating and yardstick a straight line on the own vote within cells does not tell. */
function correlationGivenOwnVote(
  list: readonly AdjustedRating[],
  cells: readonly string[]
): ClusteredCorrelation | null {
  const voted = list.flatMap((rating, i) =>
    rating.ownVote === null ? [] : [{rating, vote: rating.ownVote, cell: cells[i]!}]
  );
  if (voted.length < 5) return null;
  const cell = voted.map((one) => one.cell);
  const vote = centredOn(
    cell,
    voted.map(({vote: own}) => own)
  );
  const [x, y] = [voted.map(({rating}) => rating.adjusted), voted.map(({rating}) => rating.others.mean)].map((values) =>
    withoutLine(centredOn(cell, values), vote)
  ) as [number[], number[]];
  return clusteredCorrelation(
    x,
    y,
    voted.map(({rating}) => rating.interviewer),
    cell
  );
}

/** The others' reliability among candidates of one cell, who are more alike: the noise of their votes is the same. */
function reliabilityWithin(
  list: readonly AdjustedRating[],
  cells: readonly string[],
  overall: number | null
): number | null {
  if (overall === null) return null;
  const judgements = list.map(({others}) => others.mean);
  const [all, within] = [judgements.map(() => ""), cells].map((cell) =>
    centredOn(cell, judgements).reduce((sum, value) => sum + value * value, 0)
  ) as [number, number];
  const reliable = within > 0 ? 1 - ((1 - overall) * all) / within : 0;
  return reliable > 0 ? reliable : null;
}

function centredOn(cells: readonly string[], values: readonly number[]): number[] {
  const means = new Map(
    [...group(cells.keys(), (i) => cells[i]!)].map(([cell, at]) => [cell, mean(at.map((i) => values[i]!))])
  );
  return values.map((value, i) => value - means.get(cells[i]!)!);
}

function withoutLine(values: readonly number[], on: readonly number[]): number[] {
  const squares = on.reduce((sum, value) => sum + value * value, 0);
  const slope = squares > 0 ? values.reduce((sum, value, i) => sum + value * on[i]!, 0) / squares : 0;
  return values.map((value, i) => value - slope * on[i]!);
}

function bits(r: number): number {
  return r <= 0 ? 0 : -0.5 * Math.log2(1 - r * r);
}
