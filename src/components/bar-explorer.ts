import * as Plot from "@observablehq/plot";
import {summarise} from "../statistics/bar-posterior.js";
import {hoursPerHire} from "../statistics/break-even.js";
import {drawAcceptance} from "../statistics/screen-posterior.js";
import {figure} from "./figure.js";
import {count, range, withInterval} from "./format.js";
import {accent, background, context, ink} from "./palette.js";
import type {Costs, JudgedGroup, Judgement} from "./screen-judgement.js";
import {sortableTable} from "./sortable-table.js";

interface Bar {
  /** The lowest vote that is let in. */
  label: string;
  loopsPer100: number;
  hiresPer100: {median: number; interval: [number, number]};
  hoursPerHire: {median: number; interval: [number, number]};
  /** Every group it lets in has enough decided loops. */
  enough: boolean;
}

/**
 * Hires, loops and hours per hire for each place the bar could stand, per 100 screened candidates; `borderlineShare` is
 * the share of borderline screens let in where the bar includes them, so that a reader can try half of them.
 */
export function barExplorer(judgement: Judgement, costs: Costs, borderlineShare: number): HTMLElement {
  const bars = barsOf(judgement, costs, borderlineShare);
  const best = bars.reduce<Bar | null>(
    (least, bar) => (least && least.hoursPerHire.median <= bar.hoursPerHire.median ? least : bar),
    null
  );
  return figure({
    title: best
      ? `Hours per hire are least, about ${count(best.hoursPerHire.median)}, when the bar lets in ${best.label} and above`
      : "Hours per hire for each bar",
    howToRead:
      "each row is a bar: everyone with that vote or a higher one goes to the loop. The dot is the staff hours of screening and loops for one hire, the line what is plausible (90 %). Votes that were seldom let in are drawn hollow: their candidates were hand-picked, so a lower bar would do worse than shown.",
    alternative: bars
      .map(
        ({label, hoursPerHire: hours}) =>
          `Bar at ${label}: ${withInterval(hours.median, hours.interval, count)} hours per hire.`
      )
      .join(" "),
    chart: bars.length > 0 ? (width) => draw(bars, width) : null,
    empty: "No vote has a decided loop yet.",
    table: explorerTable(bars),
    name: "bar-explorer"
  });
}

function barsOf({groups, draws, hours: price}: Judgement, {acceptance}: Costs, borderlineShare: number): Bar[] {
  const accepted = drawAcceptance(acceptance);
  const hours = {loopHours: price.loop, screenHours: price.screen};
  const screened = groups.reduce((sum, {counts}) => sum + counts.screened, 0);
  const letIn = groups.map(
    ({counts, label}) => (counts.screened / screened) * (label === "borderline" ? borderlineShare : 1)
  );
  return groups.flatMap((group, last) => {
    if (group.offer.value === null) return [];
    const used = groups.map((_, g) => g).filter((g) => g <= last && groups[g]!.offer.value !== null);
    const perDraw = draws.probability.map((chances, d) => {
      const bands = used.map((g) => ({share: letIn[g]!, probability: chances[g]!}));
      const rate = accepted[d % accepted.length]!;
      return {
        hires: 100 * rate * bands.reduce((sum, {share, probability}) => sum + share * probability, 0),
        hours: hoursPerHire(bands, {...hours, acceptance: rate})
      };
    });
    return [
      {
        label: group.label,
        loopsPer100: 100 * used.reduce((sum, g) => sum + letIn[g]!, 0),
        hiresPer100: summarise(
          perDraw.map((one) => one.hires),
          0.9
        ),
        hoursPerHire: summarise(
          perDraw.map((one) => one.hours),
          0.9
        ),
        enough: used.every((g) => isSeen(groups[g]!))
      }
    ];
  });
}

/** Seldom let in: what was seen are hand-picked exceptions. */
function isSeen({enough, counts}: JudgedGroup): boolean {
  return enough && (counts.advanced ?? 0) >= 0.5 * counts.screened;
}

function draw(bars: readonly Bar[], width: number): Element {
  const colour = ({enough}: Bar): string => (enough ? ink : context);
  return Plot.plot({
    width,
    height: 80 + bars.length * 40,
    marginLeft: 104,
    marginBottom: 46,
    style: {fontSize: "13px", background: "transparent"},
    x: {label: "staff hours per hire →", grid: true, zero: true, ticks: width < 500 ? 4 : 8},
    y: {label: null, domain: bars.map(({label}) => label)},
    marks: [
      Plot.ruleX([Math.min(...bars.map((bar) => bar.hoursPerHire.median))], {stroke: accent, strokeDasharray: "4,3"}),
      Plot.ruleY(bars, {
        y: "label",
        x1: (d: Bar) => d.hoursPerHire.interval[0],
        x2: (d: Bar) => d.hoursPerHire.interval[1],
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(bars, {
        y: "label",
        x: (d: Bar) => d.hoursPerHire.median,
        r: 5,
        fill: (d: Bar) => (d.enough ? ink : background),
        stroke: colour,
        strokeWidth: 2
      })
    ]
  });
}

function explorerTable(bars: readonly Bar[]): HTMLElement {
  return sortableTable(bars, {
    caption: "What each bar would give per 100 screened candidates",
    name: "bar-explorer",
    columns: [
      {label: "Bar lets in", value: ({label}) => `${label} and above`},
      {label: "Loops per 100 screens", numeric: true, value: ({loopsPer100}) => Math.round(loopsPer100)},
      {
        label: "Hires per 100 screens",
        numeric: true,
        value: ({hiresPer100}) => hiresPer100.median,
        format: ({hiresPer100: h}) => `${h.median.toFixed(1)} (${h.interval.map((end) => end.toFixed(1)).join("–")})`
      },
      {
        label: "Hours per hire",
        numeric: true,
        value: ({hoursPerHire: h}) => h.median,
        format: ({hoursPerHire: h}) => `${count(h.median)} (${range(h.interval, count)})`
      }
    ]
  });
}
