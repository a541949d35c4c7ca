import * as Plot from "@observablehq/plot";
import type {Questions} from "../contracts/questions.js";
import {figure} from "./figure.js";
import {coefficient, count, counted, percent, withInterval} from "../words/numbers.js";
import {chartStyle, intervalMarks, type IntervalRow} from "./interval-marks.js";
import {labelsAbove, rowWithLabelAbove} from "./labels-above.js";
import {accent, faint} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Pair = Questions["pairs"][number];
const shownAtMost = 12;

/** The pairs of questions whose ratings go together for reasons nothing else in the loop sees. */
export function questionPairs({pairs, leastPairs, thresholds}: Questions): HTMLElement {
  const repeated = pairs.filter(({verdict}) => verdict === "act");
  const drawn = pairs.slice(0, shownAtMost);
  return figure({
    title:
      pairs.length === 0
        ? "No two questions are asked together often enough to compare"
        : repeated.length === 0
          ? `None of ${counted(pairs.length, "pair")} of questions tells the same thing twice`
          : `${counted(repeated.length, "pair")} of ${pairs.length} ${repeated.length === 1 ? "tells" : "tell"} the same thing twice`,
    howToRead: `each row is a pair of questions that at least ${leastPairs} loops had both of; the ${shownAtMost} closest are drawn. The dot is how their ratings go together once the other interviewers’ votes and the rest of the interview are taken out; only a line wholly right of the dashed one is called a repetition.`,
    alternative:
      repeated.length === 0
        ? "No pair is called a repetition."
        : `Repetitions: ${repeated.map((pair) => `${nameOf(pair)} ${withInterval(pair.partial.value, pair.partial.interval, coefficient)}`).join("; ")}.`,
    chart: drawn.length > 0 ? (width) => draw(drawn, thresholds.repeated, width) : null,
    empty: `A pair is compared once ${leastPairs} loops had both questions.`,
    table: pairTable(pairs),
    name: "question-pairs"
  });
}

function nameOf({first, second}: Pair): string {
  return `${first} + ${second}`;
}

function draw(pairs: readonly Pair[], repeated: number, width: number): Element {
  const rows = pairs.map((pair): IntervalRow => ({
    label: nameOf(pair),
    ...pair.partial,
    ...(pair.verdict === "act" ? {colour: accent} : {})
  }));
  const labels = rows.map(({label}) => label);
  return Plot.plot({
    width,
    height: 80 + rows.length * rowWithLabelAbove,
    marginLeft: 8,
    marginRight: 20,
    marginTop: 44,
    style: chartStyle,
    x: {label: "correlation beyond the rest of the loop →", axis: "top", ticks: width < 500 ? 4 : 8, grid: true},
    y: {label: null, domain: labels, axis: null},
    marks: [
      Plot.ruleX([0], {stroke: faint}),
      Plot.ruleX([repeated], {stroke: faint, strokeDasharray: "4,3"}),
      ...intervalMarks(rows),
      labelsAbove(labels)
    ]
  });
}

function pairTable(pairs: readonly Pair[]): HTMLElement {
  return sortableTable(pairs, {
    caption: "Pairs of questions asked in the same loops",
    name: "question-pairs",
    columns: [
      {label: "Question", value: ({first}) => first},
      {label: "and", value: ({second}) => second},
      {label: "What it is", value: ({kind}) => kind},
      {label: "Loops", numeric: true, value: ({loops}) => loops, format: ({loops}) => count(loops)},
      {
        label: "By the same interviewer",
        numeric: true,
        value: ({sameInterview}) => sameInterview,
        format: ({sameInterview}) => percent(sameInterview)
      },
      {
        label: "Correlation, plausible",
        numeric: true,
        value: ({partial}) => partial.value,
        format: ({partial}) => withInterval(partial.value, partial.interval, coefficient)
      }
    ]
  });
}
