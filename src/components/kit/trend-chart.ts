import * as Plot from "@observablehq/plot";
import {accent, background, context, ends, ink, plot} from "./chart.js";

/** One quarter of a trend. */
export interface TrendPoint {
  /** "2026-Q1" */
  period: string;
  value: number | null;
  interval: readonly [number, number] | null;
  /** How many it rests on; null where hidden. */
  n: number | null;
  /** Candidates of this quarter are still under way, or too few: drawn hollow. */
  faint?: boolean;
  /** Where its mark leads, such as this page with that quarter chosen. */
  href?: string | null;
}

/** How a trend is drawn. */
export interface TrendOptions {
  /** What stands at the axis, with its unit, where the subtitle does not say it. */
  label?: string;
  format: (value: number) => string;
  reference?: {value: number; label: string} | null;
  /** Days to mark, such as that of a calibration session. */
  events?: readonly {period: string; label: string}[];
  height?: number;
  /** Ends of the axis; it starts at nought by default. */
  domain?: readonly [number, number];
}

/** "2026-Q1" → "26-Q1" where the year begins or is not yet said, else "Q2". */
export function shortPeriod(period: string, index: number): string {
  const [year, quarter] = period.split("-");
  return index === 0 || quarter === "Q1" ? `${year!.slice(2)}-${quarter}` : quarter!;
}

/** A measure by quarter: dots joined by a line, 90 % intervals as bars behind, what it is held against in the accent. */
export function trendChart(
  points: readonly TrendPoint[],
  width: number,
  {label, format, reference, events = [], height = 220, domain}: TrendOptions
): Element {
  const known = points.filter(({value}) => value !== null);
  const periods = points.map(({period}) => period);
  const every = Math.ceil((periods.length * 46) / Math.max(1, width - 60));
  const tip = ({period, value, interval, n}: TrendPoint): string =>
    [
      `${period}: ${format(value!)}`,
      interval ? `${format(interval[0])} to ${format(interval[1])}` : "",
      n === null ? "" : `n = ${n}`
    ]
      .filter(Boolean)
      .join("\n");
  return plot({
    width,
    height,
    marginLeft: 52,
    marginTop: label === undefined && events.length === 0 ? 12 : 24,
    // What it is held against is named beside the line, where no quarter can hide it.
    marginRight: reference ? 12 + reference.label.length * 7 : 16,
    x: {
      type: "point",
      domain: periods,
      label: null,
      tickSize: 0,
      tickFormat: (period: string) => {
        const index = periods.indexOf(period);
        return index % every === 0 ? shortPeriod(period, every > 1 ? 0 : index) : "";
      }
    },
    y: {
      label: label ?? null,
      labelArrow: "none",
      grid: true,
      ticks: 4,
      nice: true,
      tickFormat: format,
      ...(domain ? {domain: [...domain]} : {zero: true})
    },
    marks: [
      Plot.ruleX(known, {
        x: "period",
        ...ends("y", ({interval}: TrendPoint) => interval),
        stroke: context,
        strokeOpacity: 0.6,
        strokeWidth: 5,
        strokeLinecap: "round"
      }),
      ...(reference
        ? [
            Plot.ruleY([reference.value], {stroke: accent, strokeDasharray: "4 3", strokeWidth: 1.5}),
            Plot.text([reference], {
              y: "value",
              text: "label",
              frameAnchor: "right",
              textAnchor: "start",
              dx: 6,
              fill: accent
            })
          ]
        : []),
      ...(events.length > 0
        ? [
            Plot.ruleX(events, {x: "period", stroke: accent, strokeDasharray: "2 3"}),
            Plot.text(events, {x: "period", text: "label", frameAnchor: "top", dy: -14, fill: accent})
          ]
        : []),
      Plot.line(known, {x: "period", y: "value", stroke: ink, strokeWidth: 1.5}),
      Plot.dot(known, {
        x: "period",
        y: "value",
        r: 4,
        fill: ({faint}: TrendPoint) => (faint ? background : ink),
        stroke: ({faint}: TrendPoint) => (faint ? context : ink),
        strokeWidth: 1.5,
        href: ({href}: TrendPoint) => href ?? null
      }),
      Plot.tip(known, Plot.pointerX({x: "period", y: "value", title: tip}))
    ]
  });
}
