import * as Plot from "@observablehq/plot";
import type {Overview} from "../../contracts/overview.js";
import {atStart, count, percent, withInterval} from "../../words/numbers.js";
import {screensToHires} from "../../words/overview.js";
import {spanInWords} from "../../words/trend.js";
import {stepName} from "../../words/verdicts.js";
import {chartCard} from "../kit/chart-card.js";
import {context, inLines, ink, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Step = NonNullable<Overview["funnel"]>[number];

/** Candidates who came to one stage, now and a year before, and the share of those before it that did. */
interface Stage {
  name: string;
  entered: number | null;
  before: number | null;
  share: number | null;
  /** Of the share, and how many it is of. */
  interval: readonly [number, number] | null;
  of: number | null;
  shareBefore: number | null;
}

/** Candidates who came to each stage, and the share that went on, beside the year before. */
export function funnelBars(funnel: readonly Step[]): HTMLElement {
  const steps = funnel.filter(({step}) => step !== "phone_screen>hired" || funnel.length === 1);
  const stages = stagesOf(steps);
  const span = steps.find(({shown}) => shown)?.shown;
  const drawn = stages.filter((stage): stage is Stage & {entered: number} => stage.entered !== null);
  return chartCard({
    title: screensToHires([...funnel]) ?? "How many candidates come to each stage",
    subtitle: `Candidates who came to each stage${span ? `, ${spanInWords(span)}` : ""}; share that went on from the one before${stages.some(({before}) => before !== null) ? ", and a year before" : ""}`,
    howToRead:
      "A bar is the number of candidates who came to a stage in these months, the small line how many came in the same months a year before. The share says how many of the stage before went on in the usual time, so that it may differ a little from one bar over the other.",
    alternative: stages
      .map(
        ({name, entered, share}) => `${name} ${count(entered)}${share === null ? "" : `, ${percent(share)} went on`}`
      )
      .join("; "),
    chart: drawn.length > 1 ? (width) => draw(drawn, width) : null,
    empty: "Too few candidates came to a stage to be shown.",
    table: stepsTable(steps),
    name: "funnel-this-year"
  });
}

function stagesOf(steps: readonly Step[]): Stage[] {
  const name = (step: string, at: 0 | 1): string => atStart(stepName(step).split(" → ")[at]!);
  const reached = (one: {value: number | null; n: number | null} | null): number | null =>
    one?.value == null || one.n === null ? null : Math.round(one.value * one.n);
  return [...steps, null].map((step, at) => {
    const last = steps[at - 1];
    const share = last?.shown?.value ?? null;
    const shareBefore = last?.trend.yearBefore?.value ?? null;
    const {interval = null, n: of = null} = last?.shown ?? {};
    if (step === null)
      return {
        name: last ? name(last.step, 1) : "",
        entered: reached(last?.shown ?? null),
        before: reached(last?.trend.yearBefore ?? null),
        share,
        interval,
        of,
        shareBefore
      };
    const before = step.trend.yearBefore?.n ?? null;
    return {name: name(step.step, 0), entered: step.shown?.n ?? null, before, share, interval, of, shareBefore};
  });
}

const rowHeight = 44;

function draw(stages: readonly (Stage & {entered: number})[], width: number): Element {
  const names = stages.map(({name}) => name);
  const most = Math.max(...stages.map(({entered, before}) => Math.max(entered, before ?? 0)));
  const marginLeft = Math.min(130, width * 0.34);
  return plot({
    width,
    height: 16 + stages.length * rowHeight,
    marginLeft,
    marginRight: 96,
    marginTop: 8,
    marginBottom: 8,
    x: {axis: null, domain: [0, most * 1.18]},
    y: {label: null, domain: names, tickSize: 0, tickFormat: inLines(marginLeft)},
    marks: [
      Plot.barX(stages, {
        y: "name",
        x: "entered",
        fill: ink,
        insetTop: 8,
        insetBottom: 8,
        rx: 3,
        title: ({name, entered, before, share, interval, of}: Stage) =>
          [
            `${name}: ${count(entered)} candidates`,
            before === null ? "" : `a year before: ${count(before)}`,
            share === null ? "" : `${withInterval(share, interval, percent)} of ${count(of)} at the stage before`
          ]
            .filter(Boolean)
            .join("\n"),
        tip: true
      }),
      Plot.tickX(
        stages.filter(({before}) => before !== null),
        {y: "name", x: "before", stroke: context, strokeWidth: 2, insetTop: 4, insetBottom: 4}
      ),
      Plot.text(stages, {
        y: "name",
        // Beside the mark of the year before where that stands further right.
        x: ({entered, before}: Stage) => Math.max(entered!, before ?? 0),
        text: ({entered}: Stage) => count(entered),
        textAnchor: "start",
        dx: 8
      }),
      Plot.text(stages, {
        y: "name",
        frameAnchor: "right",
        textAnchor: "end",
        dx: 92,
        dy: -8,
        fontWeight: 700,
        text: ({share}: Stage) => (share === null ? "" : percent(share))
      }),
      Plot.text(stages, {
        y: "name",
        frameAnchor: "right",
        textAnchor: "end",
        dx: 92,
        dy: 9,
        fill: context,
        text: ({shareBefore}: Stage) => (shareBefore === null ? "" : `${percent(shareBefore)} before`)
      })
    ]
  });
}

function stepsTable(steps: readonly Step[]): HTMLElement {
  const missing = "hidden: too few candidates, or it would give such a group away";
  return sortableTable(steps, {
    caption: "Steps of the funnel, these months and a year before",
    name: "funnel-this-year",
    columns: [
      {label: "Step", value: ({step}) => stepName(step)},
      amount("Entered", ({shown}: Step) => shown?.n ?? null, count, {missing}),
      estimate("Went on", ({shown}: Step) => shown, percent, {missing}),
      amount("Entered a year before", ({trend}: Step) => trend.yearBefore?.n ?? null, count, {missing}),
      estimate("Went on a year before", ({trend}: Step) => trend.yearBefore, percent, {missing}),
      {
        label: "Change",
        value: ({trend}) => trend.change?.sentence ?? "–",
        format: ({trend}) =>
          trend.change
            ? `${trend.change.sentence}: ${withInterval(trend.change.value, trend.change.interval, percent)}`
            : "–"
      }
    ]
  });
}
