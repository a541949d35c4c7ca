import * as Plot from "@observablehq/plot";
import type {Agreement} from "../../contracts/agreement.js";
import {coefficient, count, counted, range, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ends, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type Slice = Agreement["slices"][number];
type Point = Slice["phi"][number];

/** Reliability of the loop's mean by the number of interviews, and what voting at one bar would win. */
export function phiCurve({phi, interviewsPerLoop, loops}: Slice): HTMLElement {
  const now = Math.round(interviewsPerLoop ?? 0);
  return chartCard({
    title: phiTitle(phi, now),
    subtitle: `Reliability of a loop's mean vote, by votes in it${interviewsPerLoop === null ? "" : `, ${interviewsPerLoop.toFixed(1)} now`}${phi.length > 0 ? `; ${counted(loops, "loop")}` : ""}; band: 90 %`,
    howToRead:
      "1 would mean that other interviewers would give every candidate the same mean vote, 0 that the mean is luck. The dashed line is what voting at one bar would give: how much calibration can win.",
    alternative:
      phi.map(({interviews, phi: value}) => `${interviews} votes ${coefficient(value.value)}`).join(", ") + ".",
    chart: phi.length > 0 ? (width) => draw(phi, {now, loops}, width) : null,
    empty:
      "Too few loops with two or more votes, or votes that do not differ: how reliable a loop is cannot be judged.",
    table: table(phi),
    name: "reliability-by-interviews"
  });
}

/** Gain in reliability below which calibrating alone is not worth its hours. */
const worthCalibrating = 0.05;

/** What voting at one bar would win. */
export function phiTitle(phi: readonly Point[], now: number): string {
  const here = phi.find(({interviews}) => interviews === now);
  if (here?.phi.value == null) return "How reliable a loop is cannot be told yet";
  return here.withoutSeverity - here.phi.value < worthCalibrating
    ? "Voting at one bar would hardly help"
    : "Voting at one bar would make loops more reliable";
}

function draw(phi: readonly Point[], {now, loops}: {now: number; loops: number | null}, width: number): Element {
  const shown = phi.filter(({phi: {value}}) => value !== null);
  const fixed = shown.filter(({fixedAreas}) => fixedAreas !== null);
  const last = shown.at(-1)!;
  return plot({
    width,
    height: 300,
    marginLeft: 44,
    marginRight: 24,
    marginTop: 34,
    marginBottom: 48,
    x: {
      label: "votes in a loop →",
      ticks: shown.map(({interviews}) => interviews),
      tickFormat: "d",
      domain: [1, last.interviews]
    },
    y: {label: "↑ reliability, 0 luck to 1 certain", domain: [0, 1], grid: true, ticks: 5},
    marks: [
      Plot.areaY(
        shown.filter(({phi: {interval}}) => interval),
        {
          x: "interviews",
          ...ends("y", (point: Point) => point.phi.interval),
          fill: accent,
          fillOpacity: 0.15
        }
      ),
      Plot.line(shown, {x: "interviews", y: "withoutSeverity", stroke: context, strokeDasharray: "4,3"}),
      fixed.length > 0
        ? Plot.line(fixed, {x: "interviews", y: "fixedAreas", stroke: ink, strokeDasharray: "1,3", strokeWidth: 2})
        : null,
      Plot.line(shown, {x: "interviews", y: (point: Point) => point.phi.value, stroke: accent, strokeWidth: 2.5}),
      Plot.dot(shown, {
        x: "interviews",
        y: (point: Point) => point.phi.value,
        r: ({interviews}: Point) => (interviews === now ? 6 : 3.5),
        fill: ({interviews}: Point) => (interviews === now ? accent : background),
        stroke: accent,
        strokeWidth: 2,
        title: ({interviews, phi: {value, interval}, withoutSeverity}: Point) =>
          `${interviews} ${interviews === 1 ? "vote" : "votes"}\n${withInterval(value, interval, coefficient)}\nat one bar ${coefficient(withoutSeverity)}\nn = ${count(loops)} loops`,
        tip: true
      }),
      Plot.text([last], {
        x: "interviews",
        y: "withoutSeverity",
        text: () => "at one bar",
        dy: fixed.length > 0 ? 34 : -12,
        textAnchor: "end",
        fill: context
      }),
      fixed.length > 0
        ? Plot.text([last], {x: "interviews", y: "fixedAreas", text: () => "same areas", dy: -16, textAnchor: "end"})
        : null,
      Plot.text(
        shown.filter(({interviews}) => interviews === now),
        {
          x: "interviews",
          y: (point: Point) => point.phi.value,
          text: () => "now",
          dy: 18,
          fill: accent,
          fontWeight: 600
        }
      )
    ]
  });
}

function table(phi: readonly Point[]): HTMLElement {
  return sortableTable(phi, {
    caption: "Reliability by number of votes",
    name: "reliability",
    columns: [
      {label: "Votes", numeric: true, value: ({interviews}) => interviews},
      amount("Reliability", ({phi: {value}}) => value, coefficient),
      {
        label: "Nine times in ten",
        value: ({phi: {interval}}) => interval?.[0] ?? null,
        format: ({phi: {interval}}) => range(interval, coefficient)
      },
      amount("At one bar", ({withoutSeverity}) => withoutSeverity, coefficient),
      amount("Same areas", ({fixedAreas}) => fixedAreas, coefficient, {missing: "needs shadow pairs"})
    ]
  });
}
