import * as Plot from "@observablehq/plot";
import type {Coverage} from "../../contracts/coverage.js";
import {count, counted, frequencyRange, naturalFrequency, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Slice = Coverage["slices"][number];
type Attribute = NonNullable<Slice["attributes"]>[number];

/** In how many loops of the slice each attribute was rated, asked without a rating, or not asked. */
export function coverageAttributes({loops, attributes, kinds}: Slice, {leastLoops}: Coverage): HTMLElement {
  const rows = inOrder(attributes ?? []);
  const never = rows.filter(({rated, noData}) => rated + noData === 0);
  return chartCard({
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
    chart: loops !== null && rows.length > 0 ? (width) => draw(rows, loops, width) : null,
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
  return plot({
    width,
    height: 110 + rows.length * 28,
    marginLeft: labelMargin(labels, width),
    marginTop: 20,
    marginBottom: 46,
    marginRight: 24,
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
      amount("Rated", ({rated}) => rated, count),
      amount("No data", ({noData}) => noData, count),
      amount("Not asked", ({notAsked}) => notAsked, count),
      estimate("Share rated, plausible", ({share}) => share, percent),
      {
        label: "In plain words",
        value: ({share}) => `${naturalFrequency(share.value)}; ${frequencyRange(share.interval)}`
      }
    ]
  });
}

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
  return chartCard({
    title: rejections ? `Only coachable attributes below the bar: ${words}` : "Rejected for what can be coached?",
    howToRead:
      "rejected candidates by what their mean ratings below 2.5 were about. A rejection that rests only on what the question map marks coachable may be a hire after some months of coaching; whether it should be is for the debrief to say.",
    alternative: rows.map(({label, n}) => `${label} ${n}`).join("; "),
    chart: rejections ? (width) => drawRejections(rows, width) : null,
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

function drawRejections(rows: readonly {label: string; n: number}[], width: number): Element {
  return plot({
    width,
    height: 70 + rows.length * 34,
    marginLeft: 150,
    marginBottom: 44,
    marginRight: 40,
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
