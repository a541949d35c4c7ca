import {type Judgement, leaveOneOutSeverity} from "./leave-one-out-severity.js";
import {type LoopVote, type OthersJudgement, othersJudgements, spreadOf} from "./others-judgement.js";

/** One rating of one question; `points` null for no data. */
export interface QuestionRating {
  question: string;
  application: string;
  interviewer: string;
  scorecard: string;
  points: number | null;
  minutes: number | null;
  /** Any sortable text of when it was asked; null when not known. */
  date: string | null;
}

/** A rating beside what the others thought. */
export interface AdjustedRating extends QuestionRating {
  points: number;
  /** Points less how leniently its interviewer rates, estimated without this scorecard. */
  adjusted: number;
  others: OthersJudgement;
  /** Mean of the scorecard's other ratings, each less its question's mean; null when it has none. */
  restOfInterview: (without: ReadonlySet<string>) => number | null;
}

export interface AdjustedRatings {
  ratings: AdjustedRating[];
  reliability: (voters: number) => number | null;
  /** What the others thought, also where the question went unrated. */
  judgementOf: (rating: Pick<QuestionRating, "scorecard" | "application" | "interviewer">) => OthersJudgement | null;
}

/**
 * Ratings made comparable across interviewers, each with the severity-adjusted initial votes of the loop's other
 * interviewers. Ratings without data and loops in which nobody else voted drop out.
 */
export function adjustedRatings(all: readonly QuestionRating[], votes: readonly LoopVote[]): AdjustedRatings {
  const judgements = othersJudgements(votes);
  const rated = all.filter((rating): rating is QuestionRating & {points: number} => rating.points !== null);
  const means = meansOf(rated);
  const cards = groupBy(rated, ({scorecard}) => scorecard);
  const perCard: Judgement[] = [...cards.values()].map((card) => ({
    unit: card[0]!.application,
    rater: card[0]!.interviewer,
    value: card.reduce((sum, {points, question}) => sum + points - means.get(question)!, 0) / card.length
  }));
  const rowOf = new Map([...cards.keys()].map((scorecard, row) => [scorecard, row]));
  const severity = leaveOneOutSeverity(perCard, spreadOf(perCard));
  const ratings = rated.flatMap((rating): AdjustedRating[] => {
    const others = judgements.of(rating.scorecard, rating.application, rating.interviewer);
    if (others === null) return [];
    const lean = severity(rowOf.get(rating.scorecard)!, rating.interviewer);
    const restOfInterview = (without: ReadonlySet<string>) => {
      const rest = cards.get(rating.scorecard)!.filter(({question}) => !without.has(question));
      if (rest.length === 0) return null;
      return rest.reduce((sum, {points, question}) => sum + points - means.get(question)!, 0) / rest.length;
    };
    return [{...rating, adjusted: rating.points - lean, others, restOfInterview}];
  });
  return {
    ratings,
    reliability: judgements.reliability,
    judgementOf: ({scorecard, application, interviewer}) => judgements.of(scorecard, application, interviewer)
  };
}

function meansOf(rated: readonly (QuestionRating & {points: number})[]): Map<string, number> {
  return new Map(
    [...groupBy(rated, ({question}) => question)].map(([question, list]) => [
      question,
      list.reduce((sum, {points}) => sum + points, 0) / list.length
    ])
  );
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
