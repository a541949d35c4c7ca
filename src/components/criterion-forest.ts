import * as Plot from "@observablehq/plot";
import type {QuestionDetails} from "../contracts/question-details.js";
import type {Question, Questions} from "../contracts/questions.js";
import {figure} from "./figure.js";
import {coefficient, counted, withInterval} from "../words/numbers.js";
import {chartStyle, intervalMarks, labelMargin} from "./interval-marks.js";
import {intervalTable} from "./interval-table.js";
import {labelsAbove, rowWithLabelAbove} from "./labels-above.js";
import {faint} from "./palette.js";
import {scrollBox} from "./scroll-box.js";
import {signalForest} from "./signal-forest.js";

/** What a question's rating can be held against; the first is the default. */
export const criteria = [
  {value: "others", text: "votes of the other interviewers"},
  {value: "sameAttribute", text: "others’ ratings of the same attribute"},
  {value: "postHire", text: "work after the hire"}
];

const caveats = {
  sameAttribute:
    "Only loops in which another interviewer rated the same attribute count; ratings of one interviewer would agree by impression alone.",
  postHire:
    "Only the hired have worked here, and they were hired for these ratings: correlations are smaller than they would be among all candidates, and not comparable with the others."
};

/** How well each question's rating agrees with the chosen criterion. */
export function criterionForest(
  chosen: readonly Question[],
  data: Questions,
  details: QuestionDetails,
  criterion: string | null
): HTMLElement {
  if (criterion !== "sameAttribute" && criterion !== "postHire") return signalForest(chosen, data);
  const known = new Map(details.questions.map(({question, criteria: own}) => [question, own[criterion]]));
  const rows = chosen
    .map(({question}) => ({label: question, ...known.get(question)!.r}))
    .filter(({value}) => value !== null);
  const labels = rows.map(({label}) => label);
  const above = rows.filter(({interval}) => interval !== null && interval[0] > 0).length;
  return figure({
    title:
      rows.length === 0
        ? "No question can be held against this yet"
        : `${counted(above, "question")} of ${rows.length} ${above === 1 ? "goes" : "go"} with it beyond doubt`,
    howToRead: `each row is a question, the dot its correlation with the chosen criterion, drawn towards the others where ratings are few; the line is what is plausible (thin 90 %, thick 50 %). ${caveats[criterion]}`,
    alternative: rows
      .map(({label, value, interval}) => `${label} ${withInterval(value, interval, coefficient)}`)
      .join("; "),
    chart: rows.length > 0 ? (width) => scrollBox(draw(rows, labels, width), "Questions, alphabetical") : null,
    empty: emptyOf(criterion, details),
    table: intervalTable(rows, {
      caption: "Correlation of each question’s rating with the criterion",
      name: `question-${criterion}`,
      row: "Question",
      value: "Correlation",
      format: coefficient,
      n: "Ratings"
    }),
    name: `question-${criterion}`
  });
}

function emptyOf(criterion: "sameAttribute" | "postHire", {hires, leastHires, leastRatings}: QuestionDetails): string {
  if (criterion === "postHire" && hires < leastHires)
    return `${counted(hires, "hire")} ${hires === 1 ? "has" : "have"} rated work a year after the decision; questions are held against it from ${leastHires}.`;
  return `No question of this choice has ${leastRatings} ratings that can be compared. ${caveats[criterion]}`;
}

function draw(
  rows: readonly {label: string; value: number | null; interval: [number, number] | null}[],
  labels: readonly string[],
  width: number
): Element {
  const narrow = width < 500;
  return Plot.plot({
    width,
    height: 90 + rows.length * (narrow ? rowWithLabelAbove : 22),
    marginLeft: narrow ? 8 : labelMargin(labels, width),
    marginRight: 16,
    marginTop: 50,
    style: chartStyle,
    x: {label: "correlation with the criterion →", axis: "top", labelOffset: 44, ticks: narrow ? 4 : 8, grid: true},
    y: {label: null, domain: labels, axis: narrow ? null : "left"},
    marks: [Plot.ruleX([0], {stroke: faint}), ...intervalMarks(rows), ...(narrow ? [labelsAbove(labels)] : [])]
  });
}
