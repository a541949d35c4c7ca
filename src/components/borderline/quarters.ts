import * as Plot from "@observablehq/plot";
import type {Borderline} from "../../contracts/borderline.js";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import {quartersBetween} from "../../statistics/intervals/year-on-year.js";
import {count, hours, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import {shortPeriod} from "../kit/trend-chart.js";
import type {Costs} from "../screen/judgement.js";
import {partSlices} from "../screen/parts.js";
import {isQuarter} from "../screen/where.js";
import {ledger} from "./ledger.js";

/** Hours of one quarter's loops. */
export interface QuarterHours {
  period: string;
  borderline: number;
  others: number;
}

/** Hours of loops by quarter of the screen, those after borderline screens apart; within the chosen role or level where that may be shown. */
export function hoursByQuarter(
  {slices, costs: sheet}: Borderline,
  costs: Costs,
  {slice: chosen}: PublishedScreenSlice
): HTMLElement {
  const {parts, scope} = partSlices(slices, ["period"], chosen, "all roles and levels");
  const quarters = parts
    .filter(({slice: {member}}) => isQuarter(member))
    .flatMap(({slice}): QuarterHours[] => {
      const lines = ledger(slice, costs, sheet, null);
      const own = lines.find(({label}) => label === "borderline")?.hours ?? null;
      const others = lines.reduce((sum, {label, hours: took}) => sum + (label === "borderline" ? 0 : (took ?? 0)), 0);
      return own === null ? [] : [{period: slice.member!, borderline: own, others}];
    })
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  return chartCard({
    title: quarterHoursTitle(quarters),
    subtitle: `Staff hours of loops by quarter of the screen, ${scope}`,
    howToRead: "Each bar is a quarter's loop hours; the part in colour followed a borderline screen.",
    alternative: quarters
      .map(({period, borderline, others}) => `${period}: ${count(borderline)} of ${count(borderline + others)} hours.`)
      .join(" "),
    chart: quarters.length > 1 ? (width) => draw(quarters, width) : null,
    empty: "Fewer than two quarters have enough loops to be shown.",
    table: sortableTable(quarters, {
      caption: "Loop hours by quarter of the screen",
      name: "loop-hours-by-quarter",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        amount("After borderline", ({borderline}) => borderline, count),
        amount("After other screens", ({others}) => others, count),
        amount("Share after borderline", ({borderline, others}) => borderline / (borderline + others), percent)
      ]
    }),
    name: "loop-hours-by-quarter"
  });
}

/** In at most ten words. */
export function quarterHoursTitle(quarters: readonly QuarterHours[]): string {
  const shares = quarters.flatMap(({borderline, others}) =>
    borderline + others > 0 ? [borderline / (borderline + others)] : []
  );
  if (shares.length < 2) return "How many hours by quarter?";
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(percent) as [string, string];
  return low === high
    ? `Borderline takes ${low} of a quarter's hours`
    : `Borderline takes ${low.replace(/\D+$/, "")} to ${high} of a quarter's hours`;
}

function draw(quarters: readonly QuarterHours[], width: number): Element {
  const periods = quartersBetween(quarters.map(({period}) => period));
  const every = Math.ceil((periods.length * 46) / Math.max(1, width - 60));
  const parts = quarters.flatMap(({period, borderline, others}) => [
    {period, hours: borderline, kind: "borderline"},
    {period, hours: others, kind: "others"}
  ]);
  type Part = (typeof parts)[number];
  return plot({
    width,
    height: 240,
    marginLeft: 52,
    marginTop: 24,
    x: {
      type: "band",
      domain: periods,
      label: null,
      tickSize: 0,
      padding: 0.25,
      tickFormat: (period: string) => {
        const index = periods.indexOf(period);
        return index % every === 0 ? shortPeriod(period, every > 1 ? 0 : index) : "";
      }
    },
    y: {label: "staff hours", labelArrow: "none", grid: true, ticks: 4, tickFormat: count},
    marks: [
      Plot.barY(parts, {
        x: "period",
        y: "hours",
        fill: ({kind}: Part) => (kind === "borderline" ? accent : context),
        fillOpacity: ({kind}: Part) => (kind === "borderline" ? 1 : 0.45)
      }),
      Plot.ruleY([0], {stroke: ink}),
      Plot.tip(
        quarters,
        Plot.pointerX({
          x: "period",
          y: ({borderline, others}: QuarterHours) => borderline + others,
          title: ({period, borderline, others}: QuarterHours) =>
            `${period}\nafter borderline: ${hours(borderline)}\nafter other screens: ${hours(others)}`
        })
      )
    ]
  });
}
