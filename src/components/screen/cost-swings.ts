import * as Plot from "@observablehq/plot";
import type {BarRule} from "../../statistics/screen/bar-advice.js";
import {barPosterior} from "../../statistics/screen/bar-posterior.js";
import {loopHours, screenHours} from "../../statistics/screen/loop-cost.js";
import {chanceWords, listed, percent} from "../../words/numbers.js";
import {groupWords} from "../../words/screen.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, faint, inLines, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import type {Costs, Judgement} from "./judgement.js";

interface Swing {
  label: string;
  /** Probability that the loops at the bar waste hours with the cost halved, and with it doubled. */
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

/** Which line of the cost sheet would change the answer if it were half or twice what it is. */
export function costSwings(costs: Costs, {advice, groups, rule, draws, acceptance}: Judgement): HTMLElement {
  const at = advice?.bar ?? -1;
  const now = groups[at]?.enough ? groups[at].wasteful : null;
  const probability = ({loop, screen}: Costs): number | null =>
    barPosterior(draws, {loopHours: loopHours(loop), screenHours: screenHours(screen)}, acceptance)?.below[at] ?? null;
  const vote = groups[at] ? groupWords(groups[at].counts.group) : "these";
  const swings = now === null ? [] : swingsOf(costs, probability);
  return chartCard({
    title: now === null ? "What would change the answer?" : swingsTitle(swings, now, rule),
    subtitle: `Probability that ${vote} loops waste hours, with one cost halved and doubled; dashed: where the answer changes`,
    howToRead: `Each bar runs from the probability with that cost halved (open end) to the one with it doubled (filled end). Beyond the dashed lines, ${percent(1 - rule.confidence)} and ${percent(rule.confidence)}, there is an answer.`,
    alternative: swings
      .map(
        ({label: cost, halved, doubled}) =>
          `${cost}: ${chanceWords(halved)} if half, ${chanceWords(doubled)} if double.`
      )
      .join(" "),
    chart: now === null ? null : (width) => draw(swings, now, rule, width),
    empty: "Too few decided loops at the bar to say what would change the answer.",
    table: sortableTable(swings, {
      caption: "Probability that loops at the bar waste hours, by change of one cost",
      name: "what-would-change",
      columns: [
        {label: "Line of the cost sheet", value: ({label: cost}) => cost},
        amount("If half", ({halved}) => halved, chanceWords),
        amount("If double", ({doubled}) => doubled, chanceWords)
      ]
    }),
    name: "what-would-change"
  });
}

/** In at most ten words, as long as no more than one cost alone would do it. */
export function swingsTitle(swings: readonly Swing[], now: number, rule: Pick<BarRule, "confidence">): string {
  const side = sideOf(now, rule);
  const flips = swings.filter(({halved, doubled}) => sideOf(halved, rule) !== side || sideOf(doubled, rule) !== side);
  if (flips.length === 0) return "No single cost would change the answer";
  return flips.length === 1
    ? `The answer hangs on the cost of ${listed(flips.map(({label}) => label))}`
    : `Each of ${flips.length} costs could change the answer`;
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

function sideOf(probability: number, {confidence}: Pick<BarRule, "confidence">): string {
  return probability > confidence ? "wasteful" : 1 - probability > confidence ? "worthwhile" : "open";
}

function draw(swings: readonly Swing[], now: number, {confidence}: BarRule, width: number): Element {
  const labels = swings.map(({label}) => label);
  const marginLeft = labelMargin(labels, width);
  return plot({
    width,
    height: 72 + swings.length * 28,
    marginLeft,
    marginRight: 20,
    marginTop: 22,
    marginBottom: 40,
    x: {label: "% probability", labelArrow: "none", percent: true, domain: [0, 100], ticks: width < 420 ? 3 : 5},
    y: {label: null, domain: labels, tickSize: 0, tickFormat: inLines(marginLeft)},
    marks: [
      Plot.ruleX([1 - confidence, confidence], {stroke: context, strokeDasharray: "4,3"}),
      Plot.ruleX([now], {stroke: accent, strokeWidth: 2}),
      Plot.text([now], {
        x: (d: number) => d,
        text: () => "now",
        frameAnchor: "top",
        dy: -14,
        fill: accent
      }),
      Plot.barX(swings, {
        y: "label",
        x1: ({halved, doubled}: Swing) => Math.min(halved, doubled),
        x2: ({halved, doubled}: Swing) => Math.max(halved, doubled),
        fill: context,
        fillOpacity: 0.55,
        insetTop: 5,
        insetBottom: 5
      }),
      Plot.dot(swings, {y: "label", x: "halved", r: 4, stroke: ink, fill: background}),
      Plot.dot(swings, {y: "label", x: "doubled", r: 4, fill: ink, stroke: ink}),
      Plot.tip(
        swings,
        Plot.pointerY({
          y: "label",
          x: "doubled",
          stroke: faint,
          title: ({label, halved, doubled}: Swing) =>
            `${label}\nif half: ${chanceWords(halved)}\nif double: ${chanceWords(doubled)}`
        })
      )
    ]
  });
}
