import * as Plot from "@observablehq/plot";
import {frequencyRange, naturalFrequency} from "../../words/numbers.js";
import {background, context, ends, faint, ink, labelMargin, plot} from "../kit/chart.js";

/** A share as so many of twenty, with its interval. */
export interface Twenty {
  label: string;
  value: number;
  interval: readonly [number, number];
  /** What stands at the right of the row: "227 loops". */
  beside: string;
  /** How many it rests on, where nothing stands beside the row. */
  n?: string;
  /** Too few to judge: drawn hollow. */
  faint?: boolean;
}

/** What a row says on hover and focus. */
export function twentyInWords({label, value, interval, beside, n = beside}: Twenty): string {
  return [`${label}: ${naturalFrequency(value)}`, `${frequencyRange(interval)}, nine times in ten`, n]
    .filter((line) => line !== "")
    .join("\n");
}

const of = 20;

/** Shares as everybody counts: twenty dots a row, filled as many as it would be, the 90 % interval as a line below them. */
export function twentyPlot(rows: readonly Twenty[], width: number): Element {
  const labels = rows.map(({label}) => label);
  const marginLeft = labelMargin(labels, width);
  const marginRight = 12 + 7 * Math.max(...rows.map(({beside}) => beside.length));
  const r = Math.max(3, Math.min(6.5, (width - marginLeft - marginRight) / of / 2 - 1));
  const dots = rows.flatMap((row) =>
    Array.from({length: of}, (_, i) => ({
      row,
      label: row.label,
      place: i + 0.5,
      filled: i < Math.round(of * row.value)
    }))
  );
  const colour = ({faint: few}: Twenty): string => (few ? context : ink);
  return plot({
    width,
    height: 16 + rows.length * 44,
    marginLeft,
    marginRight,
    marginTop: 4,
    marginBottom: 4,
    x: {axis: null, domain: [0, of]},
    y: {label: null, domain: labels, tickSize: 0},
    marks: [
      Plot.dot(dots, {
        x: "place",
        y: "label",
        r,
        fill: ({row, filled}: (typeof dots)[number]) => (filled && !row.faint ? ink : background),
        stroke: ({row, filled}: (typeof dots)[number]) => (filled ? colour(row) : context),
        strokeOpacity: ({filled}: (typeof dots)[number]) => (filled ? 1 : 0.6),
        strokeWidth: 1.25
      }),
      Plot.ruleY(rows, {
        y: "label",
        ...ends("x", ({interval}: Twenty) => [of * interval[0], of * interval[1]]),
        dy: r + 5,
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.text(rows, {
        y: "label",
        text: "beside",
        frameAnchor: "right",
        textAnchor: "end",
        dx: marginRight - 4,
        fill: faint
      }),
      Plot.tip(
        rows,
        Plot.pointerY({
          y: "label",
          x: ({value}: Twenty) => of * value,
          title: twentyInWords
        })
      )
    ]
  });
}
