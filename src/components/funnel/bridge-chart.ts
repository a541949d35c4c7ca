import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Funnel} from "../../contracts/funnel.js";
import {count, month, percent, points, range, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ends, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import {aboutStep} from "./controls.js";

type Bridge = Funnel["bridges"][number];
type Part = {label: string; value: number; interval: [number, number] | null};

const titles = {
  simpson: "The total misleads: read it by group",
  mix: "Most of the change is who applied",
  rate: "The step itself changed, more than who applied",
  hidden: "Who applied hid a change of the step",
  none: "Share that went on: no clear change in a year"
} as const;

/** A step's change between two spans, split into mix and conversion within kinds of candidates. */
export function funnelBridgeChart({bridges}: Funnel, step: string | null): HTMLElement {
  const bridge = bridges.find((one) => one.step === step);
  const parts = bridge ? partsOf(bridge) : [];
  const chart = chartCard({
    title: bridge ? titleOf(bridge) : "Too few candidates to tell why it changed",
    subtitle: `${aboutStep(step, "change of the share that went on")}, points, and its two parts; line: 90 %`,
    howToRead:
      "The first bar is the sum of the other two: what happened among candidates of one kind, and what more or fewer of each kind did.",
    alternative: parts
      .map(
        ({label, value, interval}) =>
          `${label}: ${points(value)}${interval ? `, ${range(interval, points)} nine times in ten` : ""}`
      )
      .join("; "),
    chart:
      bridge && parts.length > 0
        ? (width) => draw(parts, {before: bridge.before.n, after: bridge.after.n}, width)
        : null,
    empty:
      "Two spans of at least 100 candidates with a recorded source, role or level are needed to tell mix from conversion.",
    table: bridge ? strataTable(bridge) : null,
    name: "rate-and-mix"
  });
  return html`<div>
    ${bridge?.direction === "simpson" ? html`<p class="notice"><strong>Simpson’s paradox.</strong> Read this step by ${bridge.by}, not in total.</p>` : null}
    ${chart}
  </div>`;
}

function titleOf({direction, change}: Bridge): string {
  const [low, high] = change.interval ?? [0, 0];
  return titles[direction === "rate" && low <= 0 && high >= 0 ? "hidden" : (direction ?? "none")];
}

function partsOf({change, rate, mix, by}: Bridge): Part[] {
  const part = (label: string, {value, interval}: Bridge["change"]): Part[] =>
    value === null ? [] : [{label, value, interval}];
  return [...part("change in total", change), ...part(`within ${by}s`, rate), ...part(`mix of ${by}s`, mix)];
}

function draw(parts: readonly Part[], candidates: {before: number; after: number}, width: number): Element {
  const known = parts.filter(({interval}) => interval !== null);
  return plot({
    width,
    height: 210,
    marginLeft: 128,
    marginBottom: 46,
    x: {label: null, percent: true, grid: true, ticks: width < 500 ? 3 : 6},
    y: {label: null, domain: parts.map(({label}) => label)},
    marks: [
      Plot.barX(parts, {
        x: "value",
        y: "label",
        fill: (_: Part, i: number) => (i === 0 ? context : accent),
        fillOpacity: 0.75,
        inset: 6
      }),
      Plot.ruleY(known, {
        y: "label",
        ...ends("x", (d: Part) => d.interval),
        stroke: ink,
        strokeWidth: 1.5
      }),
      Plot.ruleX([0], {stroke: ink}),
      // A change of nothing has no bar: the dot says that it was estimated.
      Plot.dot(parts, {x: "value", y: "label", r: 4, fill: ink}),
      Plot.tip(
        parts,
        Plot.pointerY({
          x: "value",
          y: "label",
          title: ({label, value, interval}: Part) =>
            `${label}\n${withInterval(value, interval, points)}\nn = ${count(candidates.before)} before, ${count(candidates.after)} after`
        })
      )
    ]
  });
}

function strataTable({strata, before, after, by}: Bridge): HTMLElement {
  const share = ({n, k}: {n: number; k: number}): string =>
    n === 0 ? "–" : `${count(k)} of ${count(n)}: ${percent(k / n)}`;
  return sortableTable(strata, {
    caption: `Share that went on by ${by}, before and after`,
    name: "rate-and-mix",
    columns: [
      {label: by[0]!.toUpperCase() + by.slice(1), value: ({member}) => member},
      {
        label: `${month(before.from)} – ${month(before.to)}`,
        value: ({before: b}) => (b.n > 0 ? b.k / b.n : null),
        format: ({before: b}) => share(b)
      },
      {
        label: `${month(after.from)} – ${month(after.to)}`,
        value: ({after: a}) => (a.n > 0 ? a.k / a.n : null),
        format: ({after: a}) => share(a)
      },
      amount("Share of candidates before", ({before: b}) => b.n / before.n, percent),
      amount("Share of candidates after", ({after: a}) => a.n / after.n, percent)
    ]
  });
}
