import * as Plot from "@observablehq/plot";
import type {Screeners} from "../contracts/screeners.js";
import {figure} from "./figure.js";
import {coefficient, withInterval} from "../words/numbers.js";
import {intervalTable} from "./interval-table.js";
import {alphabetically} from "./screener-funnel-chart.js";
import {accent, context, ink} from "./palette.js";

type Row = Screeners["rows"][number];

/** Shrunken deviations with their intervals, alphabetically. */
export function screenerDeviationChart({rows: given}: Screeners): HTMLElement {
  const rows = alphabetically(given);
  const open = rows.filter(({interval: [low, high]}) => low < 0 && high > 0).length;
  return figure({
    title:
      rows.length < 2
        ? "Each screener beside the others"
        : `For ${open} of ${rows.length} screeners the bar may well be the common one`,
    howToRead:
      "each row is a screener. The dot is the difference from the others after allowing for whom they met and for how few screens there are, the line what is plausible (90 %). Right of 0 passes more, left fewer; 0.5 is about the step from 7 to 9 passes of 20.",
    alternative: rows
      .map(({interviewer, deviation, interval}) => `${interviewer} ${withInterval(deviation, interval, coefficient)}`)
      .join("; "),
    chart: rows.length > 1 ? (width) => draw(rows, width) : null,
    empty: "Fewer than two screeners have enough screens to be compared.",
    table: intervalTable(
      rows.map(({interviewer, deviation, interval}) => ({label: interviewer, value: deviation, interval})),
      {
        caption: "Difference of each screener from the others, in log odds of passing",
        name: "screener-deviations",
        row: "Screener",
        value: "Log odds",
        format: coefficient
      }
    ),
    name: "screener-deviations"
  });
}

function draw(rows: readonly Row[], width: number): Element {
  const colour = ({verdict}: Row): string => (verdict === "act" ? accent : ink);
  return Plot.plot({
    width,
    height: 80 + rows.length * 20,
    marginLeft: 76,
    marginBottom: 46,
    style: {fontSize: "13px", background: "transparent"},
    x: {label: "passes fewer ← log odds → passes more", grid: true},
    y: {label: null, domain: rows.map(({interviewer}) => interviewer)},
    marks: [
      Plot.ruleX([0], {stroke: context}),
      Plot.ruleY(rows, {
        y: "interviewer",
        x1: (row: Row) => row.interval[0],
        x2: (row: Row) => row.interval[1],
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(rows, {y: "interviewer", x: "deviation", r: 4, fill: colour})
    ]
  });
}
