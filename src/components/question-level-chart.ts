import * as Plot from "@observablehq/plot";
import type {QuestionDetails} from "../contracts/question-details.js";
import {figure} from "./figure.js";
import {coefficient, count, missing} from "../words/numbers.js";
import {chartStyle} from "./interval-marks.js";
import {accent, context, faint, ink} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Detail = QuestionDetails["questions"][number];
type Point = NonNullable<Detail["level"]>[number];
type Shown = Point & {mean: number; limit: number; n: number};

/** Control chart by quarter: are candidates of equal standing rated as they used to be? */
export function questionLevelChart({level}: Detail, notes: QuestionDetails["notes"] = []): HTMLElement {
  const all = level ?? [];
  const shown = all.filter((point): point is Shown => point.mean !== null && point.limit !== null);
  const outside = shown.filter(isOutside);
  const marked = notes.filter(({period}) => all.some((point) => point.period === period));
  return figure({
    title:
      shown.length === 0
        ? "Whether it changed cannot be told yet"
        : outside.length === 0
          ? "Candidates of equal standing are rated as they used to be"
          : `Outside its limits in ${outside.map(({period}) => period).join(", ")}`,
    howToRead:
      "each dot is a quarter: how far ratings lie from what the first third of them would lead one to expect of candidates with those votes from the others. The band is three standard errors; a dot outside it is rarely chance. A leaked question goes up and tells less." +
      (marked.length > 0 ? ` Marked: ${marked.map(({date, text}) => `${date} ${text}`).join("; ")}.` : ""),
    alternative: shown
      .map(({period, mean, n}) => `${period} ${coefficient(mean)} points, ${count(n)} ratings`)
      .join("; "),
    chart: shown.length > 0 ? (width) => draw(all, shown, marked, width) : null,
    empty: "It takes sixty dated ratings.",
    table: sortableTable(all, {
      caption: "Quarters with their ratings given ability",
      name: "question-level",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        {label: "Ratings", numeric: true, missing: "too few candidates", value: ({n}) => n},
        {label: "Points from expected", numeric: true, value: ({mean}) => mean, format: ({mean}) => coefficient(mean)},
        {
          label: "Limit",
          numeric: true,
          value: ({limit}) => limit,
          format: ({limit}) => (limit === null ? missing : `±${coefficient(limit)}`)
        }
      ]
    }),
    name: "question-level"
  });
}

function isOutside({mean, limit}: Shown): boolean {
  return Math.abs(mean) > limit;
}

function draw(
  all: readonly Point[],
  shown: readonly Shown[],
  marked: QuestionDetails["notes"],
  width: number
): Element {
  return Plot.plot({
    width,
    height: 280,
    marginLeft: 46,
    marginBottom: 54,
    marginTop: 28,
    style: chartStyle,
    x: {label: null, domain: all.map(({period}) => period), type: "point", tickRotate: width < 500 ? -45 : 0},
    y: {label: "↑ points from expected", grid: true, nice: true},
    marks: [
      Plot.ruleY([0], {stroke: faint}),
      Plot.ruleX(marked, {x: "period", stroke: faint, strokeDasharray: "4,3", title: "text"}),
      Plot.text(marked, {x: "period", text: () => "note", frameAnchor: "top", dy: -12, fill: faint}),
      Plot.areaY(shown, {
        x: "period",
        y1: ({limit}: Shown) => -limit,
        y2: "limit",
        fill: context,
        fillOpacity: 0.2,
        curve: "step"
      }),
      Plot.line(shown, {x: "period", y: "mean", stroke: ink}),
      Plot.dot(shown, {x: "period", y: "mean", r: 5, fill: (point: Shown) => (isOutside(point) ? accent : ink)})
    ]
  });
}
