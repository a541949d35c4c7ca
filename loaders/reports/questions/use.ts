import {group} from "d3-array";
import type {QuestionUse} from "../../../src/contracts/question-use.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {rounded} from "../finding.js";
import type {ReportContext} from "../report.js";
import {candidatesOf} from "../../privacy/slices.js";
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
