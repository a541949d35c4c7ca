import * as Plot from "@observablehq/plot";
import type {Question} from "../../contracts/questions.js";
import {coefficient, counted, missing} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {context, faint, ink, plot} from "../kit/chart.js";
import {intervalTable} from "../kit/table.js";

/** Minutes a question takes against what its rating tells; up and left is time well spent. */
export function signalPerMinute(chosen: readonly Question[]): HTMLElement {
  const seen = chosen.filter(({minutes, millibitsPerMinute}) => minutes !== null && millibitsPerMinute.value !== null);
  const rates = seen.map(({millibitsPerMinute}) => millibitsPerMinute.value!).sort((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)] ?? 0;
  return chartCard({
    title: seen.length === 0 ? "What does a minute of each question tell?" : titleOf(seen, middle),
    howToRead:
      "each dot is a question with enough ratings, the line what is plausible (90 %). Height is what its rating tells about the candidate, in thousandths of a bit, as the other interviewers can confirm it. Dots on one dotted line tell equally much per minute; hover for names.",
    alternative: `${counted(seen.length, "question")}; the middle one tells ${middle.toFixed(0)} thousandths of a bit per minute.`,
    chart: seen.length > 0 ? (width) => draw(seen, width) : null,
    empty: "No question of this choice has both enough ratings and minutes.",
    table: intervalTable(
      seen.map(({question, millibitsPerMinute}) => ({label: question, ...millibitsPerMinute})),
      {
        caption: "What a minute of each question tells, in thousandths of a bit",
        name: "question-signal-per-minute",
        row: "Question",
        value: "Thousandths of a bit per minute",
        format: tenths
      }
    ),
    name: "question-signal-per-minute"
  });
}

function tenths(value: number | null | undefined): string {
  return value === null || value === undefined ? missing : value.toFixed(1);
}

function titleOf(seen: readonly Question[], middle: number): string {
  const clear = seen.filter(({millibitsPerMinute: {interval}}) => interval !== null && interval[0] > middle).length;
  return clear === 0
    ? "No question tells clearly more per minute than the middle one"
    : `${counted(clear, "question")} of ${seen.length} ${clear === 1 ? "tells" : "tell"} clearly more per minute than the middle one`;
}

function draw(seen: readonly Question[], width: number): Element {
  const millibits = ({millibitsPerMinute, minutes}: Question, end?: 0 | 1): number =>
    minutes! * (end === undefined ? millibitsPerMinute.value! : millibitsPerMinute.interval![end]);
  const longest = Math.max(...seen.map(({minutes}) => minutes!)) + 2;
  const highest = Math.max(...seen.map((question) => millibits(question, 1)));
  const rays = [5, 10, 20].map((rate) => ({rate, x: Math.min(longest, highest / rate)}));
  return plot({
    width,
    height: 380,
    marginLeft: 52,
    marginBottom: 44,
    marginRight: 48,
    x: {label: "minutes asked (median) →", domain: [0, longest], labelOffset: 40, grid: true},
    y: {label: "↑ what the rating tells, thousandths of a bit", domain: [0, highest * 1.05], grid: true},
    marks: [
      Plot.link(rays, {
        x1: 0,
        y1: 0,
        x2: "x",
        y2: ({rate, x}: {rate: number; x: number}) => rate * x,
        stroke: faint,
        strokeDasharray: "2,3"
      }),
      Plot.text(rays, {
        x: "x",
        y: ({rate, x}: {rate: number; x: number}) => rate * x,
        text: ({rate}: {rate: number}) => `${rate}/min`,
        dx: 24,
        fill: faint
      }),
      Plot.ruleX(seen, {
        x: "minutes",
        y1: (question: Question) => millibits(question, 0),
        y2: (question: Question) => millibits(question, 1),
        stroke: context,
        strokeOpacity: 0.5
      }),
      Plot.dot(seen, {
        x: "minutes",
        y: (question: Question) => millibits(question),
        r: 4,
        fill: ink,
        tip: true,
        title: ({question, signal, minutes}: Question) =>
          `${question}\ncorrelation ${coefficient(signal.r.value)}, ${minutes} min`
      })
    ]
  });
}
