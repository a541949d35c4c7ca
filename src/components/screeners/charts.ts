import * as Plot from "@observablehq/plot";
import type {Screeners} from "../../contracts/screeners.js";
import {coefficient, count, percent, range, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ends, faint, ink, plot} from "../kit/chart.js";
import {amount, estimate, intervalTable, sortableTable} from "../kit/table.js";

type Row = Screeners["rows"][number];

/** Adjusted pass rates against the number of screens, inside the limits that chance leaves. */
export function screenerFunnelChart({rows, rate, overDispersion}: Screeners): HTMLElement {
  const outside = rows.filter(({verdict}) => verdict === "act").length;
  return chartCard({
    title:
      rows.length < 2
        ? "Too few screeners have enough decided screens to be compared"
        : outside === 0
          ? `None of ${rows.length} screeners differs from what chance and their candidates explain`
          : `${outside} of ${rows.length} screeners pass candidates at a different bar`,
    howToRead: `each dot is a screener: how many screens, and the share passed, made comparable for role, level, source, team, job and quarter. Between the inner lines chance explains the difference (95 %), outside the outer ones it hardly does (99.9 %).${(overDispersion ?? 1) > 1 ? " The lines are widened because screeners as a whole differ more than chance." : ""}`,
    alternative: `Pass rates of ${rows.length} screeners around ${percent(rate)}. ${outside === 0 ? "All" : `All but ${outside}`} lie where chance and the mix of candidates can put them.`,
    chart: rows.length > 1 && rate !== null ? (width) => draw(rows, rate, width) : null,
    empty: "Fewer than two screeners have enough screens to be compared.",
    table: screenersTable(rows),
    name: "screeners"
  });
}

function draw(rows: readonly Row[], rate: number, width: number): Element {
  const bySize = [...rows].sort((a, b) => a.screens - b.screens);
  const limit = (pair: "limits95" | "limits999", end: 0 | 1, dash: string) =>
    Plot.line(bySize, {
      x: "screens",
      y: (row: Row) => row[pair][end],
      stroke: context,
      strokeDasharray: dash,
      curve: "basis"
    });
  const act = ({verdict}: Row): boolean => verdict === "act";
  return plot({
    width,
    height: Math.min(420, Math.max(300, width * 0.6)),
    marginLeft: 54,
    marginBottom: 46,
    marginRight: 70,
    x: {label: "decided phone screens →", zero: true},
    y: {label: "↑ share passed, same kinds of candidates", percent: true, domain: [0, 100], ticks: 5, grid: true},
    marks: [
      Plot.ruleY([rate], {stroke: faint}),
      limit("limits95", 0, "2,3"),
      limit("limits95", 1, "2,3"),
      limit("limits999", 0, "6,3"),
      limit("limits999", 1, "6,3"),
      Plot.dot(rows, {
        x: "screens",
        y: "adjusted",
        r: 5,
        fill: (row: Row) => (act(row) ? accent : background),
        stroke: (row: Row) => (act(row) ? accent : ink),
        strokeWidth: 1.5
      }),
      Plot.text(rows.filter(act), {
        x: "screens",
        y: "adjusted",
        text: "interviewer",
        dx: 9,
        textAnchor: "start",
        fill: ink
      })
    ]
  });
}

/** Every screener, alphabetically. */
export function screenersTable(rows: readonly Row[]): HTMLElement {
  return sortableTable(alphabetically(rows), {
    caption: "Phone screens, passes and shrunken deviation of each screener",
    name: "screeners",
    columns: [
      {label: "Screener", value: ({interviewer}) => interviewer},
      {label: "Screens", numeric: true, value: ({screens}) => screens},
      {label: "Passed", numeric: true, value: ({passed}) => passed},
      amount("Expected", ({expected}) => expected, count),
      amount("Comparable rate", ({adjusted}) => adjusted, percent),
      {
        label: "99.9 % limits",
        value: ({limits999}) => limits999[1],
        format: ({limits999}) => range(limits999, percent)
      },
      estimate("Deviation, log odds", ({deviation, interval}) => ({value: deviation, interval}), coefficient),
      {
        label: "Verdict",
        value: ({verdict}) => ({act: "act", watch: "watch", ok: "as expected", too_little_data: "too few"})[verdict]
      }
    ]
  });
}

/** By the name shown here, which is not the order of the names behind it. */
export function alphabetically(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.interviewer < b.interviewer ? -1 : 1));
}

/** Shrunken deviations with their intervals, alphabetically. */
export function screenerDeviationChart({rows: given}: Screeners): HTMLElement {
  const rows = alphabetically(given);
  const open = rows.filter(({interval: [low, high]}) => low < 0 && high > 0).length;
  return chartCard({
    title:
      rows.length < 2
        ? "Each screener beside the others"
        : `For ${open} of ${rows.length} screeners the bar may well be the common one`,
    howToRead:
      "each row is a screener. The dot is the difference from the others after allowing for whom they met and for how few screens there are, the line what is plausible (90 %). Right of 0 passes more, left fewer; 0.5 is about the step from 7 to 9 passes of 20.",
    alternative: rows
      .map(({interviewer, deviation, interval}) => `${interviewer} ${withInterval(deviation, interval, coefficient)}`)
      .join("; "),
    chart: rows.length > 1 ? (width) => drawDeviations(rows, width) : null,
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

function drawDeviations(rows: readonly Row[], width: number): Element {
  const colour = ({verdict}: Row): string => (verdict === "act" ? accent : ink);
  return plot({
    width,
    height: 80 + rows.length * 20,
    marginLeft: 76,
    marginBottom: 46,
    x: {label: "passes fewer ← log odds → passes more", grid: true},
    y: {label: null, domain: rows.map(({interviewer}) => interviewer)},
    marks: [
      Plot.ruleX([0], {stroke: context}),
      Plot.ruleY(rows, {
        y: "interviewer",
        ...ends("x", (row: Row) => row.interval),
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(rows, {y: "interviewer", x: "deviation", r: 4, fill: colour})
    ]
  });
}
