import * as Plot from "@observablehq/plot";
import {coefficient, count, percent, withInterval} from "../../words/numbers.js";

/** One row of an interval chart: a dot with its 90 % interval. */
export interface IntervalRow {
  label: string;
  value: number | null;
  interval: readonly [number, number] | null;
  /** How many it rests on; in words where they are not simply counted. */
  n?: number | string | null;
  /** Too few data: drawn hollow and grey. */
  faint?: boolean;
  colour?: string;
}

/** What a row says on hover and focus: its value, its interval, and how many it rests on. */
export function rowInWords(
  {label, value, interval, n}: IntervalRow,
  format: (value: number | null | undefined) => string = coefficient
): string {
  const rests = n === undefined || n === null ? [] : [`n = ${typeof n === "number" ? count(n) : n}`];
  return [label, withInterval(value, interval, format), ...rests].join("\n");
}

/** Share of a normal 90 % interval that holds 50 %. */
const half = 0.6745 / 1.6449;

/** Estimate as a dot, 90 % as a thin and 50 % as a thick line, one row for each label. */
export function intervalMarks(rows: readonly IntervalRow[]): Plot.Markish[] {
  const seen = rows.filter(({value}) => value !== null);
  const lined = seen.filter(({interval}) => interval !== null);
  const colour = ({faint, colour: own}: IntervalRow): string => (faint ? context : (own ?? ink));
  const end = (row: IntervalRow, side: 0 | 1, share: number): number =>
    row.value! + share * (row.interval![side] - row.value!);
  return [
    Plot.ruleY(lined, {
      y: "label",
      ...ends("x", ({interval}: IntervalRow) => interval),
      stroke: colour,
      strokeWidth: 1.5
    }),
    Plot.ruleY(lined, {
      y: "label",
      x1: (row: IntervalRow) => end(row, 0, half),
      x2: (row: IntervalRow) => end(row, 1, half),
      stroke: colour,
      strokeWidth: 4
    }),
    Plot.dot(seen, {
      y: "label",
      x: "value",
      r: 4.5,
      fill: (row: IntervalRow) => (row.faint ? background : colour(row)),
      stroke: colour,
      strokeWidth: 2
    })
  ];
}

/** What stands in place of the marks of a row without a value, so that it does not look like nothing. */
export function untold(rows: readonly IntervalRow[]): {label: string; said: string}[] {
  return rows.flatMap(({label, value}) => (value === null ? [{label, said: "– cannot be told"}] : []));
}

const chartStyle = {fontSize: "13px", background: "transparent"} as const;

/** A chart in the type size of all charts. */
export function plot(options: Plot.PlotOptions): ReturnType<typeof Plot.plot> {
  return Plot.plot({style: chartStyle, ...options});
}

/** The two ends of what is plausible, for a rule along `x` or `y`. */
export function ends<One>(
  axis: "x" | "y",
  of: (one: One) => readonly [number, number] | null | undefined
): Record<string, (one: One) => number | null> {
  return {[`${axis}1`]: (one) => of(one)?.[0] ?? null, [`${axis}2`]: (one) => of(one)?.[1] ?? null};
}

/** How an interval chart is drawn; everything else goes to Plot as it stands. */
interface IntervalPlot extends Plot.PlotOptions {
  /** Height of all but the rows, and of one row, in pixels. */
  frame: number;
  row: number;
  x: Plot.ScaleOptions;
  /** How values are written on hover; shares as percentages where the axis is one of percentages. */
  format?: (value: number | null | undefined) => string;
  /** Behind the intervals, and before them. */
  behind?: Plot.Markish[];
  before?: Plot.Markish[];
}

/** A chart of intervals: one row for each label, their names at the left, a grid to read them by. */
export function intervalPlot(
  rows: readonly IntervalRow[],
  width: number,
  {frame, row, x, y, format = x.percent ? percent : coefficient, behind = [], before = [], ...rest}: IntervalPlot
): Element {
  const labels = rows.map(({label}) => label);
  const marginLeft = labelMargin(labels, width);
  return plot({
    width,
    height: frame + rows.length * row,
    marginLeft,
    // An interval that ends at the frame would look cut off there.
    x: {grid: true, ticks: width < 500 ? 4 : 8, inset: 6, ...x},
    y: {label: null, domain: labels, tickFormat: inLines(marginLeft), ...y},
    marks: [
      ...behind,
      ...intervalMarks(rows),
      ...before,
      Plot.text(untold(rows), {
        y: "label",
        text: "said",
        frameAnchor: "left",
        textAnchor: "start",
        dx: 10,
        fill: faint
      }),
      Plot.tip(
        rows.filter(({value}) => value !== null),
        Plot.pointerY({x: "value", y: "label", title: (row: IntervalRow) => rowInWords(row, format)})
      )
    ],
    ...rest
  });
}

/** A margin that leaves room for the longest label without squeezing the chart on a phone. */
export function labelMargin(labels: readonly string[], width: number): number {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  return Math.min(12 + longest * 7.5, width * 0.42);
}

/** Breaks a label that is wider than its margin into two lines, at the blank that leaves the first as full as it can be. */
export function inLines(margin: number): (label: string) => string {
  const room = Math.floor((margin - 10) / 7.2);
  return (label) => {
    const blank = label.length > room ? label.lastIndexOf(" ", room) : -1;
    return blank < 1 ? label : `${label.slice(0, blank)}\n${label.slice(blank + 1)}`;
  };
}

/** Colours by meaning, as tokens of the style sheet, so that charts follow the light and the dark theme. */
export const ink = "var(--plumbline-data)";
/** Context: what the subject is compared with, grid lines, too few data. */
export const context = "var(--plumbline-context)";
export const faint = "var(--theme-foreground-faint)";
/** Ground behind a range that means something, such as break-even. */
export const band = "var(--plumbline-band)";
/** The subject in question. */
export const accent = "var(--plumbline-accent)";
export const background = "var(--plumbline-card)";

/** Long row names above their intervals instead of beside them, for charts that have no room at the left. */
export function labelsAbove(labels: readonly string[], written: (label: string) => string = String): Plot.Markish {
  return Plot.text(labels, {
    y: (label: string) => label,
    text: written,
    frameAnchor: "left",
    textAnchor: "start",
    lineAnchor: "bottom",
    dx: 4,
    dy: -9,
    fill: ink,
    stroke: background,
    strokeWidth: 3
  });
}

/** Pixels per row that leave room for a name above its interval. */
export const rowWithLabelAbove = 40;
