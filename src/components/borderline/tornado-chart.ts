import * as Plot from "@observablehq/plot";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import type {BarRule} from "../../statistics/screen/bar-advice.js";
import {chanceWords, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import {type Costs, judgeScreen} from "../screen/judgement.js";

interface Swing {
  label: string;
  /** Probability that borderline loops waste hours with the cost halved, and with it doubled. */
  halved: number;
  doubled: number;
}

const levers: {label: string; change: (costs: Costs, factor: number) => void}[] = [
  {label: "finding a candidate", change: ({screen}, factor) => (screen.minutesBefore *= factor)},
  {
    label: "the phone screen",
    change: ({screen}, factor) =>
      Object.assign(screen, {
        minutes: screen.minutes * factor,
        preparationMinutes: screen.preparationMinutes * factor,
        writingMinutes: screen.writingMinutes * factor
      })
  },
  {label: "interviews per loop", change: ({loop}, factor) => (loop.interviewers *= factor)},
  {label: "interview length", change: ({loop}, factor) => (loop.interviewMinutes *= factor)},
  {label: "preparation", change: ({loop}, factor) => (loop.preparationMinutes *= factor)},
  {label: "writing", change: ({loop}, factor) => (loop.writingMinutes *= factor)},
  {
    label: "pre-brief and debrief",
    change: ({loop}, factor) =>
      Object.assign(loop, {
        prebriefMinutes: loop.prebriefMinutes * factor,
        debriefMinutes: loop.debriefMinutes * factor
      })
  },
  {label: "recruiter", change: ({loop}, factor) => (loop.recruiterMinutes *= factor)}
];

/** Which line of the cost sheet would flip the advice if it were half or twice what it is. */
export function tornadoChart(
  slice: PublishedScreenSlice,
  slices: readonly PublishedScreenSlice[],
  costs: Costs,
  rule: BarRule
): HTMLElement {
  const index = slice.groups.findIndex(({group}) => group === "borderline");
  const probability = (changed: Costs): number | null =>
    judgeScreen(slice, slices, changed, rule).groups[index]?.wasteful ?? null;
  const now = index >= 0 && judgeScreen(slice, slices, costs, rule).groups[index]!.enough ? probability(costs) : null;
  const swings = now === null ? [] : swingsOf(costs, probability);
  const flips = swings.filter(
    (swing) => sideOf(swing.halved, rule) !== sideOf(now!, rule) || sideOf(swing.doubled, rule) !== sideOf(now!, rule)
  );
  return chartCard({
    title:
      now === null
        ? "What would change the answer?"
        : flips.length === 0
          ? "No single line of the cost sheet would change the answer if it were half or double"
          : `The answer would change with the cost of ${flips.map(({label}) => label).join(", ")}`,
    howToRead: `each row is one line of the cost sheet. The bar shows the probability that borderline loops waste hours if that line were half (open end) or twice (filled end) what you entered. Beyond the dashed lines, ${percent(rule.confidence)} and ${percent(1 - rule.confidence)}, there is an answer; between them there is none.`,
    alternative: swings
      .map(({label, halved, doubled}) => `${label}: ${chanceWords(halved)} if half, ${chanceWords(doubled)} if double.`)
      .join(" "),
    chart: now === null ? null : (width) => draw(swings, now, rule, width),
    empty: "Too few decided borderline loops to say what would change the answer.",
    table: sortableTable(swings, {
      caption: "Probability that borderline loops waste hours, by change of one cost",
      name: "what-would-flip",
      columns: [
        {label: "Line of the cost sheet", value: ({label}) => label},
        amount("If half", ({halved}) => halved, chanceWords),
        amount("If double", ({doubled}) => doubled, chanceWords)
      ]
    }),
    name: "what-would-flip"
  });
}

function swingsOf(costs: Costs, probability: (costs: Costs) => number | null): Swing[] {
  const changed = (change: (costs: Costs, factor: number) => void, factor: number): number => {
    const copy = structuredClone(costs);
    change(copy, factor);
    return probability(copy) ?? 0;
  };
  return levers
    .map(({label, change}) => ({label, halved: changed(change, 0.5), doubled: changed(change, 2)}))
    .sort((a, b) => Math.abs(b.doubled - b.halved) - Math.abs(a.doubled - a.halved));
}

function sideOf(probability: number, {confidence}: BarRule): string {
  return probability > confidence ? "wasteful" : 1 - probability > confidence ? "worthwhile" : "open";
}

function draw(swings: readonly Swing[], now: number, {confidence}: BarRule, width: number): Element {
  return plot({
    width,
    height: 80 + swings.length * 30,
    marginLeft: 150,
    marginBottom: 46,
    x: {
      label: "probability that borderline loops waste hours →",
      percent: true,
      domain: [0, 100],
      ticks: width < 500 ? 3 : 6
    },
    y: {label: null, domain: swings.map(({label}) => label)},
    marks: [
      Plot.ruleX([1 - confidence, confidence], {stroke: context, strokeDasharray: "4,3"}),
      Plot.ruleX([now], {stroke: accent, strokeWidth: 2}),
      Plot.ruleY(swings, {y: "label", x1: "halved", x2: "doubled", stroke: ink, strokeWidth: 3}),
      Plot.dot(swings, {y: "label", x: "halved", r: 4, stroke: ink, fill: "var(--theme-background)"}),
      Plot.dot(swings, {y: "label", x: "doubled", r: 4, fill: ink})
    ]
  });
}
