import * as Plot from "@observablehq/plot";
import type {Funnel} from "../../contracts/funnel.js";
import {count, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {background, context, ends, faint, ink, plot} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";
import {stepName} from "../../words/verdicts.js";

type Slice = Funnel["slices"][number];
type Step = Slice["steps"][number];
type Shown = Step & {mature: number; within: number; interval: [number, number]};

const fewerThan = 30;
const wholeWay = "phone_screen>hired";

/** Share that goes on at each step, compared at the same age, with its interval. */
export function funnelStepsChart({steps}: Slice): HTMLElement {
  const shown = wholeWayLast(steps).filter(
    (step): step is Shown => step.mature !== null && step.mature > 0 && step.interval !== null
  );
  return chartCard({
    title: titleOf(shown.filter(({step}) => step !== wholeWay)),
    howToRead:
      "the dot is the share of candidates that went on to the next stage within its usual time, the line what is plausible (90 %), hollow below 30 candidates. Only candidates old enough to have had that time are counted, so recent ones are not read as lost.",
    alternative: shown
      .map(
        (step) =>
          `${stepName(step.step)}: ${withInterval(rateOf(step), step.interval, percent)} of ${count(step.mature)}`
      )
      .join("; "),
    chart: shown.length > 0 ? (width) => draw(shown, width) : null,
    empty: "No step has candidates old enough to compare here.",
    table: stepsTable(steps),
    name: "funnel-steps"
  });
}

/** Names the hardest step, with the one other that may be as hard; more than that would name no step. */
function titleOf(steps: readonly Shown[]): string {
  const [hardest, ...others] = [...steps].sort((a, b) => rateOf(a) - rateOf(b));
  if (!hardest) return "Where candidates leave";
  const rivals = others.filter(({interval}) => interval[0] <= hardest.interval[1]);
  if (rivals.length > 1) return "No single step clearly loses the most candidates";
  const words = [hardest, ...rivals].map(
    (step) => `${stepName(step.step).replace(" → ", " to ")}${rivals.length > 0 ? ` (${percent(rateOf(step))})` : ""}`
  );
  return `Of the single steps, fewest go on from ${words.join(" and ")}${rivals.length > 0 ? "" : `: ${percent(rateOf(hardest))}`}`;
}

/** The whole way from screen to hire stands below the single steps. */
function wholeWayLast(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => Number(a.step === wholeWay) - Number(b.step === wholeWay));
}

function rateOf({within, mature}: Shown): number {
  return within / mature;
}

function draw(steps: readonly Shown[], width: number): Element {
  const name = ({step}: Shown): string => (width < 500 ? stepName(step).replace(" → ", "\n→ ") : stepName(step));
  const colour = ({mature}: Shown): string => (mature < fewerThan ? context : ink);
  return plot({
    width,
    height: 74 + steps.length * 46,
    marginLeft: width < 500 ? 116 : 210,
    marginBottom: 46,
    marginRight: 60,
    x: {label: "share that goes on →", percent: true, domain: [0, 100], ticks: width < 500 ? 3 : 6, grid: true},
    y: {label: null, domain: steps.map(name)},
    marks: [
      Plot.ruleY(steps, {
        y: name,
        ...ends("x", (d: Shown) => d.interval),
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.dot(steps, {
        y: name,
        x: rateOf,
        r: 5,
        fill: (d: Shown) => (d.mature < fewerThan ? background : ink),
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.text(steps, {
        y: name,
        text: (d: Shown) => `n ${count(d.mature)}`,
        frameAnchor: "right",
        dx: 56,
        textAnchor: "end",
        fill: faint
      })
    ]
  });
}

/** All counts of the slice, whatever their age. */
export function stepsTable(steps: readonly Step[]): HTMLElement {
  const hidden = "hidden: fewer than five candidates, or it would give such a group away";
  const column = (label: string, value: (step: Step) => number | null) => ({
    label,
    numeric: true,
    missing: hidden,
    value
  });
  return sortableTable(steps, {
    caption: "Candidates by step of the funnel",
    name: "funnel-steps",
    columns: [
      {label: "Step", value: ({step}) => stepName(step)},
      column("Entered", ({entered}) => entered),
      column("Went on", ({converted}) => converted),
      column("Rejected", ({rejected}) => rejected),
      column("Left or closed", ({left}) => left),
      column("Still open", ({open}) => open),
      column("Skipped the next stage", ({skipped}) => skipped),
      column("Entered it again", ({repeated}) => repeated),
      column("Compared within days", ({horizonDays}) => horizonDays),
      column("Old enough", ({mature}) => mature),
      {
        label: "Went on in time",
        value: ({within}) => within,
        missing: hidden,
        format: ({within, mature, interval}) =>
          within === null || !mature ? "–" : `${count(within)}: ${withInterval(within / mature, interval, percent)}`
      },
      estimate("Median days to go on", ({days}) => days && {value: days.median, interval: days.interval}, count, {
        missing: "hidden, or fewer than ten went on"
      })
    ]
  });
}
