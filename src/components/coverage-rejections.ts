import * as Plot from "@observablehq/plot";
import type {Coverage} from "../contracts/coverage.js";
import {figure} from "./figure.js";
import {counted, frequencyRange, naturalFrequency} from "../words/numbers.js";
import {chartStyle} from "./interval-marks.js";
import {accent, context, ink} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Slice = Coverage["slices"][number];

/** What the ratings below the bar of rejected candidates were about: coachable attributes, others, both. */
export function coverageRejections({rejections}: Slice, {coachableMarked, leastLoops}: Coverage): HTMLElement {
  const rows = rejections
    ? [
        {label: "only coachable", n: rejections.onlyCoachable},
        {label: "coachable and others", n: rejections.mixed},
        {label: "only others", n: rejections.onlyOthers},
        {label: "none below the bar", n: rejections.noneBelow}
      ]
    : [];
  const words = rejections
    ? `${naturalFrequency(rejections.share.value)} rejected candidates (plausible ${frequencyRange(rejections.share.interval)})`
    : "";
  return figure({
    title: rejections ? `Only coachable attributes below the bar: ${words}` : "Rejected for what can be coached?",
    howToRead:
      "rejected candidates by what their mean ratings below 2.5 were about. A rejection that rests only on what the question map marks coachable may be a hire after some months of coaching; whether it should be is for the debrief to say.",
    alternative: rows.map(({label, n}) => `${label} ${n}`).join("; "),
    chart: rejections ? (width) => draw(rows, width) : null,
    empty: coachableMarked
      ? `Fewer than ${leastLoops} rejected candidates here, or so few that they could be singled out.`
      : "The question map marks no question coachable: add true in its column coachable to see this.",
    table: sortableTable(rows, {
      caption: `${counted(rejections?.rejected ?? 0, "rejected candidate")} by ratings below the bar`,
      name: "coverage-rejections",
      columns: [
        {label: "Ratings below the bar on", value: ({label}) => label},
        {label: "Rejected candidates", numeric: true, value: ({n}) => n}
      ]
    }),
    name: "coverage-rejections"
  });
}

function draw(rows: readonly {label: string; n: number}[], width: number): Element {
  return Plot.plot({
    width,
    height: 70 + rows.length * 34,
    marginLeft: 150,
    marginBottom: 44,
    marginRight: 40,
    style: chartStyle,
    x: {label: "rejected candidates →", grid: true, ticks: width < 500 ? 3 : 6},
    y: {label: null, domain: rows.map(({label}) => label), padding: 0.3},
    marks: [
      Plot.barX(rows, {
        x: "n",
        y: "label",
        fill: ({label}: {label: string}) => (label === "only coachable" ? accent : context)
      }),
      Plot.text(rows, {x: "n", y: "label", text: "n", textAnchor: "start", dx: 5, fill: ink})
    ]
  });
}
