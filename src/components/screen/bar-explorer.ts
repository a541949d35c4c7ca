import * as Plot from "@observablehq/plot";
import {count, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ends, ink, labelMargin, plot} from "../kit/chart.js";
import {type Column, estimate, sortableTable} from "../kit/table.js";
import type {BarOutcome, Summary} from "./bar-outcomes.js";

/**
 * Hours per hire for each place the bar could stand, with hires, loop hours and weeks in the table behind it.
 */
export function barExplorer(bars: readonly BarOutcome[]): HTMLElement {
  const best = bars.reduce<BarOutcome | null>(
    (least, bar) => (least && least.hoursPerHire.median <= bar.hoursPerHire.median ? least : bar),
    null
  );
  return chartCard({
    title: !best
      ? "Hours per hire for each bar"
      : !best.enough
        ? "Too few loops to say which bar takes the fewest hours per hire"
        : `Hours per hire look least, about ${withInterval(best.hoursPerHire.median, best.hoursPerHire.interval, count)}, when the bar lets in ${best.label} and above`,
    howToRead:
      "each row is a bar: everyone with that vote or a higher one goes to the loop. The dot is the staff hours of screening and loops for one hire, the line what is plausible (90 %). Votes that were seldom let in are drawn hollow: their candidates were hand-picked, so a lower bar would do worse than shown.",
    alternative: bars
      .map(
        ({label, hoursPerHire: hours}) =>
          `Bar at ${label}: ${withInterval(hours.median, hours.interval, count)} hours per hire.`
      )
      .join(" "),
    chart: bars.length > 0 ? (width) => draw(bars, width) : null,
    empty: "No vote has a decided loop yet.",
    table: explorerTable(bars),
    name: "bar-explorer"
  });
}

function draw(bars: readonly BarOutcome[], width: number): Element {
  const colour = ({enough}: BarOutcome): string => (enough ? ink : context);
  return plot({
    width,
    height: 80 + bars.length * 40,
    marginLeft: labelMargin(
      bars.map(({label}) => label),
      width
    ),
    marginBottom: 46,
    x: {label: "staff hours per hire →", grid: true, zero: true, ticks: width < 500 ? 4 : 8},
    y: {label: null, domain: bars.map(({label}) => label)},
    marks: [
      Plot.ruleX([Math.min(...bars.map((bar) => bar.hoursPerHire.median))], {stroke: accent, strokeDasharray: "4,3"}),
      Plot.ruleY(bars, {
        y: "label",
        ...ends("x", (d: BarOutcome) => d.hoursPerHire.interval),
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(bars, {
        y: "label",
        x: (d: BarOutcome) => d.hoursPerHire.median,
        r: 5,
        fill: (d: BarOutcome) => (d.enough ? ink : background),
        stroke: colour,
        strokeWidth: 2
      })
    ]
  });
}

function explorerTable(bars: readonly BarOutcome[]): HTMLElement {
  return sortableTable(bars, {
    caption: "What each bar would give per 100 screened candidates",
    name: "bar-explorer",
    columns: [
      {label: "Bar lets in", value: ({label}) => `${label} and above`},
      column("Loops per 100 screens", ({loops}) => loops, count, Math.round),
      column("Loop hours per 100 screens", ({loopHours}) => loopHours, count, Math.round),
      column("Hires per 100 screens", ({hires}) => hires, oneDecimal),
      column("Hours per hire", ({hoursPerHire}) => hoursPerHire, count),
      column("Weeks per hire", ({weeksPerHire}) => weeksPerHire, oneDecimal)
    ]
  });
}

function column(
  label: string,
  of: (bar: BarOutcome) => Summary,
  format: (value: number | null | undefined) => string,
  downloaded: (median: number) => number = (median) => median
): Column<BarOutcome> {
  const value = (bar: BarOutcome): number => downloaded(of(bar).median);
  return estimate(label, (bar) => ({value: of(bar).median, interval: of(bar).interval}), format, {value});
}

function oneDecimal(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(1);
}
