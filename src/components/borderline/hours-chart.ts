import * as Plot from "@observablehq/plot";
import {atStart, count, counted, hours, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, faint, ink, labelMargin, plot} from "../kit/chart.js";
import type {Judgement} from "../screen/judgement.js";
import {type LedgerLine, ledgerTable} from "./ledger.js";

type Known = LedgerLine & {hours: number};

interface Part {
  label: string;
  from: number;
  to: number;
  kind: "repaid" | "beyond";
  line: Known;
}

/** A narrower box shows the chart made smaller. */
const narrowest = 280;

/** Staff hours of loops by the kind of screen before them, in bars: what their hires repay, and what goes beyond. */
export function hoursChart(lines: readonly LedgerLine[], {rule: {least}}: Pick<Judgement, "rule">): HTMLElement {
  const known = lines.filter((line): line is Known => line.hours !== null);
  const isDrawn = known.some(({hours: took}) => took > 0);
  return chartCard({
    title: hoursTitle(known, least),
    subtitle: "Staff hours of loops, by the phone screen before them; orange: beyond break-even",
    howToRead:
      "At the left are the hours that the hires of these loops repay, at what one hire takes at the best bar; in orange the hours beyond. Pale: too few loops to judge.",
    alternative: known
      .map(
        ({label, hours: took, loops, hires}) =>
          `After ${label}: ${count(took)} hours, ${counted(loops, "loop")}, ${hiresOf(hires)}.`
      )
      .join(" "),
    chart: isDrawn ? (width) => draw(known, least, Math.max(width, narrowest)) : null,
    empty: "No loop after a phone screen has been decided yet, or too few to show their hours.",
    table: ledgerTable(lines),
    name: "loop-hours-by-screen"
  });
}

/** In at most ten words. */
export function hoursTitle(
  lines: readonly Pick<LedgerLine, "label" | "loops" | "hours" | "hires">[],
  least: number
): string {
  const one = lines.find(({label}) => label === "borderline");
  const sum = (of: (line: (typeof lines)[number]) => number | null): number =>
    lines.reduce((total, line) => total + (of(line) ?? 0), 0);
  const [allHours, allHires] = [sum((line) => line.hours), sum((line) => line.hires)];
  const isFew = (one?.loops ?? 0) < least;
  if (!one || isFew || one.hours === null || one.hires === null || allHours === 0)
    return "Where do the hours of loops go?";
  const share = percent(one.hours / allHours);
  return allHires === 0
    ? `Borderline screens take ${share} of loop hours`
    : `Borderline screens: ${share} of loop hours, ${percent(one.hires / allHires)} of hires`;
}

function draw(lines: readonly Known[], least: number, width: number): Element {
  const labels = lines.map(({label}) => atStart(label));
  const parts = lines.flatMap((line): Part[] => {
    const label = atStart(line.label);
    const beyond = Math.min(line.hours, line.wasted?.median ?? 0);
    return [
      {label, from: 0, to: line.hours - beyond, kind: "repaid", line},
      {label, from: line.hours - beyond, to: line.hours, kind: "beyond", line}
    ];
  });
  const most = Math.max(...lines.map((line) => line.hours));
  const isWide = (part: Part): boolean => ((part.to - part.from) / most) * (width - 260) > 56;
  return plot({
    width,
    height: 64 + lines.length * 56,
    marginLeft: labelMargin(labels, width),
    marginRight: width < 460 ? 96 : 150,
    marginTop: 8,
    marginBottom: 40,
    x: {label: "staff hours", labelArrow: "none", ticks: width < 460 ? 2 : 5, grid: true, domain: [0, most * 1.02]},
    y: {label: null, domain: labels, tickSize: 0, padding: 0.35},
    marks: [
      Plot.barX(parts, {
        y: "label",
        x1: "from",
        x2: "to",
        fill: ({kind}: Part) => (kind === "beyond" ? accent : ink),
        fillOpacity: ({line: {loops}}: Part) => ((loops ?? 0) < least ? 0.45 : 1)
      }),
      Plot.text(
        parts.filter((part) => isWide(part) && (part.line.loops ?? 0) >= least),
        {
          y: "label",
          x: ({from, to}: Part) => (from + to) / 2,
          text: "kind",
          fill: background,
          fontWeight: 700
        }
      ),
      Plot.text(lines, {
        y: ({label}: Known) => atStart(label),
        text: (line: Known) => beside(line, width),
        frameAnchor: "right",
        textAnchor: "start",
        dx: 8,
        lineWidth: 12,
        fill: faint
      }),
      Plot.tip(
        lines,
        Plot.pointerY({
          y: ({label}: Known) => atStart(label),
          x: (line: Known) => line.hours,
          title: (line: Known) =>
            `${atStart(line.label)}: ${hours(line.hours)}\n${counted(line.loops, "loop")}, ${counted(line.offers, "offer")}, ${hiresOf(line.hires)}\n${line.wasted ? `${count(line.wasted.median)} h beyond break-even (${count(line.wasted.interval[0])}–${count(line.wasted.interval[1])})` : ""}`
        })
      )
    ]
  });
}

function beside({loops, hires, hoursPerHire}: Known, width: number): string {
  if (!loops) return width < 460 ? "no loops" : "no loops by the bar";
  const each = hoursPerHire ? `${count(hoursPerHire.median)} h a hire` : "";
  const counts = width < 460 ? hiresOf(hires) : `${counted(loops, "loop")}, ${hiresOf(hires)}`;
  return `${counts}\n${each}`;
}

function hiresOf(hires: number | null): string {
  return counted(hires === null ? null : Math.round(hires), "hire");
}
