import {group} from "d3-array";
import {clusteredEstimate} from "../intervals/differences.js";
import {studentTUpperTail} from "../distributions/index.js";
import {defaultLevel, type Estimate} from "../estimate.js";

/** One time a question was asked, beside what the other interviewers of the loop thought. */
export interface AskedOnce {
  interviewer: string;
  /** Mean severity-adjusted vote of the others, points. */
  judgement: number;
  /** False for no data. */
  rated: boolean;
}

export interface MissingByJudgement {
  /** Mean judgement of the candidates who went unrated less that of the rated, points. */
  difference: Estimate;
  /** Chance of a difference as large where there is none, two-sided. */
  p: number;
}

/**
 * Do ratings go missing by how good the candidate is? Where they do, a question's signal is measured on others than it was
 * asked of: a rating left out for the weak makes the rest alike and the correlation smaller, one left out where answers
 * were hard to read makes it larger. Difference of means, clustered by interviewer, Student t with one degree of freedom
 * for each but one.
 *
 * @param least fewest of either kind, rated and unrated
 * @returns null below `least` of either kind, or with a single interviewer
 */
export function missingByJudgement(
  asked: readonly AskedOnce[],
  {least = 20, level = defaultLevel}: {least?: number; level?: number} = {}
): MissingByJudgement | null {
  const sizes = {rated: 0, unrated: 0};
  const sums = {rated: 0, unrated: 0};
  for (const {judgement, rated} of asked) {
    sizes[rated ? "rated" : "unrated"]++;
    sums[rated ? "rated" : "unrated"] += judgement;
  }
  if (Math.min(sizes.rated, sizes.unrated) < least) return null;
  const means = {rated: sums.rated / sizes.rated, unrated: sums.unrated / sizes.unrated};
  const influences = [...group(asked, ({interviewer}) => interviewer).values()].map((mine) =>
    mine.reduce(
      (sum, {judgement, rated}) =>
        rated ? sum - (judgement - means.rated) / sizes.rated : sum + (judgement - means.unrated) / sizes.unrated,
      0
    )
  );
  const degrees = influences.length - 1;
  const difference = clusteredEstimate(means.unrated - means.rated, influences, asked.length, level, {degrees});
  if (difference.standardError === null) return null;
  return {difference, p: 2 * studentTUpperTail(Math.abs(difference.value! / difference.standardError), degrees)};
}
