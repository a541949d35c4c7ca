import * as Plot from "@observablehq/plot";
import type {Coverage} from "../contracts/coverage.js";
import {figure} from "./figure.js";
import {count, counted, frequencyRange, naturalFrequency, percent, withInterval} from "../words/numbers.js";
import {chartStyle, labelMargin} from "./interval-marks.js";
import {accent, background, context, ink} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Slice = Coverage["slices"][number];
type Attribute = NonNullable<Slice["attributes"]>[number];

/** In how many loops of the slice each attribute was rated, asked without a rating, or not asked. */
export function coverageAttributes({loops, attributes, kinds}: Slice, {leastLoops}: Coverage): HTMLElement {
  const rows = inOrder(attributes ?? []);
  const never = rows.filter(({rated, noData}) => rated + noData === 0);
  return figure({
    title:
      attributes === null
        ? "Too few loops here to judge coverage"
        : never.length > 0
          ? `${never.map(({attribute}) => attribute).join(", ")}: never asked in ${counted(loops, "loop")}`
          : `Each attribute was asked about in some of ${counted(loops, "loop")}`,
    howToRead:
      "each row is an attribute, technical ones first; the bar is all loops of the choice above. Dark is rated, the accent asked without a rating, grey not asked. Not asked is no fault where the role does not need it.",
    alternative: rows
      .map(({attribute, share}) => `${attribute} rated in ${naturalFrequency(share.value)} loops`)
      .join("; ")
      .concat(
        kinds
          ? `. Something technical was rated in ${kinds.technical}, something else in ${kinds.other}, both in ${kinds.both} of ${loops} loops.`
          : ""
      ),
    chart: rows.length > 0 ? (width) => draw(rows, loops, width) : null,
    empty: `${counted(loops, "loop")} here; coverage is shown from ${leastLoops} on. Choose a larger part.`,
    table: table(rows),
    name: "coverage-attributes"
  });
}

/** Technical first, then alphabetical. */
function inOrder(attributes: readonly Attribute[]): Attribute[] {
  return [...attributes].sort(
    (a, b) => Number(b.technical) - Number(a.technical) || a.attribute.localeCompare(b.attribute, "en")
  );
}

function draw(rows: readonly Attribute[], loops: number, width: number): Element {
  const parts = rows.flatMap(({attribute, rated, noData, notAsked}) => [
    {attribute, part: "rated", share: rated / loops},
    {attribute, part: "no data", share: noData / loops},
    {attribute, part: "not asked", share: notAsked / loops}
  ]);
  const labels = rows.map(({attribute}) => attribute);
  const border = rows.findIndex(({technical}) => !technical);
  return Plot.plot({
    width,
    height: 110 + rows.length * 28,
    marginLeft: labelMargin(labels, width),
    marginTop: 20,
    marginBottom: 46,
    marginRight: 24,
    style: chartStyle,
    color: {domain: ["rated", "no data", "not asked"], range: [ink, accent, context], legend: true},
    x: {label: "% of loops →", percent: true, ticks: width < 500 ? 3 : 6, grid: true},
    y: {label: null, domain: labels, padding: 0.25},
    marks: [
      Plot.barX(parts, {
        x: "share",
        y: "attribute",
        fill: "part",
        fillOpacity: ({part}: {part: string}) => (part === "not asked" ? 0.35 : 0.85)
      }),
      border > 0
        ? Plot.text([labels[border]!], {
            y: (label: string) => label,
            text: () => "not technical ↓",
            frameAnchor: "right",
            textAnchor: "end",
            dy: -14,
            fill: ink,
            stroke: background,
            strokeWidth: 4
          })
        : null
    ]
  });
}

function table(rows: readonly Attribute[]): HTMLElement {
  return sortableTable(rows, {
    caption: "Attributes with the loops that rated them",
    name: "coverage",
    columns: [
      {label: "Attribute", value: ({attribute}) => attribute},
      {label: "Kind", value: ({technical}) => (technical ? "technical" : "not technical")},
      {label: "Rated", numeric: true, value: ({rated}) => rated, format: ({rated}) => count(rated)},
      {label: "No data", numeric: true, value: ({noData}) => noData, format: ({noData}) => count(noData)},
      {label: "Not asked", numeric: true, value: ({notAsked}) => notAsked, format: ({notAsked}) => count(notAsked)},
      {
        label: "Share rated, plausible",
        numeric: true,
        value: ({share}) => share.value,
        format: ({share}) => withInterval(share.value, share.interval, percent)
      },
      {
        label: "In plain words",
        value: ({share}) => `${naturalFrequency(share.value)}; ${frequencyRange(share.interval)}`
      }
    ]
  });
}
