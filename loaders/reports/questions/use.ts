import {group} from "d3-array";
import type {QuestionUse} from "../../../src/contracts/question-use.js";
import {intraclassCorrelation} from "../../../src/statistics/agreement/intraclass-correlation.js";
import {groupJackknife} from "../../../src/statistics/intervals/normal-interval.js";
import {candidatesOf} from "../../privacy/slices.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {published, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import type {QuestionEvidence, RatingRow} from "./evidence.js";

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
    .flatMap(({question, rows}) =>
      [...group(rows, ({interviewer_id}) => interviewer_id)].map(([interviewer, mine]) => ({
        question,
        interviewer,
        rows: mine
      }))
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
    uses: often.map(({question, interviewer, rows}) => ({interviewer, question, ...sharesOf(rows)})),
    hidden: cells.length - often.length,
    reliability
  };
}

function sharesOf(rows: readonly RatingRow[]) {
  const points = rows.flatMap((row) => (row.points === null ? [] : [row.points]));
  const at = (point: number) =>
    points.length === 0 ? null : rounded(points.filter((one) => one === point).length / points.length);
  const [floor, ceiling] = [at(1), at(4)];
  return {
    asked: rows.length,
    noData: rounded((rows.length - points.length) / rows.length)!,
    floor,
    ceiling,
    oneEnd: points.length >= leastAsked && Math.max(floor ?? 0, ceiling ?? 0) >= oneEnd
  };
}

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
