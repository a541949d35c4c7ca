import {group} from "d3-array";
import {rollup} from "d3-array";
import {mean} from "simple-statistics";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {type AdjustedRating} from "./adjusted-ratings.js";
import {clusteredCorrelation} from "../association/clustered-correlation.js";
import {shrinkCorrelations} from "./question-correlation.js";

interface CriterionCorrelation {
  question: string;
  /** Shrunken correlation of the rating with the criterion; null below 4 ratings or without variation. */
  r: Estimate;
}

/**
 * Correlation of each question's adjusted rating with a criterion of one's choice, drawn towards the other questions'
 * and clustered by interviewer like the signal itself. Ratings for which the criterion is null drop out; use no ranking
 * below 80 that are left.
 *
 * @param criterion value for one rating; null where it is not known
 * @returns one per question with at least one criterion, alphabetical
 */
export function criterionCorrelations(
  ratings: readonly AdjustedRating[],
  criterion: (rating: AdjustedRating) => number | null,
  {level = defaultLevel}: {level?: number} = {}
): CriterionCorrelation[] {
  const pairs = ratings.flatMap((rating) => {
    const value = criterion(rating);
    return value === null ? [] : [{rating, value}];
  });
  const measured = [...group(pairs, ({rating}) => rating.question)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([question, list]) => ({
      question,
      n: list.length,
      correlation: clusteredCorrelation(
        list.map(({rating}) => rating.adjusted),
        list.map(({value}) => value),
        list.map(({rating}) => rating.interviewer)
      )
    }));
  const shrunk = shrinkCorrelations(
    measured.flatMap(({correlation}) => (correlation ? [correlation] : [])),
    level
  );
  let next = 0;
  return measured.map(({question, n, correlation}) => {
    if (correlation === null) return {question, r: notEstimable(n)};
    const {r, interval} = shrunk[next++]!;
    return {question, r: {value: r, standardError: null, interval, n}};
  });
}

/**
 * What the other interviewers of a loop found on the same attribute with other questions: the mean of their adjusted
 * ratings of it, each less its question's mean. The rating's own interviewer has no part in it, as with the signal.
 *
 * @returns a criterion; null where nobody else rated it with another question in the loop, or the question has none
 */
export function sameAttribute(
  ratings: readonly AdjustedRating[],
  attributeOf: (question: string) => string | null
): (rating: AdjustedRating) => number | null {
  const means = rollup(
    ratings,
    (list) => mean(list.map(({adjusted}) => adjusted)),
    ({question}) => question
  );
  const attributes = new Map([...means.keys()].map((question) => [question, attributeOf(question)]));
  const loops = group(
    ratings,
    ({application}) => application,
    ({question}) => attributes.get(question)!
  );
  return ({application, interviewer, question}) => {
    const attribute = attributes.get(question)!;
    if (attribute === null) return null;
    let [sum, n] = [0, 0];
    for (const other of loops.get(application)!.get(attribute)!) {
      if (other.interviewer === interviewer || other.question === question) continue;
      sum += other.adjusted - means.get(other.question)!;
      n++;
    }
    return n === 0 ? null : sum / n;
  };
}
