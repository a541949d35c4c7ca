import * as Plot from "@observablehq/plot";
import {breakEven} from "../../statistics/screen/loop-cost.js";
import {percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import type {Judgement} from "./judgement.js";

interface Point {
  screenHours: number;
  chance: number;
}

/** How the break-even chance falls as candidates get dearer to find, with the votes that cross it. */
export function breakEvenCurve(judgement: Judgement): HTMLElement {
  const points = curveOf(judgement);
  const here = judgement.hours.screen;
  const at = judgement.breakEven;
  return chartCard({
    title: at ? "The dearer a screened candidate, the less a loop has to promise" : "The break-even cannot be told yet",
    howToRead:
      "the curve is the chance of an offer at which a loop just earns its hours, for each cost of one screened candidate. The dot is where your cost sheet stands. A horizontal line is the share of offers after that screen vote: where it is above the curve, its loops are worth their hours.",
    alternative: at
      ? `At ${here.toFixed(1)} staff hours per screened candidate break-even is ${percent(at.median)}; at twice that it is ${percent(chanceAt(judgement, 2 * here))}.`
      : "Break-even cannot be computed yet.",
    chart: at && points.length > 0 ? (width) => draw(judgement, points, width) : null,
    empty: "Break-even needs at least one offer after a phone screen.",
    table: sortableTable(
      points.filter((_, i) => i % 6 === 0),
      {
        caption: "Chance of an offer at which a loop earns its hours, by the cost of a screened candidate",
        name: "break-even-by-screen-cost",
        columns: [
          {
            label: "Staff hours per screened candidate",
            numeric: true,
            value: ({screenHours}) => screenHours,
            format: ({screenHours}) => screenHours.toFixed(1)
          },
          amount("Break-even", ({chance}) => chance, percent)
        ]
      }
    ),
    name: "break-even-by-screen-cost"
  });
}

function chanceAt({groups, hours}: Judgement, screenHours: number): number | null {
  const screened = groups.reduce((sum, {counts}) => sum + counts.screened, 0);
  const bands = groups.flatMap(({offer, counts}) =>
    offer.value === null ? [] : [{share: (counts.advanced ?? 0) / screened, probability: offer.value}]
  );
  return breakEven(bands, {screenHours, loopHours: hours.loop, acceptance: 1})?.probability ?? null;
}

function curveOf(judgement: Judgement): Point[] {
  const most = Math.max(10, judgement.hours.screen * 2.5);
  return Array.from({length: 61}, (_, i) => (most * i) / 60).flatMap((screenHours) => {
    const chance = chanceAt(judgement, screenHours);
    return chance === null ? [] : [{screenHours, chance}];
  });
}

function draw({groups, hours, breakEven: at}: Judgement, points: readonly Point[], width: number): Element {
  const seen = groups.filter(({enough, offer}) => enough && offer.value !== null);
  const highest = Math.max(...points.map(({chance}) => chance), ...seen.map(({offer}) => offer.value!));
  return plot({
    width,
    height: 300,
    marginLeft: 56,
    marginBottom: 46,
    marginRight: 84,
    x: {label: "staff hours per screened candidate →", ticks: width < 500 ? 4 : 8},
    y: {
      label: "↑ chance of an offer",
      percent: true,
      domain: [0, Math.min(100, Math.ceil(highest * 11) * 10)],
      grid: true,
      ticks: 5
    },
    marks: [
      Plot.ruleY(seen, {y: (d: (typeof seen)[number]) => d.offer.value, stroke: context, strokeDasharray: "4,3"}),
      Plot.text(seen, {
        y: (d: (typeof seen)[number]) => d.offer.value,
        text: "label",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 6,
        fill: ink
      }),
      Plot.line(points, {x: "screenHours", y: "chance", stroke: accent, strokeWidth: 2.5}),
      Plot.ruleX([hours.screen], {y1: at!.interval[0], y2: at!.interval[1], stroke: accent, strokeWidth: 2}),
      Plot.dot([hours.screen], {x: (d: number) => d, y: () => at!.median, r: 6, fill: accent})
    ]
  });
}
