import * as Plot from "@observablehq/plot";
import {chanceWords, count, counted, percent, range, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ends, faint, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";
import type {JudgedGroup, Judgement} from "./judgement.js";

/** Chance of an offer by screen vote, with bounds where few were let in, against the break-even line. */
export function screenBandsChart(judgement: Judgement): HTMLElement {
  const {groups, breakEven} = judgement;
  return chartCard({
    title: titleOf(judgement),
    howToRead:
      "each row is a screen vote. The dot is the chance of an offer after it, the line how far it may lie (thin 90 %, thick 50 %), hollow with too few loops. In a role, level or other slice that chance borrows from the others of its kind, as the answer above does; the hollow diamond is the share of its own loops. The dashed bar is no estimate: it is where the chance of candidates who were not advanced must lie. Loops left of the break-even line cost more hours per hire than screening further candidates.",
    alternative: alternativeOf(judgement),
    chart: groups.some(({offer}) => offer.value !== null) ? (width) => draw(groups, breakEven, width) : null,
    empty: "No loop after a phone screen has been decided yet, so no chance of an offer can be drawn.",
    table: bandsTable(groups),
    name: "offers-by-screen-vote"
  });
}

function titleOf({groups, breakEven, advice}: Judgement): string {
  if (!breakEven) return "Which screens end in an offer?";
  const bar = advice ? groups[advice.bar]! : undefined;
  if (!bar || bar.offer.value === null)
    return `A loop needs a chance of about ${percent(breakEven.median)} to earn its hours`;
  if (!bar.enough)
    return `Too few loops near the bar to hold them against the break-even, about ${percent(breakEven.median)}`;
  return `After a ${bar.label} screen ${percent(bar.offer.value)} get an offer; break-even is about ${percent(breakEven.median)}`;
}

function draw(groups: readonly JudgedGroup[], breakEven: Judgement["breakEven"], width: number): Element {
  const seen = groups.filter(({offer}) => offer.value !== null);
  const bounded = groups.filter(({bounds, counts}) => bounds && (counts.advanced ?? 0) < counts.screened);
  const name = ({label}: JudgedGroup): string => label;
  return plot({
    width,
    height: 84 + groups.length * 46,
    marginLeft: labelMargin(groups.map(name), width),
    marginBottom: 46,
    marginRight: 46,
    marginTop: 34,
    x: {
      label: "chance of an offer, given a loop →",
      percent: true,
      domain: [0, 100],
      ticks: width < 500 ? 4 : 10,
      grid: true
    },
    y: {label: null, domain: groups.map(name)},
    marks: [
      breakEven
        ? Plot.rectX([breakEven.interval], {
            x1: (d: number[]) => d[0],
            x2: (d: number[]) => d[1],
            fill: accent,
            fillOpacity: 0.12
          })
        : null,
      breakEven ? Plot.ruleX([breakEven.median], {stroke: accent, strokeWidth: 2}) : null,
      breakEven
        ? Plot.text([breakEven.median], {
            x: (d: number) => d,
            text: () => "break-even",
            frameAnchor: "top",
            dy: -14,
            fill: accent
          })
        : null,
      Plot.ruleY(bounded, {
        y: name,
        x1: (d: JudgedGroup) => d.bounds!.rejected[0],
        x2: (d: JudgedGroup) => d.bounds!.rejected[1],
        stroke: context,
        strokeDasharray: "3,3",
        strokeWidth: 5,
        strokeOpacity: 0.6,
        dy: 13
      }),
      Plot.ruleY(seen, {
        y: name,
        ...ends("x", (d: JudgedGroup) => d.offer.interval),
        stroke: (d: JudgedGroup) => (d.enough ? ink : context),
        strokeWidth: 1.5
      }),
      Plot.ruleY(seen, {
        y: name,
        x1: (d: JudgedGroup) => d.offerHalf![0],
        x2: (d: JudgedGroup) => d.offerHalf![1],
        stroke: (d: JudgedGroup) => (d.enough ? ink : context),
        strokeWidth: 4
      }),
      Plot.dot(seen, {
        y: name,
        x: (d: JudgedGroup) => d.offer.value,
        r: 5,
        fill: (d: JudgedGroup) => (d.enough ? ink : background),
        stroke: (d: JudgedGroup) => (d.enough ? ink : context),
        strokeWidth: 2
      }),
      Plot.dot(
        seen.filter(({own}) => own !== null),
        {y: name, x: "own", r: 4.5, symbol: "diamond", fill: background, stroke: ink, strokeWidth: 1.5, dy: -11}
      ),
      Plot.text(seen, {
        y: name,
        text: (d: JudgedGroup) => `n ${count(d.offer.n)}`,
        frameAnchor: "right",
        dx: 40,
        fill: faint,
        textAnchor: "end"
      })
    ]
  });
}

function alternativeOf({groups, breakEven}: Judgement): string {
  const parts = groups
    .filter(({offer}) => offer.value !== null)
    .map(
      ({label, offer}) =>
        `${label} ${withInterval(offer.value, offer.interval, percent)} of ${counted(offer.n, "loop")}`
    );
  const line = breakEven ? ` Break-even is ${withInterval(breakEven.median, breakEven.interval, percent)}.` : "";
  return `Chance of an offer by screen vote: ${parts.join("; ")}.${line}`;
}

/** The counts behind the chart. */
export function bandsTable(groups: readonly JudgedGroup[]): HTMLElement {
  const hidden = "hidden: fewer than five decided loops somewhere in this breakdown";
  return sortableTable(groups, {
    caption: "Screens, loops and offers by screen vote",
    name: "screen-votes",
    columns: [
      {label: "Screen vote", value: ({label}) => label},
      {label: "Screened", numeric: true, value: ({counts}) => counts.screened},
      {label: "Advanced", numeric: true, missing: hidden, value: ({counts}) => counts.advanced},
      {label: "Decided", numeric: true, missing: hidden, value: ({counts}) => counts.decided},
      {label: "Offers", numeric: true, missing: hidden, value: ({counts}) => counts.offers},
      amount("Own share", ({own, offer}) => own ?? offer.value, percent, {numeric: false}),
      estimate("Chance of an offer", ({offer}) => offer, percent, {numeric: false}),
      estimate("Clear loops", ({clear}) => clear, percent, {numeric: false}),
      amount("If not advanced, at most", ({bounds}) => bounds?.rejected[1] ?? null, percent, {numeric: false}),
      {
        label: "Whole band, bounds",
        value: ({bounds}) => bounds?.band[1] ?? null,
        format: ({bounds}) => range(bounds?.band, percent)
      },
      amount("Wastes hours, probability", ({wasteful}) => wasteful, chanceWords, {numeric: false})
    ]
  });
}
