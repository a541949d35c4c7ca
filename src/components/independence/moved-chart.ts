import * as Plot from "@observablehq/plot";
import type {Independence, ShareOf} from "../../contracts/independence.js";
import {inAll} from "../../words/finding.js";
import {atStart, count, hours, percent, points, range, withInterval} from "../../words/numbers.js";
import {yearTitle} from "../../words/trend.js";
import {chartCard} from "../kit/chart-card.js";
import {quarterCard} from "../kit/quarter-card.js";
import {accent, background, context, ends, ink, plot} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";
import {tiles} from "../kit/tiles.js";

/** Why a count of changes may be missing. */
export const hiddenMovement = "hidden: fewer than five candidates, or nearly the same for all of a few";

type Row = ShareOf & {label: string};

/** Votes from which on it is judged whether sides give way. */
const fewest = 50;

/** The two sides of split loops. */
export function movementRows(movement: Independence["movement"]): Row[] {
  if (!movement) return [];
  return [
    {label: "Against the majority", ...movement.minority},
    {label: "With the majority", ...movement.majority}
  ];
}

/** Of votes against the majority and with it, how many changed side at the debrief: parts of a whole. */
export function movedChart({movement}: Independence): HTMLElement {
  const rows = movementRows(movement).filter(({share}) => share.value !== null);
  return chartCard({
    title: movedTitle(movement),
    subtitle: "Votes of split loops that changed side at the debrief, %; line: 90 % interval",
    howToRead: `The coloured part of each bar is votes that changed side; pale: fewer than ${fewest} that could.${
      movement?.toDecider.value == null
        ? " Who decides has no vote of their own in these loops, so a pull towards them cannot be seen."
        : ` Votes against the decider's changed ${points(movement.toDecider.value)} (${range(movement.toDecider.interval, points)}) more often than votes with it.`
    }`,
    alternative: rows.map(({label, share, of}) => `${label}: ${percent(share.value)} of ${count(of)}`).join("; "),
    chart: rows.length > 0 ? (width) => draw(rows, width) : null,
    empty: movement
      ? "How many votes moved is hidden: it would tell what became of a few candidates."
      : "No export shows how people voted before the debrief. Export scorecards before each debrief as well, or with the initial vote.",
    table: sortableTable(movementRows(movement), {
      caption: "Changes of side at the debrief",
      name: "moved",
      columns: [
        {label: "Votes", value: ({label}) => label},
        {label: "Changed", numeric: true, missing: hiddenMovement, value: ({count: changed}) => changed},
        {label: "Of", numeric: true, missing: hiddenMovement, value: ({of}) => of},
        estimate("Share", ({share}) => share, percent)
      ]
    }),
    name: "moved"
  });
}

/** How the minority fares beside the majority. */
export function movedTitle(movement: Independence["movement"]): string {
  const [minority, majority] = [movement?.minority.share.value, movement?.majority.share.value];
  if (minority == null || majority == null) return "What the debrief changes cannot be told";
  const short = (share: number): string => inAll(share).replace("about ", "");
  return `${atStart(short(minority))} minority votes switched, ${short(majority)} others`;
}

function draw(rows: readonly Row[], width: number): Element {
  return plot({
    width,
    height: 230,
    marginLeft: 14,
    marginRight: 26,
    marginTop: 20,
    marginBottom: 34,
    x: {label: null, percent: true, domain: [0, 100], ticks: 5, tickFormat: (value: number) => `${value} %`},
    y: {axis: null, domain: rows.map(({label}) => label), padding: 0.6},
    marks: [
      Plot.barX(rows, {y: "label", x1: 0, x2: 1, fill: context, fillOpacity: 0.28}),
      Plot.barX(rows, {
        y: "label",
        x: ({share}: Row) => share.value,
        fill: accent,
        fillOpacity: ({of}: Row) => ((of ?? 0) < fewest ? 0.45 : 1),
        title: ({label, share, count: changed, of}: Row) =>
          `${label}\n${count(changed)} of ${count(of)} changed side\n${withInterval(share.value, share.interval, percent)}`,
        tip: true
      }),
      Plot.ruleY(rows, {y: "label", ...ends("x", ({share}: Row) => share.interval), stroke: ink, strokeWidth: 2}),
      Plot.text(rows, {
        y: "label",
        x: 0,
        dy: -32,
        textAnchor: "start",
        text: ({label, count: changed, of}: Row) => `${label}: ${count(changed)} of ${count(of)}`,
        fill: ink,
        fontWeight: 700
      }),
      Plot.text(rows, {
        y: "label",
        x: ({share}: Row) => share.interval?.[1] ?? share.value,
        dx: 8,
        textAnchor: "start",
        text: ({share}: Row) => percent(share.value),
        fill: ink,
        stroke: background,
        strokeWidth: 4
      })
    ]
  });
}

/** Minority votes that switched, by quarter. */
export function movedByQuarter({minorityByQuarter}: Independence): HTMLElement {
  return quarterCard(minorityByQuarter, {
    title: changeTitle,
    subtitle: "Minority votes that changed side at the debrief, %, by quarter; bars: 90 %",
    howToRead:
      "Each dot is a quarter, by the day of the interview. Hollow quarters are not over yet, and compared with nothing.",
    empty: "Fewer than two quarters have enough split loops to show.",
    format: percent,
    caption: "Minority votes that changed side, by quarter",
    value: "Changed side",
    n: "Votes",
    name: "moved-by-quarter"
  });
}

/** How the share moved in a year. */
export function changeTitle(change: Independence["minorityByQuarter"]["change"]): string {
  return yearTitle(
    "Minority votes that switch",
    change,
    (value) => `${value < 0 ? "Fewer" : "More"} switch than a year before`
  );
}

/** When votes and feedback came in. */
export function timeTiles({blind, hours: median, afterDebrief}: Independence): HTMLElement {
  const of = blind.share;
  return tiles(
    [
      {
        measure: "Votes cast before any other was in",
        value: blind.of ? percent(of.value) : null,
        beside: of.interval ? range(of.interval, percent) : "",
        note: blind.of
          ? `of ${count(blind.of)}; the others could have been read first, unless votes are hidden`
          : "The exports hold no times of submission."
      },
      {
        measure: "Half of the feedback came within",
        value: median.value === null ? null : hours(median.value),
        beside: median.interval ? range(median.interval, hours) : "",
        note: median.value === null ? "The exports hold no times of submission." : "after the interview"
      },
      {
        measure: "Feedback after the debrief began",
        value: afterDebrief.value === null && afterDebrief.interval === null ? null : percent(afterDebrief.value),
        beside: afterDebrief.interval ? range(afterDebrief.interval, percent) : "",
        note:
          afterDebrief.value === null && afterDebrief.interval === null
            ? "Not known, or of too few candidates."
            : "too late to be independent"
      }
    ],
    "When votes and feedback came in"
  );
}
