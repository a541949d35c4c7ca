import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Screeners} from "../../contracts/screeners.js";
import {count, counted, percent, range, withInterval} from "../../words/numbers.js";
import {alphabetical} from "../../words/people.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ends, faint, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Row = Screeners["rows"][number];

/** So many rows can be seen beside the answer; of a longer list, those that stand out. */
const mostRows = 14;
const act = ({verdict}: Row): boolean => verdict === "act";

/** Each screener's share passed against what is usual for the same candidates, alphabetically; who stands out in the accent. */
export function screenerSharesChart({rows: given, refusal}: Screeners): HTMLElement {
  const rows = alphabetical(given);
  const out = rows.filter(act);
  const shown = rows.length <= mostRows ? rows : out.length > 0 ? out.slice(0, mostRows) : rows.slice(0, mostRows);
  return chartCard({
    title: sharesTitle(rows.length, out.length),
    subtitle: `Share of candidates passed; tick: usual for the same candidates; line: 90 % interval${shown.length < rows.length ? `; ${shown.length} of ${rows.length} screeners` : ""}`,
    howToRead:
      "The dot is the share passed, the tick what colleagues would pass of the same roles, levels, sources, teams, jobs and quarters. In colour: further apart than chance explains.",
    alternative: rows
      .map(({interviewer, share, usual}) => `${interviewer} ${percent(share.value)}, usual ${percent(usual)}`)
      .join("; "),
    chart: rows.length > 1 ? (width) => drawShares(shown, width) : null,
    empty: refusal ?? "Fewer than two screeners have enough screens to be compared.",
    table: screenersTable(rows),
    name: "screener-shares"
  });
}

/** In at most ten words. */
export function sharesTitle(screeners: number, outside: number): string {
  if (screeners < 2) return "Do screeners use the same bar?";
  if (outside === 0) return `None of ${screeners} screeners stands out`;
  return `${outside} of ${screeners} screeners ${outside === 1 ? "passes" : "pass"} at their own bar`;
}

function drawShares(rows: readonly Row[], width: number): Element {
  const colour = (row: Row): string => (act(row) ? accent : ink);
  const labels = rows.map(({interviewer}) => interviewer);
  const most = Math.max(0.5, ...rows.flatMap(({share, usual}) => [share.interval[1], usual]));
  return plot({
    width,
    height: 56 + rows.length * 22,
    marginLeft: labelMargin(labels, width),
    marginRight: 84,
    marginTop: 4,
    marginBottom: 40,
    x: {
      label: "% passed",
      labelArrow: "none",
      percent: true,
      domain: [0, Math.min(100, 100 * most + 4)],
      grid: true,
      ticks: 5
    },
    y: {label: null, domain: labels, tickSize: 0},
    marks: [
      Plot.ruleY(rows, {
        y: "interviewer",
        ...ends("x", ({share}: Row) => share.interval),
        stroke: context,
        strokeOpacity: 0.6,
        strokeWidth: 5,
        strokeLinecap: "round"
      }),
      Plot.ruleY(rows, {
        y: "interviewer",
        x1: "usual",
        x2: ({share}: Row) => share.value,
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.tickX(rows, {y: "interviewer", x: "usual", stroke: ink, strokeWidth: 2.5, insetTop: 3, insetBottom: 3}),
      Plot.dot(rows, {y: "interviewer", x: ({share}: Row) => share.value, r: 4.5, fill: colour}),
      Plot.text(rows, {
        y: "interviewer",
        text: ({passed, screens}: Row) => `${count(passed)} of ${count(screens)}`,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 80,
        fill: faint
      }),
      Plot.tip(
        rows,
        Plot.pointerY({
          y: "interviewer",
          x: ({share}: Row) => share.value,
          title: ({interviewer, share, usual, screens}: Row) =>
            `${interviewer}: ${withInterval(share.value, share.interval, percent)}\nusual: ${percent(usual)}\n${counted(screens, "screen")}`
        })
      )
    ]
  });
}

/** Comparable pass rates against the number of screens, inside the limits that chance leaves. */
export function screenerFunnelChart({rows, rate, overDispersion}: Screeners): HTMLElement {
  const beyond = (limits: "limits95" | "limits999"): number =>
    rows.filter(({adjusted, [limits]: [low, high]}) => adjusted < low || adjusted > high).length;
  const outside = beyond("limits95");
  return chartCard({
    title: funnelTitle(rows.length, {inner: outside, outer: beyond("limits999")}),
    subtitle: "Share passed of comparable candidates, by number of screens; lines: limits of chance, 95 and 99.9 %",
    howToRead: `One in twenty lies beyond the inner lines by chance alone, one in a thousand beyond the outer ones.${(overDispersion ?? 1) > 1 ? " The lines are widened because screeners as a whole differ more than chance." : ""}`,
    alternative: `Comparable pass rates of ${rows.length} screeners around ${percent(rate)}; ${outside} beyond the inner limits.`,
    chart: rows.length > 1 && rate !== null ? (width) => drawFunnel(rows, rate, width) : null,
    empty: "Fewer than two screeners have enough screens to be compared.",
    table: screenersTable(alphabetical(rows)),
    name: "screeners-and-chance"
  });
}

/** In at most ten words; who stands out by another rule may well lie within the outer limits. */
export function funnelTitle(screeners: number, {inner, outer}: {inner: number; outer: number}): string {
  if (screeners < 2) return "Could it be chance?";
  const which = inner > 0 && outer === inner ? "both limits" : "the inner limits";
  return `${inner === 0 ? "None" : inner} of ${screeners} ${inner < 2 ? "lies" : "lie"} beyond ${which} of chance`;
}

function drawFunnel(rows: readonly Row[], rate: number, width: number): Element {
  const bySize = [...rows].sort((a, b) => a.screens - b.screens);
  const limit = (pair: "limits95" | "limits999", end: 0 | 1, dash: string) =>
    Plot.line(bySize, {
      x: "screens",
      y: (row: Row) => row[pair][end],
      stroke: context,
      strokeDasharray: dash,
      curve: "basis"
    });
  return plot({
    width,
    height: 240,
    marginLeft: 52,
    marginTop: 24,
    marginBottom: 40,
    marginRight: 66,
    x: {label: "decided phone screens", labelArrow: "none", nice: true, ticks: 5},
    y: {label: "% passed", labelArrow: "none", percent: true, zero: true, nice: true, ticks: 4, grid: true},
    marks: [
      Plot.ruleY([rate], {stroke: faint}),
      limit("limits95", 0, "2,3"),
      limit("limits95", 1, "2,3"),
      limit("limits999", 0, "6,3"),
      limit("limits999", 1, "6,3"),
      Plot.dot(rows, {
        x: "screens",
        y: "adjusted",
        r: 5,
        fill: (row: Row) => (act(row) ? accent : background),
        stroke: (row: Row) => (act(row) ? accent : ink),
        strokeWidth: 1.5,
        tip: true,
        title: ({interviewer, adjusted, screens}: Row) =>
          `${interviewer}: ${percent(adjusted)} of comparable candidates\n${counted(screens, "screen")}`
      }),
      Plot.text(rows.filter(act), {
        x: "screens",
        y: "adjusted",
        text: "interviewer",
        dx: 9,
        textAnchor: "start",
        fill: ink
      })
    ]
  });
}

/** Every screener, alphabetically. */
export function screenersTable(rows: readonly Row[]): HTMLElement {
  if (rows.length === 0) return html`<p class="empty">No screener has enough screens to be shown.</p>`;
  return sortableTable(alphabetical(rows), {
    caption: "Phone screens, passes and what is usual, of each screener",
    name: "screeners",
    standsOut: ({verdict}) => verdict === "act" || verdict === "watch",
    columns: [
      {label: "Screener", value: ({interviewer}) => interviewer},
      {label: "Screens", numeric: true, value: ({screens}) => screens},
      {label: "Passed", numeric: true, value: ({passed}) => passed},
      amount("Usual", ({expected}) => expected, count),
      estimate("Share passed", ({share}) => share, percent),
      amount("Usual share", ({usual}) => usual, percent),
      amount("Comparable rate", ({adjusted}) => adjusted, percent),
      {
        label: "99.9 % limits",
        value: ({limits999}) => limits999[1],
        format: ({limits999}) => range(limits999, percent)
      },
      estimate("Would pass of everyone", ({ofEveryone}) => ofEveryone, percent),
      {
        label: "Verdict",
        value: ({verdict}) => ({act: "act", watch: "watch", ok: "as expected", too_little_data: "too few"})[verdict]
      }
    ]
  });
}
