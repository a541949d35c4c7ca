import * as Plot from "@observablehq/plot";
import type {Question, Questions} from "../contracts/questions.js";
import {figure} from "./figure.js";
import {coefficient, count, counted, withInterval} from "../words/numbers.js";
import {chartStyle, intervalMarks, labelMargin, type IntervalRow} from "./interval-marks.js";
import {intervalTable} from "./interval-table.js";
import {labelsAbove, rowWithLabelAbove} from "./labels-above.js";
import {accent, faint} from "./palette.js";
import {scrollBox} from "./scroll-box.js";

/** How well each question's rating agrees with what the other interviewers found; alphabetical, no league table. */
export function signalForest(chosen: readonly Question[], {thresholds, leastRatings}: Questions): HTMLElement {
  const seen = chosen.filter(({signal}) => signal.r.value !== null);
  const weak = seen.filter(isWeak);
  return figure({
    title: titleOf(weak.length, seen.filter(judged).length),
    howToRead: `each row is a question. The dot is how closely its rating follows the votes of the other interviewers of the loop (0 not at all, 1 completely), drawn towards the others where ratings are few; the line is what is plausible (thin 90 %, thick 50 %), hollow below ${leastRatings} ratings. A line wholly left of the first dashed one (${coefficient(thresholds.weak)}) is called weak, wholly right of the second (${coefficient(thresholds.strong)}) strong.`,
    alternative:
      weak.length === 0
        ? `None of ${counted(seen.length, "question")} is called weak.`
        : `Weak: ${weak.map(({question, signal}) => `${question} ${withInterval(signal.r.value, signal.r.interval, coefficient)}`).join("; ")}.`,
    chart: seen.length > 0 ? (width) => scrollBox(draw(seen, thresholds, width), "Questions, alphabetical") : null,
    empty: "No question of this choice has enough ratings to be drawn.",
    table: intervalTable(
      seen.map(({question, signal: {r}}) => ({label: question, ...r})),
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
  if (all === 0) return "No question here has enough ratings to be judged";
  if (weak === 0) return `None of ${counted(all, "question")} with enough ratings lacks signal`;
  return `${count(weak)} of ${counted(all, "question")} with enough ratings ${weak === 1 ? "carries" : "carry"} no signal that others confirm`;
}

function draw(questions: readonly Question[], {weak, strong}: Questions["thresholds"], width: number): Element {
  const rows = questions.map((question): IntervalRow => ({
    label: question.question,
    ...question.signal.r,
    faint: !judged(question),
    ...(isWeak(question) ? {colour: accent} : {})
  }));
  const labels = rows.map(({label}) => label);
  const narrow = width < 500;
  return Plot.plot({
    width,
    height: 100 + rows.length * (narrow ? rowWithLabelAbove : 22),
    marginLeft: narrow ? 8 : labelMargin(labels, width),
    marginRight: narrow ? 12 : 60,
    marginTop: 62,
    style: chartStyle,
    x: {
      label: "correlation with the other interviewers’ votes →",
      axis: "top",
      labelOffset: 58,
      ticks: narrow ? 4 : 8,
      grid: true,
      nice: true
    },
    y: {label: null, domain: labels, axis: narrow ? null : "left"},
    marks: [
      Plot.ruleX([0], {stroke: faint}),
      Plot.ruleX([weak, strong], {stroke: faint, strokeDasharray: "4,3"}),
      Plot.text(
        [
          {x: weak, text: "weak"},
          {x: strong, text: "strong"}
        ],
        {x: "x", text: "text", frameAnchor: "top", dy: -34, fill: faint}
      ),
      ...intervalMarks(rows),
      narrow
        ? labelsAbove(labels)
        : Plot.text(questions, {
            y: "question",
            text: ({ratings}: Question) => `n ${count(ratings)}`,
            frameAnchor: "right",
            dx: 54,
            fill: faint
          })
    ]
  });
}
