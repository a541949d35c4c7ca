import * as Plot from "@observablehq/plot";
import type {QuestionDetails} from "../../contracts/question-details.js";
import type {Question, Questions} from "../../contracts/questions.js";
import {coefficient, count, counted, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, faint, intervalPlot, type IntervalRow, labelsAbove, rowWithLabelAbove} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {intervalTable} from "../kit/table.js";

/** How well each question's rating agrees with what the other interviewers found; alphabetical, no league table. */
export function signalForest(chosen: readonly Question[], {thresholds, leastRatings}: Questions): HTMLElement {
  const seen = chosen.filter(({signal}) => signal.r.value !== null);
  const weak = seen.filter(isWeak);
  return chartCard({
    title: titleOf(weak.length, seen.filter(judged).length),
    subtitle: "How closely ratings follow the others' votes, 0 not at all to 1 wholly; line: 90 %",
    howToRead: `A line wholly left of ${coefficient(thresholds.weak)} is called weak, wholly right of ${coefficient(thresholds.strong)} strong; hollow below ${leastRatings} ratings. Few ratings are drawn towards the others.`,
    alternative:
      weak.length === 0
        ? `None of ${counted(seen.length, "question")} is called weak.`
        : `Weak: ${weak.map(({question, signal}) => `${question} ${withInterval(signal.r.value, signal.r.interval, coefficient)}`).join("; ")}.`,
    chart: seen.length > 0 ? (width) => scrollBox(draw(seen, thresholds, width), "Questions, alphabetical") : null,
    empty: "No question of this choice has enough ratings to be drawn.",
    table: intervalTable(
      seen.map(({question, ratings, signal: {r}}) => ({label: question, ...r, n: ratings})),
      {
        caption: "How closely each question’s rating follows the others’ votes",
        name: "question-signal",
        row: "Question",
        value: "Correlation",
        format: coefficient,
        n: "Ratings"
      }
    ),
    name: "question-signal"
  });
}

function judged({signal}: Question): boolean {
  return signal.verdict !== "too_little_data";
}

function isWeak({signal}: Question): boolean {
  return signal.verdict === "act" && signal.direction === "weak";
}

function titleOf(weak: number, all: number): string {
  if (all === 0) return "No question here has enough ratings";
  if (weak === 0) return `None of ${counted(all, "question")} is weak`;
  return `${count(weak)} of ${counted(all, "question")} ${weak === 1 ? "is" : "are"} weak`;
}

function draw(questions: readonly Question[], {weak, strong}: Questions["thresholds"], width: number): Element {
  const rows = questions.map((question): IntervalRow => ({
    label: question.question,
    ...question.signal.r,
    n: question.ratings,
    faint: !judged(question),
    ...(isWeak(question) ? {colour: accent} : {})
  }));
  const narrow = width < 500;
  return forestPlot(rows, width, {
    frame: 100,
    marginRight: narrow ? 12 : 60,
    marginTop: 44,
    x: {label: null, nice: true},
    behind: [
      Plot.ruleX([0], {stroke: faint}),
      Plot.ruleX([weak, strong], {stroke: faint, strokeDasharray: "4,3"}),
      Plot.text(
        [
          {x: weak, text: "weak"},
          {x: strong, text: "strong"}
        ],
        {x: "x", text: "text", frameAnchor: "top", dy: -34, fill: faint}
      )
    ],
    before: narrow
      ? []
      : [
          Plot.text(questions, {
            y: "question",
            text: ({ratings}: Question) => `n ${count(ratings)}`,
            frameAnchor: "right",
            dx: 54,
            fill: faint
          })
        ]
  });
}

/** Questions above each other, their names above their intervals on a phone. */
function forestPlot(
  rows: readonly IntervalRow[],
  width: number,
  {x, before = [], ...rest}: Omit<Parameters<typeof intervalPlot>[2], "row">
): Element {
  const narrow = width < 500;
  return intervalPlot(rows, width, {
    row: narrow ? rowWithLabelAbove : 22,
    x: {axis: "top", ...x},
    y: narrow ? {axis: null} : {},
    before: narrow ? [...before, labelsAbove(rows.map(({label}) => label))] : before,
    ...(narrow ? {marginLeft: 8} : {}),
    ...rest
  });
}

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
    .map(({question}) => ({label: question, ...known.get(question)!.r, n: known.get(question)!.n}))
    .filter(({value}) => value !== null);
  const above = rows.filter(({interval}) => interval !== null && interval[0] > 0).length;
  return chartCard({
    title:
      rows.length === 0
        ? "No question can be held against this yet"
        : `${count(above)} of ${counted(rows.length, "question")} clearly ${above === 1 ? "goes" : "go"} with it`,
    subtitle: `How closely ratings follow ${criterion === "postHire" ? "rated work after the hire" : "others' ratings of the same attribute"}; line: 90 %`,
    howToRead: caveats[criterion],
    alternative: rows
      .map(({label, value, interval}) => `${label} ${withInterval(value, interval, coefficient)}`)
      .join("; "),
    chart: rows.length > 0 ? (width) => scrollBox(drawCriterion(rows, width), "Questions, alphabetical") : null,
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
  if (criterion === "postHire" && (hires ?? 0) < leastHires)
    return `${counted(hires, "hire")} ${hires === 1 ? "has" : "have"} rated work a year after the decision; questions are held against it from ${leastHires}.`;
  return `No question of this choice has ${leastRatings} ratings that can be compared. ${caveats[criterion]}`;
}

function drawCriterion(rows: readonly IntervalRow[], width: number): Element {
  return forestPlot(rows, width, {
    frame: 90,
    marginRight: 16,
    marginTop: 30,
    x: {label: null},
    behind: [Plot.ruleX([0], {stroke: faint})]
  });
}
