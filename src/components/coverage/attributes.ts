import * as Plot from "@observablehq/plot";
import type {Coverage} from "../../contracts/coverage.js";
import {mayBeAsLow} from "../../words/apart.js";
import {inAll} from "../../words/finding.js";
import {atStart, count, counted, frequencyRange, naturalFrequency, percent, withInterval} from "../../words/numbers.js";
import {inTitle} from "../../words/title.js";
import {yearTitle} from "../../words/trend.js";
import {chartCard} from "../kit/chart-card.js";
import {quarterCard} from "../kit/quarter-card.js";
import {accent, context, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Slice = Coverage["slices"][number];
type Attribute = NonNullable<Slice["attributes"]>[number];

/** In how many loops of the slice each attribute was rated, asked without a rating, or not asked. */
export function coverageAttributes({slice, loops, attributes, kinds}: Slice, {leastLoops}: Coverage): HTMLElement {
  const isAll = Object.values(slice).every((part) => part === null);
  const rows = widestGapsFirst(attributes ?? []);
  return chartCard({
    title: attributes === null ? "Too few loops here to judge coverage" : attributesTitle(rows),
    subtitle: "Loops, %; from the left: rated; orange: asked, no rating; pale: not asked",
    howToRead:
      "Each bar is all loops of the choice above, widest gaps first. Not asked is no fault where the role does not need it.",
    alternative: rows
      .map(({attribute, share}) => `${attribute} rated in ${naturalFrequency(share.value)} loops`)
      .join("; ")
      .concat(
        kinds
          ? `. Something technical was rated in ${kinds.technical}, something else in ${kinds.other}, both in ${kinds.both} of ${loops} loops.`
          : ""
      ),
    chart: loops !== null && rows.length > 0 ? (width) => draw(rows, loops, width) : null,
    empty:
      loops === 0
        ? "No export says what loops assess: ratings by question are missing."
        : `${counted(loops, "loop")} here; coverage is shown from ${leastLoops} on.${isAll ? "" : " Choose a larger part."}`,
    table: table(rows),
    name: "coverage-attributes"
  });
}

/** What is rated in the fewest loops first. */
function widestGapsFirst(attributes: readonly Attribute[]): Attribute[] {
  return [...attributes].sort((a, b) => a.rated - b.rated || a.attribute.localeCompare(b.attribute, "en"));
}

/** What goes unasked, else what is rated least, with the one other that may be rated as little. */
export function attributesTitle(rows: readonly Attribute[]): string {
  const never = rows.filter(({rated, noData}) => rated + noData === 0);
  if (never.length === 1) return `Nobody asks about ${never[0]!.attribute}`;
  if (never.length > 1) return `Nobody asks about ${never.length} attributes`;
  const [first, ...others] = rows;
  if (!first) return "No attribute is known";
  const rivals = others.filter(({share}) => mayBeAsLow(share, first.share));
  if (rivals.length > 1) return "No single attribute is clearly rated least";
  return rivals.length === 1
    ? inTitle(`${first.attribute} and ${rivals[0]!.attribute} are rated least`, "Two attributes are rated least")
    : inTitle(
        `${first.attribute} is rated least, in ${percent(first.share.value)} of loops`,
        "One attribute is rated least"
      );
}

function draw(rows: readonly Attribute[], loops: number, width: number): Element {
  const labels = rows.map(({attribute}) => attribute);
  const row = rows.length > 10 ? 20 : 26;
  const tip = ({attribute, rated, noData, notAsked, share}: Attribute): string =>
    `${attribute}\nrated in ${count(rated)} of ${count(loops)} loops, ${withInterval(share.value, share.interval, percent)}\nasked, no rating: ${count(noData)}\nnot asked: ${count(notAsked)}`;
  return plot({
    width,
    height: 34 + rows.length * row,
    marginLeft: labelMargin(labels, width),
    marginTop: 4,
    marginBottom: 30,
    marginRight: 24,
    x: {
      label: null,
      percent: true,
      domain: [0, 100],
      ticks: width < 500 ? 3 : 6,
      tickFormat: (value: number) => `${value} %`
    },
    y: {label: null, domain: labels, padding: 0.25, tickSize: 0},
    marks: [
      Plot.barX(rows, {y: "attribute", x1: 0, x2: 1, fill: context, fillOpacity: 0.25}),
      Plot.barX(rows, {
        y: "attribute",
        x1: 0,
        x2: ({rated, noData}: Attribute) => (rated + noData) / loops,
        fill: accent
      }),
      Plot.barX(rows, {y: "attribute", x1: 0, x2: ({rated}: Attribute) => rated / loops, fill: ink}),
      Plot.tip(rows, Plot.pointerY({y: "attribute", x: ({rated}: Attribute) => rated / loops, title: tip}))
    ]
  });
}

/** Do loops cover more than a year ago? */
export function coverageByQuarter({byQuarter}: Coverage): HTMLElement {
  return quarterCard(byQuarter, {
    title: coverageTitle,
    subtitle: "Attributes of a loop that were rated, %, by quarter, all loops; bars: 90 %",
    howToRead: "The mean share of the attributes that a loop rates. Hollow quarters are not over yet.",
    empty: "Fewer than two quarters have rated loops enough to show.",
    format: percent,
    domain: [0, 1],
    caption: "Share of attributes rated, by quarter",
    value: "Attributes rated",
    n: "Loops",
    name: "coverage-by-quarter"
  });
}

/** How much more or less loops cover than a year before. */
export function coverageTitle(change: Coverage["byQuarter"]["change"]): string {
  return yearTitle(
    "Attributes covered",
    change,
    (value) => `Loops cover ${value < 0 ? "less" : "more"} than a year before`
  );
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
      estimate("Share rated (90 %)", ({share}) => share, percent),
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
  return chartCard({
    title: rejections
      ? `${atStart(inAll(rejections.share.value ?? 0))} rejections rest on coachable gaps alone`
      : "Rejected for what can be coached?",
    subtitle: "Rejected candidates, by what their ratings below the bar were about",
    howToRead: `A rating below 2.5 counts. What is coachable, the question map says; whether a rejection should stand is for the debrief.${rejections ? ` Coachable alone: ${frequencyRange(rejections.share.interval)}.` : ""}`,
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
    marginBottom: 30,
    marginRight: 40,
    x: {label: null, grid: true, ticks: width < 500 ? 3 : 6},
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
