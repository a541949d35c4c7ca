import * as Plot from "@observablehq/plot";
import {count, withInterval} from "../../words/numbers.js";
import {accent, background, context, figure, ink} from "../kit/chart.js";
import {sortableTable} from "../kit/table.js";
import type {BarOutcome, Summary} from "./bar-outcomes.js";

/**
 * Hours per hire for each place the bar could stand, with hires, loop hours and weeks in the table behind it.
 */
export function barExplorer(bars: readonly BarOutcome[]): HTMLElement {
  const best = bars.reduce<BarOutcome | null>(
    (least, bar) => (least && least.hoursPerHire.median <= bar.hoursPerHire.median ? least : bar),
    null
  );
  return figure({
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
  return Plot.plot({
    width,
    height: 80 + bars.length * 40,
    marginLeft: 104,
    marginBottom: 46,
    style: {fontSize: "13px", background: "transparent"},
    x: {label: "staff hours per hire →", grid: true, zero: true, ticks: width < 500 ? 4 : 8},
    y: {label: null, domain: bars.map(({label}) => label)},
    marks: [
      Plot.ruleX([Math.min(...bars.map((bar) => bar.hoursPerHire.median))], {stroke: accent, strokeDasharray: "4,3"}),
      Plot.ruleY(bars, {
        y: "label",
        x1: (d: BarOutcome) => d.hoursPerHire.interval[0],
        x2: (d: BarOutcome) => d.hoursPerHire.interval[1],
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
      {
        label: "Loops per 100 screens",
        numeric: true,
        value: ({loops}) => Math.round(loops.median),
        format: ({loops}) => inWords(loops, count)
      },
      {
        label: "Loop hours per 100 screens",
        numeric: true,
        value: ({loopHours}) => Math.round(loopHours.median),
        format: ({loopHours}) => inWords(loopHours, count)
      },
      {
        label: "Hires per 100 screens",
        numeric: true,
        value: ({hires}) => hires.median,
        format: ({hires}) => inWords(hires, oneDecimal)
      },
      {
        label: "Hours per hire",
        numeric: true,
        value: ({hoursPerHire}) => hoursPerHire.median,
        format: ({hoursPerHire}) => inWords(hoursPerHire, count)
      },
      {
        label: "Weeks per hire",
        numeric: true,
        value: ({weeksPerHire}) => weeksPerHire.median,
        format: ({weeksPerHire}) => inWords(weeksPerHire, oneDecimal)
      }
    ]
  });
}

function inWords({median, interval}: Summary, format: (value: number | null | undefined) => string): string {
  return withInterval(median, interval, format);
}

function oneDecimal(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(1);
}
