import {rollup} from "d3-array";
import type {AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {
  type QuestionDrift,
  questionDrifts,
  type SharedShift
} from "../../../src/statistics/questions/question-drift.js";
import {createRandom} from "../../../src/statistics/random.js";
import {falseDiscoveryRate, threshold} from "../../config/thresholds.js";
import type {ReportContext} from "../report.js";

const kind = "question.drift";

export interface JudgedDrift extends QuestionDrift {
  /** What the question is held against: enough others that kept still, too few questions, or too many that moved. */
  yardstick: "others" | "too few" | "many moved";
}

export interface Drifts {
  questions: Map<string, JudgedDrift>;
  shared: SharedShift | null;
}

/** A question of which nearly all ratings are one follows nothing: beside others that moved it would seem to have changed. */
const leastUnusual = {ratings: 10, share: 0.1};

/** Changes of every question with enough dated ratings that vary, held against the other questions. */
export function driftOf(
  byQuestion: ReadonlyMap<string, readonly AdjustedRating[]>,
  {config, seed}: Pick<ReportContext, "config" | "seed">
): Drifts {
  const dated = [...byQuestion].map(([question, ratings]) => {
    const points = ratings.flatMap(({points: rating, others, interviewer, date}) =>
      date === null ? [] : [{rating, ability: others.mean, interviewer, date}]
    );
    return [question, points] as const;
  });
  const varying = dated.filter(([, points]) => doVary(points.map(({rating}) => rating)));
  const {questions, shared, changed} = questionDrifts(new Map(varying), createRandom(seed), {
    least: Math.max(threshold(config, kind, "least_before"), threshold(config, kind, "least_after")),
    rate: falseDiscoveryRate(config, kind)
  });
  const yardstick =
    questions.size < threshold(config, kind, "least_questions")
      ? "too few"
      : 3 * changed > questions.size
        ? "many moved"
        : "others";
  return {questions: new Map([...questions].map(([name, drift]) => [name, {...drift, yardstick}])), shared};
}

function doVary(ratings: readonly number[]): boolean {
  const usual = Math.max(
    0,
    ...rollup(
      ratings,
      ({length}) => length,
      (rating) => rating
    ).values()
  );
  const unusual = ratings.length - usual;
  return unusual >= leastUnusual.ratings && unusual >= leastUnusual.share * ratings.length;
}
