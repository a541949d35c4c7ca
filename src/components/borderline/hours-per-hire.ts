import * as Plot from "@observablehq/plot";
import {count, hours, range} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, labelMargin, plot} from "../kit/chart.js";
import type {Judgement} from "../screen/judgement.js";
import {type LedgerLine, ledgerTable} from "./ledger.js";

type Drawn = LedgerLine & {hoursPerHire: NonNullable<LedgerLine["hoursPerHire"]>; loops: number};

/** Loop hours for one hire by kind of screen, against the hours that further screening would take instead. */
export function hoursPerHireChart(
  lines: readonly LedgerLine[],
  {bestHoursPerHire, rule}: Pick<Judgement, "bestHoursPerHire" | "rule">
): HTMLElement {
  const known = lines.filter((line): line is Drawn => line.hoursPerHire !== null);
  // A group with a handful of loops would stretch the scale until nothing else could be read; the table has it.
  const drawn = known.filter(({label, loops}) => loops >= rule.least || label === "borderline");
  const best = bestHoursPerHire?.median ?? null;
  return chartCard({
    title: hoursPerHireTitle(drawn, rule.least),
    subtitle:
      "Staff hours of loops for one hire, by the phone screen before them; line: 90 % interval; orange: by further screens and their loops",
    howToRead:
      "The vertical line is what a hire by further screens takes at the best bar: their hours and those of their loops. Right of it, loops take more hours a hire than that.",
    alternative: drawn
      .map(
        ({label, hoursPerHire: h, loops}) =>
          `After a ${label} screen one hire takes ${count(h.median)} loop hours, 90 % interval ${range(h.interval, count)}, from ${loops} loops.`
      )
      .join(" "),
    chart: drawn.length > 0 ? (width) => draw(drawn, best, rule.least, width) : null,
    empty: "No loop after a phone screen has been decided yet, or too few to show.",
    table: ledgerTable(lines),
    name: "hours-per-hire"
  });
}

/** In at most ten words. */
export function hoursPerHireTitle(
  lines: readonly (Pick<LedgerLine, "label" | "hoursPerHire"> & {loops: number})[],
  least: number
): string {
  const [borderline, clear] = ["borderline", "clear pass"].map((name) => lines.find(({label}) => label === name));
  if (!borderline?.hoursPerHire || borderline.loops < least) return "What does one hire cost in loop hours?";
  const hire = `A hire takes ${hours(borderline.hoursPerHire.median)} after borderline`;
  if (!clear?.hoursPerHire || clear.loops < least) return hire;
  return `${hire}, ${hours(clear.hoursPerHire.median)} after clear passes`;
}

function draw(lines: readonly Drawn[], best: number | null, least: number, width: number): Element {
  const enough = ({loops}: Drawn): boolean => loops >= least;
  const colour = (line: Drawn): string => (enough(line) ? ink : context);
  // An interval without an end in sight would leave no room for the rest.
  const most = 1.15 * Math.max(...lines.map(({hoursPerHire: h}) => Math.min(h.interval[1], 2.5 * h.median)), best ?? 0);
  const labels = lines.map(({label}) => label);
  return plot({
    width,
    height: 66 + lines.length * 44,
    marginLeft: labelMargin(labels, width),
    marginBottom: 40,
    marginTop: 22,
    marginRight: 24,
    x: {label: "loop hours per hire", labelArrow: "none", grid: true, domain: [0, most], ticks: 5},
    y: {label: null, domain: labels, tickSize: 0},
    marks: [
      ...(best === null
        ? []
        : [
            Plot.ruleX([best], {stroke: accent, strokeWidth: 2}),
            Plot.text([best], {
              x: (d: number) => d,
              text: (d: number) => `by further screens ${hours(d)}`,
              frameAnchor: "top",
              dy: -14,
              fill: accent
            })
          ]),
      Plot.ruleY(lines, {
        y: "label",
        x1: (d: Drawn) => d.hoursPerHire.interval[0],
        x2: (d: Drawn) => Math.min(most, d.hoursPerHire.interval[1]),
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.dot(lines, {
        y: "label",
        x: (d: Drawn) => d.hoursPerHire.median,
        r: 5.5,
        fill: (d: Drawn) => (enough(d) ? ink : background),
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.tip(
        lines,
        Plot.pointerY({
          y: "label",
          x: (d: Drawn) => d.hoursPerHire.median,
          title: (d: Drawn) =>
            `${d.label}: ${hours(d.hoursPerHire.median)} a hire\n90 %: ${range(d.hoursPerHire.interval, hours)}\n${d.loops} loops`
        })
      )
    ]
  });
}
