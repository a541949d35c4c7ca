import {flatGroup} from "d3-array";
import {mean} from "simple-statistics";
import type {PublishedEstimate} from "../../../src/contracts/parts.js";
import type {QuestionUse} from "../../../src/contracts/question-use.js";
import {intraclassCorrelation} from "../../../src/statistics/agreement/intraclass-correlation.js";
import {groupJackknife} from "../../../src/statistics/intervals/normal-interval.js";
import {behind} from "../../privacy/behind.js";
import {candidatesIn, candidatesOf} from "../../privacy/slices.js";
import {boundOf, hiddenCells} from "../../privacy/suppression.js";
import {published} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {pointsOf, type QuestionEvidence, type RatingRow} from "./evidence.js";

const shadowRatingsSql = readSql(new URL("./shadow-ratings.sql", import.meta.url));
/** Fewer pairs leave an interval too wide to act on. */
const least = 30;
/** Fewest times an interviewer must have asked a question. */
const leastAsked = 10;
/** Share of ratings at one end of the scale from which they hardly tell candidates apart. */
const oneEnd = 0.7;

/** Floor, ceiling and missing ratings by question and interviewer, as far as enough candidates stand behind them. */
export function questionUse(
  questions: readonly QuestionEvidence[],
  shown: ReadonlySet<string>,
  {config}: ReportContext,
  reliability: QuestionUse["reliability"]
): QuestionUse {
  const cells = questions
    .filter(({question}) => shown.has(question))
    .flatMap(({question, rows: all}) =>
      flatGroup(all, ({interviewer_id}) => interviewer_id).map(([interviewer, rows]) => ({question, interviewer, rows}))
    );
  // The times a question was asked are published for everyone: what is hidden must not follow from that total.
  const hidden = hiddenCells(cells, {
    people: ({rows}) => candidatesOf(rows),
    families: [({question}) => question],
    minimum: config.privacy.minimum_candidates
  });
  const often = cells.filter(({rows}, i) => !hidden[i] && rows.length >= leastAsked);
  return {
    leastAsked,
    uses: often.map(({question, interviewer, rows}) =>
      behind(candidatesIn(rows), {interviewer, question, ...sharesOf(rows, config.privacy.minimum_candidates)})
    ),
    hidden: cells.length - often.length,
    reliability
  };
}

function sharesOf(rows: readonly RatingRow[], minimum: number) {
  const points = pointsOf(rows);
  const rated = candidatesOf(rows.filter((row) => row.points !== null));
  const shareOf = (count: number, of: number, people: number): PublishedEstimate => {
    if (of === 0 || people < minimum) return published(null);
    const bound = boundOf(count, of, people);
    return published(bound ? {value: null, interval: bound} : {value: count / of, interval: null});
  };
  const at = (point: number): number => points.filter((one) => one === point).length;
  const most = Math.max(at(1), at(4));
  return {
    asked: rows.length,
    noData: shareOf(rows.length - points.length, rows.length, candidatesOf(rows)),
    floor: shareOf(at(1), points.length, rated),
    ceiling: shareOf(at(4), points.length, rated),
    oneEnd: rated >= minimum && points.length >= leastAsked && most / points.length >= oneEnd
  };
}

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
  const pairs = await warehouse.rows<Pair>(shadowRatingsSql);
  const minimum = config.privacy.minimum_candidates;
  const isShown = (some: readonly Pair[]): boolean => candidatesOf(some) >= minimum;
  const estimate = (some: readonly Pair[]) =>
    published(
      some.length >= least && isShown(some)
        ? groupJackknife(some, ({candidate_id}) => candidate_id, agreementWithin, {range: [-1, 1]})
        : null
    );
  const questions = flatGroup(pairs, ({question}) => question).filter(([, some]) => some.length >= least);
  return behind(pairs, {
    pairs: pairs.length > 0 && !isShown(pairs) ? null : pairs.length,
    least,
    all: estimate(pairs),
    questions: questions
      .filter(([, some]) => isShown(some))
      .map(([question, some]) => behind(some, {question, icc: estimate(some)}))
  });
}

function agreementWithin(pairs: readonly Pair[]): number | null {
  const centred = flatGroup(pairs, ({question}) => question)
    .filter(([, some]) => some.length >= 2)
    .flatMap(([, some]) => {
      const centre = mean(some.flatMap(({shadow_points, lead_points}) => [shadow_points, lead_points]));
      return some.map(({shadow_points, lead_points}) => [shadow_points - centre, lead_points - centre]);
    });
  return intraclassCorrelation(centred, {model: "oneway", unit: "single"}).value;
}
