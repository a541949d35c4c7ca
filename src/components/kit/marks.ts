import * as Plot from "@observablehq/plot";

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

/** Colours by meaning, as tokens of the style sheet, so that charts follow the light and the dark theme. */
export const ink = "var(--theme-foreground)";
/** Context: what the subject is compared with, grid lines, too few data. */
export const context = "var(--plumbline-context)";
export const faint = "var(--theme-foreground-faint)";
/** The subject in question. */
export const accent = "var(--plumbline-accent)";
export const background = "var(--theme-background)";

/** The colour of a verdict; never without its icon or word. */
export function verdictColour(verdict: "act" | "watch" | "ok" | "too_little_data"): string {
  return `var(--verdict-${verdict.replaceAll("_", "-")})`;
}

/** Long row names above their intervals instead of beside them, for charts that have no room at the left. */
export function labelsAbove(labels: readonly string[]): Plot.Markish {
  return Plot.text(labels, {
    y: (label: string) => label,
    text: (label: string) => label,
    frameAnchor: "left",
    textAnchor: "start",
    dx: 4,
    dy: -13,
    fill: ink,
    stroke: background,
    strokeWidth: 3
  });
}

/** Pixels per row that leave room for a name above its interval. */
export const rowWithLabelAbove = 40;
