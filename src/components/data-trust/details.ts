import * as Plot from "@observablehq/plot";
import {sum} from "d3-array";
import {html} from "htl";
import type {DataTrust} from "../../contracts/data-trust.js";
import {count, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type Step = DataTrust["waterfall"][number];
const few = "rows of too few candidates to be shown, or it would tell them";
type Month = DataTrust["months"][number];

/** From exported scorecards to loops that can be judged: a bar of what is left after each step, and of what it took. */
export function waterfallChart({waterfall}: DataTrust): HTMLElement {
  const first = waterfall[0]?.left ?? 0;
  const cards = waterfall.filter(({unit}) => unit === "scorecards").at(-1)?.left ?? 0;
  const loops = waterfall.at(-1)?.left ?? 0;
  return chartCard({
    title: first === 0 ? "No loop to compare that could be shown" : `${count(loops)} loops can be compared`,
    subtitle: `From ${count(first)} exported scorecards to ${count(cards)} loop votes; grey: left, orange: taken away`,
    howToRead: "Read from the top: each bar is what was left before its step. Loops with one vote cannot be compared.",
    alternative: waterfall.map((step) => `${named(step)}: ${count(step.left)} left.`).join(" "),
    chart: first === 0 ? null : (width) => stepBars(waterfall, width),
    empty: "No scorecard was read, or only those of candidates too few to be shown, so there is nothing to follow.",
    table: sortableTable(waterfall, {
      caption: "Steps from exported scorecards to loops that can be judged",
      name: "waterfall",
      columns: [
        {label: "Step", value: named},
        amount("Taken away", ({lost}) => lost, count),
        amount("Left", ({left}) => left, count)
      ]
    }),
    name: "from-exports-to-loops"
  });
}

function named({unit, step}: Step): string {
  return `${unit} ${step}`;
}

/** What a step took and left; the first of its unit takes nothing, it is what there is. */
function leftWords(step: Step, waterfall: readonly Step[]): string {
  if (step.lost > 0) return `−${count(step.lost)}, ${count(step.left)} left`;
  return waterfall.find(({unit}) => unit === step.unit) === step ? count(step.left) : "none";
}

function stepBars(waterfall: readonly Step[], width: number): Element {
  const parts = waterfall.flatMap((step) => [
    {step: named(step), part: "left", rows: step.left},
    {step: named(step), part: "taken away", rows: step.lost}
  ]);
  return Plot.plot({
    width,
    marginLeft: 14,
    marginTop: 22,
    marginBottom: 30,
    height: 56 + waterfall.length * 40,
    style: {fontSize: "13px"},
    x: {label: null, grid: true, ticks: 5},
    y: {label: null, axis: null, domain: waterfall.map(named), paddingInner: 0.55},
    color: {domain: ["left", "taken away"], range: [context, accent]},
    marks: [
      Plot.barX(parts, {x: "rows", y: "step", fill: "part", order: ["left", "taken away"]}),
      Plot.text(waterfall, {
        x: 0,
        y: named,
        // A phone has no room for the unit, which the subtitle says, nor for what is left, which the bar shows.
        text: (step: Step) =>
          width < 420
            ? `${step.unit === "scorecards" ? step.step : named(step)}: ${leftWords(step, waterfall).replace(/, .* left$/, "")}`
            : `${named(step)}: ${leftWords(step, waterfall)}`,
        textAnchor: "start",
        dy: -19
      }),
      Plot.ruleX([0])
    ]
  });
}

/** Whether rows of one table find the row of the other that they belong to. */
export function joinsTable({joins}: DataTrust): HTMLElement {
  if (joins.length === 0) return html`<p class="card">Only one table was read, so nothing had to be joined.</p>`;
  const table = sortableTable(joins, {
    caption: "Rows that find the row they belong to; joining neither drops nor doubles a row",
    name: "joins",
    columns: [
      {label: "Rows of", value: ({from}) => from},
      {label: "Belong to", value: ({to}) => to},
      amount("Rows", ({rows}) => rows, count, {missing: few}),
      amount("Found", ({matched}) => matched, count, {missing: few}),
      amount("Not found", ({unmatched}) => unmatched, count, {missing: few}),
      {
        label: "Rows for each",
        value: ({matched, targets}) => (matched === null || !targets ? null : matched / targets),
        format: ({matched, targets}) => (matched === null || !targets ? "–" : (matched / targets).toFixed(1)),
        numeric: true
      }
    ]
  });
  return html`<section class="card" aria-label="Do the tables fit together?">${table}</section>`;
}

const lacks: {name: string; value: (month: Month) => number}[] = [
  {name: "no vote", value: (month) => month.withoutVote},
  {name: "no time of submission", value: (month) => month.withoutSubmission},
  {name: "no time of interview", value: (month) => month.withoutInterviewTime},
  {name: "first vote not known", value: (month) => month.withoutInitialVote},
  {name: "over 48 hours late", value: (month) => month.late},
  {name: "submitted before the interview", value: (month) => month.backdated}
];

/** What scorecards lack, month by month: a tile for each month and kind of lack, darker for a larger share. */
export function monthsChart({months}: DataTrust): HTMLElement {
  const cells = months.flatMap((month) =>
    lacks.map(({name, value}) => ({month: month.month, lack: name, share: value(month) / month.scorecards}))
  );
  return chartCard({
    title: monthsTitle(months),
    subtitle: "Share of scorecards that lack something, by month of the interview; stronger: more",
    howToRead:
      "A row that darkens suddenly points to a change in the export or in how people work. Months with very few candidates are not shown.",
    alternative: lacks.map(({name, value}) => `${name}: ${shareWords(months, value)} of scorecards.`).join(" "),
    chart: months.length === 0 ? null : (width) => tiles(cells, months, width),
    empty: "No month has enough candidates to be shown.",
    table: sortableTable(months, {
      caption: "Scorecards by month of the interview and what they lack",
      name: "months",
      columns: [
        {label: "Month", value: ({month}) => month},
        amount("Scorecards", ({scorecards}) => scorecards, count),
        ...lacks.map(({name, value}) => ({
          label: name,
          value,
          format: (month: Month) => count(value(month)),
          numeric: true
        }))
      ]
    }),
    name: "missing-by-month"
  });
}

/** The share of all scorecards that lack something: "38 %", "none". */
export function shareWords(months: readonly Month[], value: (month: Month) => number): string {
  const [lacking, all] = [sum(months, value), sum(months, ({scorecards}) => scorecards)];
  return lacking === 0 ? "none" : percent(lacking / all);
}

/** What scorecards lack most. */
export function monthsTitle(months: readonly Month[]): string {
  const all = months.reduce((sum, {scorecards}) => sum + scorecards, 0);
  const [most] = lacks
    .map(({name, value}) => ({name, share: months.reduce((sum, month) => sum + value(month), 0) / Math.max(1, all)}))
    .sort((a, b) => b.share - a.share);
  if (all === 0) return "No month has candidates enough to be shown";
  return most!.share === 0 ? "Scorecards lack nothing" : `Most often: ${most!.name}, ${percent(most!.share)}`;
}

function tiles(
  cells: {month: string; lack: string; share: number}[],
  months: readonly Month[],
  width: number
): Element {
  const every = Math.max(1, Math.ceil((months.length * 62) / width));
  return Plot.plot({
    width,
    marginLeft: 14,
    marginTop: 30,
    marginBottom: 30,
    height: 60 + lacks.length * 46,
    style: {fontSize: "13px"},
    x: {
      label: null,
      domain: months.map(({month}) => month),
      ticks: months.map(({month}) => month).filter((_, i) => i % every === 0)
    },
    y: {label: null, axis: null, domain: lacks.map(({name}) => name), paddingInner: 0.5},
    marks: [
      // 0 % is not invisible: a tile says that the month is there.
      Plot.cell(cells, {
        x: "month",
        y: "lack",
        fill: ({share}) => (share === 0 ? context : accent),
        fillOpacity: ({share}: {share: number}) => 0.15 + 0.85 * share,
        inset: 0.5,
        title: ({month, lack, share}: (typeof cells)[number]) =>
          `${month}\n${lack}: ${percent(share)}\nn = ${count(months.find((one) => one.month === month)!.scorecards)}`,
        tip: true
      }),
      Plot.text(lacks, {
        y: "name",
        text: ({name, value}: (typeof lacks)[number]) => `${name}: ${shareWords(months, value)}`,
        frameAnchor: "left",
        textAnchor: "start",
        dy: -22
      })
    ]
  });
}
