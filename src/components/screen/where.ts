import * as Plot from "@observablehq/plot";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import {quartersBetween} from "../../statistics/intervals/year-on-year.js";
import {atStart, count, counted, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, band, context, ends, faint, inLines, ink, labelMargin, plot} from "../kit/chart.js";
import {intervalTable} from "../kit/table.js";
import {trendChart} from "../kit/trend-chart.js";
import {changedSearch} from "../kit/url.js";
import type {JudgedGroup, Judgement} from "./judgement.js";

/** One value of role, level, team or quarter, with what became of its loops after one vote. */
export interface Part {
  dimension: PublishedScreenSlice["dimension"];
  member: string;
  /** How it is called among members of other dimensions. */
  label: string;
  group: JudgedGroup;
  /** What the page's controls say when it is chosen. */
  slice: PublishedScreenSlice["slice"];
  /** Probability that these loops waste hours; null with too few. */
  wasteful: number | null;
}

/** Fewer loops make a dot that says little. */
const few = 10;

/**
 * The vote that a page is about, in every member of some dimensions; where it is merged with others, or a member
 * is all there is, it is left out.
 */
export function partsOf(
  judgements: readonly {slice: PublishedScreenSlice; judged: Judgement}[],
  vote: string | null
): Part[] {
  return judgements.flatMap(({slice: {dimension, member, slice: choice}, judged}) => {
    const group = judged.groups.find(({counts}) => counts.group === vote);
    const isAlone = judgements.filter(({slice}) => slice.dimension === dimension).length < 2;
    if (!group || member === null || isAlone) return [];
    const label = member === "other" ? `other ${dimension}s` : member;
    return [{dimension, member, label, group, slice: choice, wasteful: group.enough ? group.wasteful : null}];
  });
}

/** "2026-Q1", not "other". */
export function isQuarter(member: string | null): member is string {
  return /^\d{4}-Q[1-4]$/.test(member ?? "");
}

const own = ({group}: Part): number | null => group.own ?? group.offer.value;

/** Loops after one vote that end in an offer, by quarter of the screen, against break-even; `scope` says of whom. */
export function offersByQuarter(
  parts: readonly Part[],
  {breakEven}: Pick<Judgement, "breakEven">,
  {label, scope, chosen}: {label: string; scope: string; chosen: string | null}
): HTMLElement {
  const quarters = parts.filter(({member}) => isQuarter(member));
  // A quarter that is pooled with others leaves a gap.
  const points = quartersBetween(quarters.map(({member}) => member)).map((period) => {
    const part = quarters.find(({member}) => member === period);
    const offer = part?.group.offer;
    return {
      period,
      href: part ? addressOf(part) : null,
      value: offer?.value ?? null,
      interval: offer?.interval ?? null,
      n: offer?.n ?? null,
      faint: (offer?.n ?? 0) < few
    };
  });
  const known = points.filter(({value}) => value !== null);
  return chartCard({
    title: quarterTitle(
      known.map(({interval, faint: isFew}) => (isFew ? null : interval)),
      breakEven?.median ?? null
    ),
    subtitle: `${atStart(label)} loops that end in an offer, by quarter of the screen, ${scope}; bar: 90 % interval`,
    howToRead: `Each dot is a quarter, drawn towards the others as far as its loops are few. Hollow: fewer than ${few} loops.`,
    alternative: known
      .map(({period, value, interval, n}) => `${period}: ${withInterval(value, interval, percent)} of ${n} loops.`)
      .join(" "),
    chart:
      known.length > 1
        ? (width) =>
            trendChart(points, width, {
              format: percent,
              reference: breakEven ? {value: breakEven.median, label: "break-even"} : null,
              events: points.some(({period}) => period === chosen) ? [{period: chosen!, label: "chosen"}] : []
            })
        : null,
    empty: `Fewer than two quarters have enough ${label} loops to be shown.`,
    table: intervalTable(
      known.map(({period, ...point}) => ({label: period, ...point})),
      {
        caption: `Share of ${label} loops that end in an offer, by quarter`,
        name: "offers-by-quarter",
        row: "Quarter",
        value: "Chance of an offer",
        format: percent,
        n: "Decided loops"
      }
    ),
    name: "offers-by-quarter"
  });
}

/**
 * In how many quarters the whole interval lies on one side of break-even, in at most ten words; null are those with too
 * few to judge, and some are not shown.
 */
export function quarterTitle(
  intervals: readonly (readonly [number, number] | null)[],
  breakEven: number | null
): string {
  const told = intervals.filter((interval) => interval !== null);
  if (told.length < 2 || breakEven === null) return "How did it go by quarter?";
  const below = told.filter(([, high]) => high < breakEven).length;
  const above = told.filter(([low]) => low > breakEven).length;
  const judged = `of ${told.length} quarters judged`;
  if (below === told.length) return `Below break-even in each ${judged}`;
  if (above === told.length) return `Above break-even in each ${judged}`;
  if (below > 0) return `Clearly below break-even in ${below} ${judged}`;
  return above > 0
    ? `Clearly above break-even in ${above} ${judged}`
    : `Clearly on one side of break-even in no quarter`;
}

/** The same by role and level, or by team, side by side; `scope` says of what. */
export function offersByMember(
  parts: readonly Part[],
  {breakEven}: Pick<Judgement, "breakEven">,
  {
    label,
    by,
    scope,
    names,
    chosen
  }: {label: string; by: string; scope: string; names: readonly [string, string]; chosen: string | null}
): HTMLElement {
  const shown = parts.filter(({group}) => group.offer.value !== null);
  return chartCard({
    title: memberTitle(shown, names),
    subtitle: `${atStart(label)} loops that end in an offer, by ${by}, ${scope}; line: 90 % interval, diamond: as counted`,
    howToRead:
      "Left of the break-even band loops cost more hours per hire than further screening. Dots are drawn towards the others as far as their loops are few; a diamond is the share as counted.",
    alternative: shown
      .map(
        ({label: name, group: {offer}}) =>
          `${name}: ${withInterval(offer.value, offer.interval, percent)} of ${offer.n}.`
      )
      .join(" "),
    chart: shown.length > 1 ? (width) => drawMembers(shown, breakEven, chosen, width) : null,
    empty: `Fewer than two have enough ${label} loops to be set side by side.`,
    table: intervalTable(
      shown.map(({label: name, group: {offer}}) => ({label: name, ...offer})),
      {
        caption: `Share of ${label} loops that end in an offer, by ${by}`,
        name: `offers-by-${by.replaceAll(" ", "-")}`,
        row: "Which",
        value: "Chance of an offer",
        format: percent,
        n: "Decided loops"
      }
    ),
    name: `offers-by-${by.replaceAll(" ", "-")}`
  });
}

/** Which side of break-even they are clearly on, in at most ten words. */
export function memberTitle(
  parts: readonly Pick<Part, "wasteful">[],
  [singular, plural]: readonly [string, string]
): string {
  const judged = parts.filter(({wasteful}) => wasteful !== null);
  if (judged.length < 2) return `Is it one of the ${plural}?`;
  const below = judged.filter(({wasteful}) => wasteful! > 0.9).length;
  const above = judged.filter(({wasteful}) => wasteful! < 0.1).length;
  const all = judged.length;
  if (below === all) return `Below break-even in each ${singular} judged`;
  if (above === all) return `Above break-even in each ${singular} judged`;
  if (below > 0) return `Clearly below break-even in ${below} of ${all} ${plural}`;
  return above > 0
    ? `Clearly above break-even in ${above} of ${all} ${plural}`
    : `Clearly on one side of break-even in no ${singular}`;
}

function drawMembers(
  parts: readonly Part[],
  breakEven: Judgement["breakEven"],
  chosen: string | null,
  width: number
): Element {
  const labels = parts.map(({label}) => label);
  const colour = (part: Part): string => (part.group.offer.n < few ? context : part.member === chosen ? accent : ink);
  const value = ({group}: Part): number | null => group.offer.value;
  const most = Math.max(0.3, ...parts.map(({group}) => group.offer.interval![1]), breakEven?.interval[1] ?? 0);
  return plot({
    width,
    height: 78 + parts.length * 28,
    marginLeft: labelMargin(labels, width),
    marginRight: 76,
    marginTop: 22,
    marginBottom: 40,
    x: {
      label: "% with an offer",
      labelArrow: "none",
      percent: true,
      domain: [0, Math.min(100, 100 * most + 4)],
      ticks: 4,
      grid: true
    },
    y: {label: null, domain: labels, tickSize: 0, tickFormat: inLines(labelMargin(labels, width))},
    marks: [
      ...(breakEven
        ? [
            Plot.rectX([breakEven.interval], {x1: (d: number[]) => d[0], x2: (d: number[]) => d[1], fill: band}),
            Plot.ruleX([breakEven.median], {stroke: accent, strokeWidth: 2}),
            Plot.text([breakEven.median], {
              x: (d: number) => d,
              text: () => "break-even",
              frameAnchor: "top",
              dy: -14,
              fill: accent
            })
          ]
        : []),
      Plot.ruleY(parts, {
        y: "label",
        ...ends("x", ({group}: Part) => group.offer.interval),
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(parts, {
        y: "label",
        x: value,
        r: 4.5,
        fill: (part: Part) => (part.group.offer.n < few ? background : colour(part)),
        stroke: colour,
        strokeWidth: 2,
        href: (part: Part) => addressOf(part)
      }),
      Plot.dot(parts, {
        y: "label",
        x: own,
        r: 3.5,
        symbol: "diamond",
        fill: background,
        stroke: colour,
        strokeWidth: 1.25,
        dy: -9
      }),
      Plot.text(parts, {
        y: "label",
        text: ({group: {counts}}: Part) => `${count(counts.offers)} of ${count(counts.decided)}`,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 72,
        fill: faint
      }),
      Plot.tip(
        parts,
        Plot.pointerY({
          y: "label",
          x: value,
          title: ({label, group: {offer, counts}}: Part) =>
            `${label}: ${withInterval(offer.value, offer.interval, percent)}\n${count(counts.offers)} offers of ${counted(counts.decided, "loop")}`
        })
      )
    ]
  });
}

/** This page with that slice chosen; teams are none of the bar's. */
function addressOf({slice}: Pick<Part, "slice">): string | null {
  if (Object.values(slice).every((value) => value === null)) return null;
  return `${location.pathname}${changedSearch(location.search, {...slice})}`;
}
