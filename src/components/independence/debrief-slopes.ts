import * as Plot from "@observablehq/plot";
import type {Independence} from "../../contracts/independence.js";
import {count, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, plot} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";
import {hiddenMovement, movementRows} from "./moved-chart.js";

type Flip = NonNullable<Independence["movement"]>["flips"][number];

/** Votes before and after the debrief: how many stay, how many cross. */
export function debriefSlopes({movement}: Independence): HTMLElement {
  const flips = movement?.flips ?? [];
  const isHidden = flips.some(({votes}) => votes === null);
  const moved = flips.filter(({from, to}) => from !== to).reduce((sum, {votes}) => sum + (votes ?? 0), 0);
  const all = flips.reduce((sum, {votes}) => sum + (votes ?? 0), 0);
  return chartCard({
    title: isHidden
      ? "Too few candidates' votes moved to show how many"
      : movement
        ? `${count(moved)} of ${count(all)} votes changed side`
        : "What the debrief changes cannot be told",
    subtitle: "Votes before the debrief (left) and after it (right); thicker: more votes",
    howToRead:
      "Lines that cross are votes that changed side. A vote may move for a good reason, a fact heard in the room.",
    alternative: flips.map(({from, to, votes}) => `${count(votes)} from ${from} to ${to}`).join(", ") + ".",
    chart: movement && !isHidden ? (width) => draw(flips, width) : null,
    empty: isHidden
      ? "How many votes moved is hidden: it would tell what became of a few candidates."
      : "No export shows how people voted before the debrief. Export scorecards before each debrief as well, or with the initial vote.",
    table: sortableTable(movementRows(movement), {
      caption: "Changes of side at the debrief",
      name: "debrief",
      columns: [
        {label: "Votes", value: ({label}) => label},
        {label: "Changed", numeric: true, missing: hiddenMovement, value: ({count: changed}) => changed},
        {label: "Of", numeric: true, missing: hiddenMovement, value: ({of}) => of},
        estimate("Share", ({share}) => share, percent)
      ]
    }),
    name: "debrief"
  });
}

function draw(flips: readonly Flip[], width: number): Element {
  const most = Math.max(...flips.map(({votes}) => votes ?? 0), 1);
  const shown = flips.filter(({votes}) => (votes ?? 0) > 0);
  const thickness = ({votes}: Flip): number => Math.max(1.5, ((votes ?? 0) / most) * 16);
  const level = (side: "yes" | "no"): number => (side === "yes" ? 1 : 0);
  return plot({
    width: Math.min(width, 560),
    height: 210,
    marginLeft: 70,
    marginRight: 70,
    marginBottom: 36,
    x: {label: null, domain: [0, 1], ticks: [0, 1], tickFormat: (side: number) => (side === 0 ? "before" : "after")},
    y: {axis: null, domain: [-0.25, 1.25]},
    marks: [
      Plot.link(shown, {
        x1: 0,
        x2: 1,
        y1: ({from}: Flip) => level(from),
        y2: ({to}: Flip) => level(to),
        stroke: ({from, to}: Flip) => (from === to ? context : accent),
        strokeWidth: thickness,
        strokeOpacity: 0.7
      }),
      Plot.text(shown, {
        x: ({from, to}: Flip) => (from === to ? 0.5 : 0.26),
        y: ({from, to}: Flip) => (from === to ? level(from) : level(from) + (level(to) - level(from)) * 0.26),
        text: ({votes}: Flip) => count(votes),
        fill: ink,
        stroke: background,
        strokeWidth: 5
      }),
      Plot.text(["yes", "no"] as const, {x: 0, y: level, text: (side: string) => side, dx: -14, textAnchor: "end"}),
      Plot.text(["yes", "no"] as const, {x: 1, y: level, text: (side: string) => side, dx: 14, textAnchor: "start"})
    ]
  });
}
