import * as Plot from "@observablehq/plot";
import type {Funnel} from "../../contracts/funnel.js";
import {atStart, count, percent, withInterval} from "../../words/numbers.js";
import {inTitle} from "../../words/title.js";
import {chartCard} from "../kit/chart-card.js";
import {context, faint, inLines, ink, plot} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";
import {stepName} from "../../words/verdicts.js";

type Slice = Funnel["slices"][number];
type Step = Slice["steps"][number];
type Shown = Step & {mature: number; within: number; interval: [number, number]};

const fewerThan = 30;
const wholeWay = "phone_screen>hired";

/** A stage of the funnel: who came to it, and the share of the stage before that did. */
export interface Stage {
  name: string;
  /** Candidates who came to it; null where hidden. */
  entered: number | null;
  /** The step that leads to it, compared at the same age; null for the first stage, or where hidden. */
  into: Shown | null;
  /** The share of that step in the last two settled quarters, the older first. */
  recent: [Recent, Recent] | null;
}

interface Recent {
  period: string;
  share: number;
}

/** The page's main chart: how many candidates come to each stage, and the share that goes on, last quarter beside the one before. */
export function funnelStepsChart(slice: Slice, {trends}: Pick<Funnel, "trends">): HTMLElement {
  const stages = stagesOf(slice, trends);
  const drawn = stages.filter((stage): stage is Stage & {entered: number} => stage.entered !== null);
  const steps = stages.flatMap(({into}) => into ?? []);
  const isWhole = Object.values(slice.slice).every((part) => part === null);
  return chartCard({
    title: stepsTitle(
      steps,
      stages.slice(1).some(({into}) => into === null)
    ),
    subtitle: `Candidates who came to each stage; of those old enough, the share that went on in the usual time${isWhole ? ", below it the last two complete quarters" : ""}`,
    howToRead:
      "The share is not the quotient of the bars: it counts only candidates who have had the step's usual time, and who went on within it, so that recent ones are not read as lost. Where fewer than 30 have, it is grey.",
    alternative: steps
      .map(
        (step) =>
          `${stepName(step.step)}: ${withInterval(rateOf(step), step.interval, percent)} of ${count(step.mature)}`
      )
      .join("; "),
    chart: drawn.length > 1 ? (width) => draw(drawn, width) : null,
    empty: "No step has candidates old enough to compare here.",
    table: stepsTable(slice.steps),
    name: "funnel-steps"
  });
}

/** The single steps in their order, each stage with the step that leads to it; the whole way is told in words elsewhere. */
export function stagesOf({steps, slice}: Slice, trends: Funnel["trends"]): Stage[] {
  const single = steps.filter(({step}) => step !== wholeWay || steps.length === 1);
  const isWhole = Object.values(slice).every((part) => part === null);
  const name = (step: string, at: 0 | 1): string => atStart(stepName(step).split(" → ")[at]!);
  const [first] = single;
  if (!first) return [];
  return [
    {name: name(first.step, 0), entered: first.entered, into: null, recent: null},
    ...single.map((step, at): Stage => ({
      name: name(step.step, 1),
      entered: single[at + 1]?.entered ?? step.converted,
      into: isShown(step) ? step : null,
      recent: isWhole ? lastTwo(trends.find((one) => one.step === step.step)) : null
    }))
  ];
}

function isShown(step: Step): step is Shown {
  return step.mature !== null && step.mature > 0 && step.within !== null && step.interval !== null;
}

function lastTwo(trend: Funnel["trends"][number] | undefined): Stage["recent"] {
  const known = (trend?.points ?? []).flatMap(({period, k, n}) => (k === null || !n ? [] : [{period, share: k / n}]));
  const [before, last] = known.slice(-2);
  return before && last ? [before, last] : null;
}

/**
 * Names the hardest step, with the one other that may be as hard; more than that would name no step.
 *
 * @param isOneUnknown is there a step whose share is hidden, or of which nobody is old enough? It may be the hardest.
 */
export function stepsTitle(steps: readonly Shown[], isOneUnknown = false): string {
  const [hardest, ...others] = [...steps].sort((a, b) => rateOf(a) - rateOf(b));
  if (!hardest) return "Where candidates leave";
  if (isOneUnknown) return "Too few candidates to name the hardest step";
  const rivals = others.filter(({interval}) => interval[0] <= hardest.interval[1]);
  if ([hardest, ...rivals].some(({mature}) => mature < fewerThan)) return "Too few candidates to name the hardest step";
  if (rivals.length > 1) return "No single step clearly loses the most";
  const [from, to] = stepName(hardest.step).split(" → ");
  if (rivals.length === 1) return `Fewest go on after ${from} or ${stepName(rivals[0]!.step).split(" → ")[0]}`;
  const said = `Fewest go on from ${from} to ${to}`;
  return inTitle(`${said}, ${percent(rateOf(hardest))}`, said);
}

function rateOf({within, mature}: Shown): number {
  return within / mature;
}

const rowHeight = 46;

/** From a stage up to the gap before it: the share stands between the stage that candidates left and the one they came to. */
const between = -rowHeight / 2;

function draw(stages: readonly (Stage & {entered: number})[], width: number): Element {
  const names = stages.map(({name}) => name);
  // A narrow box has room for the shares, not for the names of their quarters.
  const isNarrow = width < 420;
  const beside = isNarrow ? 100 : 148;
  const most = Math.max(...stages.map(({entered}) => entered));
  const withStep = stages.filter(({into}) => into !== null);
  const tip = ({name, entered, into}: Stage): string =>
    [
      `${name}: ${count(entered)} candidates`,
      into ? `${withInterval(rateOf(into), into.interval, percent)} went on, of ${count(into.mature)} old enough` : "",
      into?.days ? `half of them within ${count(into.days.median)} days` : ""
    ]
      .filter(Boolean)
      .join("\n");
  const marginLeft = Math.min(130, width * 0.32);
  return plot({
    width,
    height: 12 + stages.length * rowHeight,
    marginLeft,
    marginRight: beside + 4,
    marginTop: 6,
    marginBottom: 6,
    // Beside the longest bar stands its count, which must not meet the share below it.
    x: {axis: null, domain: [0, most * (isNarrow ? 1.6 : 1.2)]},
    y: {label: null, domain: names, tickSize: 0, tickFormat: inLines(marginLeft)},
    marks: [
      Plot.barX(stages, {y: "name", x: "entered", fill: ink, insetTop: 9, insetBottom: 9, rx: 3}),
      Plot.text(stages, {
        y: "name",
        x: "entered",
        text: ({entered}: Stage) => count(entered),
        textAnchor: "start",
        dx: 8,
        fill: ink
      }),
      Plot.text(withStep, {
        y: "name",
        frameAnchor: "right",
        textAnchor: "end",
        dx: beside,
        dy: between + (withStep.some(({recent}) => recent !== null) ? -8 : 0),
        fontWeight: 700,
        fill: ({into}: Stage) => (into!.mature < fewerThan ? context : ink),
        text: ({into}: Stage) => `↓ ${percent(rateOf(into!))} in ${isNarrow ? "" : "usual "}time`
      }),
      Plot.text(
        withStep.filter(({recent}) => recent !== null),
        {
          y: "name",
          frameAnchor: "right",
          textAnchor: "end",
          dx: beside,
          dy: between + 9,
          fill: faint,
          text: ({recent}: Stage) =>
            recent!.map(({period, share}) => `${isNarrow ? "" : `${period.slice(2)} `}${percent(share)}`).join(" → ")
        }
      ),
      Plot.tip(stages, Plot.pointerY({y: "name", x: "entered", title: tip}))
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
