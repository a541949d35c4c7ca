import * as Plot from "@observablehq/plot";
import type {Funnel} from "../../contracts/funnel.js";
import {count, percent, range} from "../../words/numbers.js";
import {inTitle} from "../../words/title.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ink, plot} from "../kit/chart.js";
import {sortableTable} from "../kit/table.js";
import {aboutStep} from "./controls.js";

type Point = Funnel["trends"][number]["points"][number];
type Shown = Point & {n: number; k: number; low: number; high: number};

/** One step by quarter inside the limits that chance leaves. */
export function funnelTrendChart({trends}: Funnel, step: string | null): HTMLElement {
  const trend = trends.find((one) => one.step === step);
  const points = (trend?.points ?? []).filter(
    (point): point is Shown => point.n !== null && point.k !== null && point.low !== null && point.high !== null
  );
  const drawn = points.length > 1 && trend && trend.centre !== null ? points : [];
  const beyond = points.filter((point) => point.beyond !== null);
  return chartCard({
    title:
      drawn.length === 0
        ? "Too few candidates to see a change"
        : beyond.length === 0
          ? "No quarter lies outside the ordinary"
          : inTitle(
              `Out of the ordinary: ${beyond.map(({period}) => period).join(", ")}`,
              `${beyond.length} of ${points.length} quarters are out of the ordinary`
            ),
    subtitle: `${aboutStep(step, "share that went on")}, %, by quarter; band: ordinary quarters`,
    howToRead:
      "One ordinary quarter in a thousand lies outside the band, so that only large changes are seen. Quarters that are too young are not drawn.",
    alternative: points
      .map(({period, n, k, low, high}) => `${period}: ${percent(k / n)} of ${n}, limits ${range([low, high], percent)}`)
      .join("; "),
    chart: drawn.length > 0 ? (width) => draw(drawn, trend!.centre!, width) : null,
    empty: "Fewer than two quarters have enough candidates that are old enough.",
    table: sortableTable(points, {
      caption: "Share that went on, by quarter",
      name: "funnel-trend",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        {label: "Candidates", numeric: true, value: ({n}) => n},
        {
          label: "Went on in time",
          numeric: true,
          value: ({k}) => k,
          format: ({k, n}) => `${count(k)} (${percent(k / n)})`
        },
        {label: "Limits of chance", value: ({low}) => low, format: ({low, high}) => range([low, high], percent)}
      ]
    }),
    name: "funnel-trend"
  });
}

function draw(points: readonly Shown[], centre: number, width: number): Element {
  return plot({
    width,
    height: 240,
    marginLeft: 50,
    marginBottom: 30,
    x: {
      label: null,
      domain: points.map(({period}) => period),
      ticks: points.map(({period}) => period).filter((_, i) => width >= 500 || i % 3 === 0),
      tickFormat: (period: string) => (width < 500 ? period.slice(2) : period)
    },
    y: {label: null, percent: true, zero: true, grid: true, ticks: 5},
    marks: [
      Plot.rect(points, {
        x: "period",
        y1: "low",
        y2: "high",
        fill: context,
        fillOpacity: 0.25,
        insetLeft: 2,
        insetRight: 2
      }),
      Plot.ruleY([centre], {stroke: context}),
      Plot.line(points, {x: "period", y: (d: Shown) => d.k / d.n, stroke: ink}),
      Plot.dot(points, {
        x: "period",
        y: (d: Shown) => d.k / d.n,
        r: 5,
        fill: (d: Shown) => (d.beyond ? accent : ink),
        title: ({period, k, n, low, high}: Shown) =>
          `${period}: ${percent(k / n)}\nordinary: ${range([low, high], percent)}\n${count(k)} of ${count(n)} candidates`,
        tip: true
      })
    ]
  });
}
