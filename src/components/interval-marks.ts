import * as Plot from "@observablehq/plot";
import {background, context, ink} from "./palette.js";

/** One row of an interval chart: a dot with its 90 % interval. */
export interface IntervalRow {
  label: string;
  value: number | null;
  interval: readonly [number, number] | null;
  /** Too few data: drawn hollow and grey. */
  faint?: boolean;
  colour?: string;
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
      x1: (row: IntervalRow) => row.interval![0],
      x2: (row: IntervalRow) => row.interval![1],
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

/** A margin that leaves room for the longest label without squeezing the chart on a phone. */
export function labelMargin(labels: readonly string[], width: number): number {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  return Math.min(12 + longest * 7.5, width * 0.42);
}

export const chartStyle = {fontSize: "13px", background: "transparent"} as const;
