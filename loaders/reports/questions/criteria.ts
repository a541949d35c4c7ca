import {group} from "d3-array";
import type {QuestionCriteria} from "../../../src/contracts/question-criteria.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {type AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {criterionCorrelations, sameAttribute} from "../../../src/statistics/questions/criterion-correlation.js";
import {informationAtBar} from "../../../src/statistics/questions/information-at-bar.js";
import {published} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import type {Evidence} from "./evidence.js";

const performanceSql = readSql(new URL("./performance.sql", import.meta.url));

/** Fewest hires rated on the job before any question is held against their work. */
export const leastHires = 100;
/** Fewest ratings for the graded response model. */
export const leastInformation = 150;

export interface Criteria {
  of: (question: string) => QuestionCriteria;
  hires: number;
}

/** The yardsticks beside the others' votes; a question with fewer than `least` ratings that have one gets none. */
export async function criteriaOf(
  {questions, ratings, votes}: Evidence,
  {warehouse, config}: ReportContext,
  least: number
): Promise<Criteria> {
  const attributes = new Map(questions.map(({question, attribute}) => [question, attribute]));
  const same = byQuestion(
    criterionCorrelations(
      ratings,
      sameAttribute(ratings, (question) => attributes.get(question) ?? null)
    )
  );
  const hires = await warehouse.rows<{application_id: string; performance: number}>(performanceSql);
  const performance = new Map(hires.map(({application_id, performance: value}) => [application_id, value]));
  const later =
    hires.length < leastHires
      ? new Map<string, Estimate>()
      : byQuestion(criterionCorrelations(ratings, ({application}) => performance.get(application) ?? null));
  const rated = group(ratings, ({question}) => question);
  const cast = group(votes, ({application_id}) => application_id);
  const beside = ({points, application, interviewer}: AdjustedRating) => ({
    points,
    others: (cast.get(application) ?? [])
      .filter(({interviewer_id}) => interviewer_id !== interviewer)
      .map(({initial_points}) => initial_points)
  });
  const shown = (estimate: Estimate | undefined) => {
    const n = estimate?.n ?? 0;
    return {
      n: n > 0 && n < config.privacy.minimum_candidates ? null : n,
      r: n >= least ? published(estimate) : published(null)
    };
  };
  return {
    hires: hires.length,
    of: (question) => ({
      sameAttribute: shown(same.get(question)),
      postHire: shown(later.get(question)),
      information: published(informationAtBar((rated.get(question) ?? []).map(beside), {least: leastInformation}))
    })
  };
}

function byQuestion(list: readonly {question: string; r: Estimate}[]): Map<string, Estimate> {
  return new Map(list.map(({question, r}) => [question, r]));
}
