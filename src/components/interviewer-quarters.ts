import * as Plot from "@observablehq/plot";
import type {InterviewerDetails} from "../contracts/interviewer-details.js";
import {figure} from "./figure.js";
import {coefficient, counted, withInterval} from "../words/numbers.js";
import {chartStyle} from "./interval-marks.js";
import {accent, faint} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Detail = InterviewerDetails["people"][number];
type Quarter = Detail["quarters"][number];

/** Own votes minus those of the others on the same candidates, by quarter. */
export function interviewerQuarters({interviewer, quarters}: Detail): HTMLElement {
  const shown = quarters.filter(({gap}) => gap.value !== null);
  return figure({
    title: titleOf(interviewer, shown),
    howToRead:
      "each dot is a quarter: own votes minus the mean of the others on the same candidates, in vote points. The line is what is plausible; where the lines overlap, nothing has changed for certain.",
    alternative:
      shown.map(({period, gap}) => `${period} ${withInterval(gap.value, gap.interval, coefficient)}`).join("; ") + ".",
    chart: shown.length > 0 ? (width) => draw(shown, quarters, width) : null,
    empty: "No quarter has five candidates of this interviewer.",
    table: sortableTable(quarters, {
      caption: `Gap to the others by quarter, ${interviewer}`,
      name: "quarters",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        {label: "Votes", numeric: true, missing: "hidden: fewer than five candidates", value: ({votes}) => votes},
        {
          label: "Gap, points",
          numeric: true,
          value: ({gap}) => gap.value,
          format: ({gap}) => withInterval(gap.value, gap.interval, coefficient)
        }
      ]
    }),
    name: "quarters"
  });
}

/** Names a change only where the first and the last quarter's intervals do not touch. */
function titleOf(interviewer: string, shown: readonly Quarter[]): string {
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first?.gap.interval || !last?.gap.interval || first === last)
    return `${interviewer}: too few votes in single quarters to see a course`;
  const apart = first.gap.interval[0] > last.gap.interval[1] || first.gap.interval[1] < last.gap.interval[0];
  return apart
    ? `${interviewer}: from ${coefficient(first.gap.value)} in ${first.period} to ${coefficient(last.gap.value)} in ${last.period}`
    : `${interviewer}: no clear change between the first quarter and the last`;
}

function draw(shown: readonly Quarter[], all: readonly Quarter[], width: number): Element {
  const votes = shown.reduce((sum, quarter) => sum + (quarter.votes ?? 0), 0);
  return Plot.plot({
    width,
    height: 260,
    marginLeft: 48,
    marginBottom: width < 500 ? 84 : 52,
    style: chartStyle,
    x: {
      label: `quarter (${counted(votes, "vote")})`,
      domain: all.map(({period}) => period),
      tickRotate: width < 500 ? -45 : 0
    },
    y: {label: "↑ points above the others", grid: true, ticks: 5, nice: true},
    marks: [
      Plot.ruleY([0], {stroke: faint}),
      Plot.ruleX(shown, {
        x: "period",
        y1: ({gap}: Quarter) => gap.interval?.[0] ?? gap.value,
        y2: ({gap}: Quarter) => gap.interval?.[1] ?? gap.value,
        stroke: accent,
        strokeWidth: 1.5
      }),
      Plot.dot(shown, {x: "period", y: ({gap}: Quarter) => gap.value, r: 4.5, fill: accent})
    ]
  });
}
