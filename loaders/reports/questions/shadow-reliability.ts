import {group} from "d3-array";
import type {QuestionUse} from "../../../src/contracts/question-use.js";
import {intraclassCorrelation} from "../../../src/statistics/agreement/intraclass-correlation.js";
import {groupJackknife} from "../../../src/statistics/intervals/normal-interval.js";
import {published} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

const ratingsSql = readSql(new URL("./shadow-ratings.sql", import.meta.url));
/** Fewer pairs leave an interval too wide to act on. */
const least = 30;

interface Pair {
  question: string;
  candidate_id: string;
  shadow_points: number;
  lead_points: number;
}

/**
 * How far one rating of an answer is the answer and not the rater. All questions together are compared within
 * questions: each rating less its question's mean, so that easy and hard questions do not pass for agreement. Ratings of
 * one candidate hang together, so that the standard error leaves out candidates.
 */
export async function shadowReliability({warehouse, config}: ReportContext): Promise<QuestionUse["reliability"]> {
  const pairs = await warehouse.rows<Pair>(ratingsSql);
  const minimum = config.privacy.minimum_candidates;
  const isShown = (some: readonly Pair[]): boolean => candidates(some) >= minimum;
  const estimate = (some: readonly Pair[]) =>
    published(
      some.length >= least && isShown(some)
        ? groupJackknife(some, ({candidate_id}) => candidate_id, agreementWithin, {range: [-1, 1]})
        : null
    );
  const questions = [...group(pairs, ({question}) => question)].filter(([, some]) => some.length >= least);
  return {
    pairs: isShown(pairs) ? pairs.length : 0,
    least,
    all: estimate(pairs),
    questions: questions
      .filter(([, some]) => isShown(some))
      .map(([question, some]) => ({question, icc: estimate(some)}))
  };
}

function agreementWithin(pairs: readonly Pair[]): number | null {
  const centred = [...group(pairs, ({question}) => question).values()]
    .filter((some) => some.length >= 2)
    .flatMap((some) => {
      const mean = some.reduce((sum, {shadow_points, lead_points}) => sum + shadow_points + lead_points, 0);
      const centre = mean / (2 * some.length);
      return some.map(({shadow_points, lead_points}) => [shadow_points - centre, lead_points - centre]);
    });
  return intraclassCorrelation(centred, {model: "oneway", unit: "single"}).value;
}

function candidates(pairs: readonly Pair[]): number {
  return new Set(pairs.map(({candidate_id}) => candidate_id)).size;
}
