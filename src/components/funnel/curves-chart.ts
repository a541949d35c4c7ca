import * as Plot from "@observablehq/plot";
import type {Funnel} from "../../contracts/funnel.js";
import {count, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ends, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import {aboutStep} from "./controls.js";

type Curve = Funnel["curves"][number];
type Point = Curve["points"][number] & {member: string; provisional: boolean};

/** Cumulative share converted by days, one panel per group, provisional where too few have been observed that long. */
export function funnelCurvesChart({curves, curveStep}: Funnel, by: string | null): HTMLElement {
  const shown = curves.filter((curve) => curve.by === by);
  const young = shown.filter(
    ({observedDays, points}) => observedDays < (points.at(-1)?.day ?? 0) || points.length < longest(shown)
  );
  return chartCard({
    title:
      shown.length === 0
        ? "Too few candidates to tell how long it takes"
        : young.length === 0
          ? "Every group has been observed long enough"
          : `${young.length} of ${shown.length} groups ${young.length === 1 ? "is" : "are"} still young and will rise`,
    subtitle: `${aboutStep(curveStep, "share gone the whole way")}, %, by days; grey: the highest group; dashed: provisional`,
    howToRead:
      "Those still open are neither counted as lost nor left out. Dashed: fewer than four of five have been observed that long.",
    alternative: shown.map((curve) => `${curve.member}: ${endWords(curve)}`).join("; "),
    chart: shown.length > 0 ? (width) => draw(shown, width) : null,
    empty: "No group has enough candidates for a curve.",
    table: curvesTable(shown),
    name: "time-to-hire"
  });
}

function longest(curves: readonly Curve[]): number {
  return Math.max(...curves.map(({points}) => points.length));
}

function endWords({points, n}: Curve): string {
  const last = points.at(-1);
  return last
    ? `${withInterval(last.converted, last.interval, percent)} of ${count(n)} by day ${last.day}`
    : "nothing yet";
}

function draw(curves: readonly Curve[], width: number): Element {
  const columns = width < 500 ? 2 : 4;
  const place = new Map(curves.map(({member}, i) => [member, i]));
  const column = ({member}: {member: string}): number => place.get(member)! % columns;
  const row = ({member}: {member: string}): number => Math.floor(place.get(member)! / columns);
  const points: Point[] = curves.flatMap(({member, points: all, observedDays}) =>
    all.map((point) => ({...point, member, provisional: point.day > observedDays}))
  );
  const best = curves.reduce((a, b) =>
    (a.points.at(-1)?.converted ?? 0) >= (b.points.at(-1)?.converted ?? 0) ? a : b
  );
  const backdrop: Point[] = curves.flatMap(({member}) =>
    best.points.map((point) => ({...point, member, provisional: false}))
  );
  const joined = (point: Point, i: number): boolean =>
    point.provisional || Boolean(points[i + 1]?.provisional && points[i + 1]!.member === point.member);
  const facet = {fx: column, fy: row};
  return plot({
    width,
    height: 60 + 130 * Math.ceil(curves.length / columns),
    marginLeft: 46,
    marginBottom: 46,
    fx: {axis: null, padding: 0.12},
    fy: {axis: null, padding: 0.2},
    x: {label: null, ticks: 3, tickFormat: (day: number) => `${day} d`},
    y: {label: null, percent: true, ticks: 3, grid: true, zero: true},
    marks: [
      Plot.line(backdrop, {...facet, x: "day", y: "converted", z: "member", stroke: context, strokeWidth: 1}),
      Plot.areaY(points, {
        ...facet,
        x: "day",
        ...ends("y", (d: Point) => d.interval),
        z: "member",
        fill: accent,
        fillOpacity: 0.14
      }),
      Plot.line(
        points.filter(({provisional}) => !provisional),
        {...facet, x: "day", y: "converted", z: "member", stroke: accent, strokeWidth: 2}
      ),
      Plot.line(points.filter(joined), {
        ...facet,
        x: "day",
        y: "converted",
        z: "member",
        stroke: accent,
        strokeWidth: 2,
        strokeDasharray: "3,3"
      }),
      Plot.dot(
        curves.filter(({points: own}) => own.length > 0),
        {
          ...facet,
          x: (curve: Curve) => curve.points.at(-1)!.day,
          y: (curve: Curve) => curve.points.at(-1)!.converted,
          r: 3,
          fill: accent,
          title: (curve: Curve) => `${curve.member}\n${endWords(curve)}`,
          tip: true
        }
      ),
      Plot.text(curves, {
        ...facet,
        text: ({member}: Curve) => member,
        frameAnchor: "top-left",
        dx: 4,
        dy: -2,
        fill: ink
      })
    ]
  });
}

function curvesTable(curves: readonly Curve[]): HTMLElement {
  return sortableTable(curves, {
    caption: "What became of each group by the last day it was observed",
    name: "time-to-hire",
    columns: [
      {label: "Group", value: ({member}) => member},
      {label: "Candidates", numeric: true, value: ({n}) => n},
      {label: "Four of five observed for days", numeric: true, value: ({observedDays}) => observedDays},
      {label: "By day", numeric: true, value: ({points}) => points.at(-1)?.day ?? null},
      {
        label: "Whole way",
        value: ({points}) => points.at(-1)?.converted ?? null,
        format: ({points}) => withInterval(points.at(-1)?.converted, points.at(-1)?.interval, percent)
      },
      amount("Rejected", ({points}) => points.at(-1)?.rejected ?? null, percent),
      amount("Left", ({points}) => points.at(-1)?.left ?? null, percent)
    ]
  });
}
