import * as Plot from "@observablehq/plot";
import type {Funnel} from "../../contracts/funnel.js";
import {count, month} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, faint, ink, plot} from "../kit/chart.js";
import {sortableTable} from "../kit/table.js";
import {aboutStep} from "./controls.js";

type Cohort = Funnel["cohorts"][number]["months"][number];
type Shown = {[Name in keyof Cohort]: NonNullable<Cohort[Name]>};

const endings = ["converted", "rejected", "left", "open"] as const;
const names = {converted: "went on", rejected: "rejected", left: "left or closed", open: "still open"} as const;
const colours = {converted: accent, rejected: context, left: faint, open: background} as const;

/** One month alone is set beside nothing. */
const fewest = 2;

/** What has become of everyone who entered a step, by month of entry; months that are too young are drawn pale. */
export function funnelCohortsChart({cohorts}: Funnel, step: string | null): HTMLElement {
  const cohort = cohorts.find((one) => one.step === step);
  const months = cohort?.months ?? [];
  const shown = months.filter((one): one is Shown => one.entered !== null);
  const young = shown.filter(({mature}) => !mature).length;
  return chartCard({
    title:
      shown.length < fewest
        ? "Too few months have enough candidates"
        : young === 0
          ? "Every month is old enough to compare"
          : `The last ${young === 1 ? "month is" : `${young} months are`} too young to compare`,
    subtitle: `${aboutStep(step, "candidates by month of entry")}; from below: ${endings.map((ending) => names[ending]).join(", ")} (outlined)`,
    howToRead: `Pale months have not had the step’s usual time${cohort ? ` of ${count(cohort.horizonDays)} days` : ""}: their open candidates are not losses.`,
    alternative: shown
      .map(
        ({month: when, entered, converted, open, mature}) =>
          `${month(when)}: ${count(converted)} of ${count(entered)} went on, ${count(open)} open${mature ? "" : ", too young"}`
      )
      .join("; "),
    chart: shown.length < fewest ? null : (width) => draw(shown, width),
    empty: "Fewer than two months have enough candidates to be set side by side.",
    table: table(months),
    name: "funnel-cohorts"
  });
}

function draw(cohorts: readonly Shown[], width: number): Element {
  const bars = cohorts.flatMap((cohort) =>
    endings.map((ending) => ({month: cohort.month, ending, n: cohort[ending], mature: cohort.mature}))
  );
  const every = width < 500 ? 6 : 3;
  return plot({
    width,
    height: 240,
    marginLeft: 50,
    marginBottom: 44,
    x: {
      label: null,
      domain: cohorts.map(({month: when}) => when),
      ticks: cohorts.map(({month: when}) => when).filter((_, i) => i % every === 0),
      tickFormat: (when: string) => (width < 500 ? when.slice(2) : month(when))
    },
    y: {label: null, grid: true, ticks: 5},
    marks: [
      Plot.barY(bars, {
        x: "month",
        y: "n",
        order: [...endings],
        z: "ending",
        fill: ({ending}: (typeof bars)[number]) => colours[ending],
        stroke: ({ending}: (typeof bars)[number]) => (ending === "open" ? ink : "none"),
        fillOpacity: ({mature}: (typeof bars)[number]) => (mature ? 0.9 : 0.35),
        insetLeft: 1,
        insetRight: 1,
        title: ({month: when, ending, n}: (typeof bars)[number]) =>
          `${month(when)}\n${names[ending]}: ${count(n)} of ${count(cohorts.find((one) => one.month === when)!.entered)}`,
        tip: true
      }),
      Plot.ruleY([0], {stroke: ink})
    ]
  });
}

function table(months: readonly Cohort[]): HTMLElement {
  const column = (label: string, value: (cohort: Cohort) => number | null) => ({
    label,
    numeric: true,
    missing: "hidden: fewer than five candidates, or it would give such a group away",
    value
  });
  return sortableTable(months, {
    caption: "Candidates by month of entry",
    name: "funnel-cohorts",
    columns: [
      {label: "Month", value: ({month: when}) => when, format: ({month: when}) => month(when)},
      column("Entered", ({entered}) => entered),
      column("Went on", ({converted}) => converted),
      column("Rejected", ({rejected}) => rejected),
      column("Left or closed", ({left}) => left),
      column("Still open", ({open}) => open),
      {label: "Old enough", value: ({mature}) => (mature ? "yes" : "no")}
    ]
  });
}
