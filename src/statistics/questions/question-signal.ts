import {group} from "d3-array";
import {mean} from "simple-statistics";
import {areaUnderCurve} from "../association/prediction.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {median} from "../intervals/quantile.js";
import {type AdjustedRating, type AdjustedRatings} from "./adjusted-ratings.js";
import {clusteredCorrelation, shrinkCorrelations} from "./question-correlation.js";

export interface QuestionSignal {
  question: string;
  /** Ratings with data in loops where someone else voted. */
  n: number;
  interviewers: number;
  /** Correlation with the others' severity-adjusted initial votes, as seen. */
  raw: number | null;
  /** The same drawn towards all questions; null below 4 ratings or without variation. */
  shrunk: Estimate;
  /** P(shrunk r < threshold), null when not estimable. */
  below: (threshold: number) => number | null;
  /** Shrunk r over the root of the others' reliability: what it would be against a noiseless judgement. */
  disattenuated: number | null;
  /** Chance that a candidate whom the others' majority wanted is rated above one they did not. */
  auc: Estimate;
  /** Median minutes asked. */
  minutes: number | null;
  /** −½ log₂(1 − r²) of the shrunk r over minutes; a negative r carries none. */
  bitsPerMinute: {value: number; interval: [number, number]} | null;
}

/**
 * How much each question's rating says about the candidate, judged only by the other interviewers of the loop. The
 * question's own interviewer has no part in the yardstick, so a question that merely drives its own vote scores 0.
 * Correlations are shrunk together (`shrinkCorrelations`), their errors clustered by interviewer. Use no ranking below
 * 80 ratings. It undervalues a question for a skill that nobody else looks at.
 */
export function questionSignals(
  {ratings, reliability}: AdjustedRatings,
  {level = defaultLevel}: {level?: number} = {}
): QuestionSignal[] {
  const questions = [...group(ratings, ({question}) => question)].sort(([a], [b]) => (a < b ? -1 : 1));
  const measured = questions.map(([question, list]) => ({question, list, correlation: correlationOf(list)}));
  const estimable = measured.filter(({correlation}) => correlation !== null);
  const shrunk = shrinkCorrelations(
    estimable.map(({correlation}) => correlation!),
    level
  );
  const posterior = new Map(estimable.map(({question}, i) => [question, shrunk[i]!]));
  return measured.map(({question, list, correlation}): QuestionSignal => {
    const own = posterior.get(question);
    const n = list.length;
    const voters = mean(list.map(({others}) => others.voters));
    const trust = reliability(voters);
    const minutes = median(list.flatMap((rating) => (rating.minutes === null ? [] : [rating.minutes])));
    return {
      question,
      n,
      interviewers: new Set(list.map(({interviewer}) => interviewer)).size,
      raw: correlation?.r ?? null,
      shrunk: own ? {value: own.r, standardError: null, interval: own.interval, n} : notEstimable(n),
      below: (threshold) => own?.below(threshold) ?? null,
      disattenuated: own && trust ? Math.max(-1, Math.min(1, own.r / Math.sqrt(trust))) : null,
      auc: areaUnderCurve(
        list.map(({adjusted}) => adjusted),
        list.map(({others}) => others.majorityYes),
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

function correlationOf(list: readonly AdjustedRating[]) {
  return clusteredCorrelation(
    list.map(({adjusted}) => adjusted),
    list.map(({others}) => others.mean),
    list.map(({interviewer}) => interviewer)
  );
}

function bits(r: number): number {
  return r <= 0 ? 0 : -0.5 * Math.log2(1 - r * r);
}
