import * as Plot from "@observablehq/plot";
import {
  atStart,
  chanceWords,
  count,
  counted,
  listed,
  percent,
  range,
  spelled,
  withInterval
} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, band, context, ends, faint, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, type Column, estimate, sortableTable} from "../kit/table.js";
import {type Bar, barColumns, barOutcomes, presentShare} from "./bar-outcomes.js";
import type {JudgedGroup, Judgement} from "./judgement.js";

/** Chance of an offer by screen vote, with bounds where few were let in, against the break-even line. */
export function screenBandsChart(judgement: Judgement, weeks: number): HTMLElement {
  const {groups} = judgement;
  const reading = [
    "Left of break-even a loop costs more hours per hire than screening further candidates.",
    ...(boundedOnly(groups).length > 0
      ? ["Dotted: no loop was held, and the chance can lie no higher than its end."]
      : []),
    ...(groups.some(({own}) => own !== null)
      ? ["A diamond is the slice's own share, where the dot leans on other slices."]
      : [])
  ];
  return chartCard({
    title: bandsTitle(judgement),
    subtitle: "Offers in 100 loops, by phone-screen vote; line: 90 % interval",
    howToRead: reading.join(" "),
    alternative: alternativeOf(judgement),
    chart: groups.some(({offer}) => offer.value !== null) ? (width) => draw(judgement, width) : null,
    empty: "No loop after a phone screen has been decided yet, so no chance of an offer can be drawn.",
    table: bandsTable(groups, barOutcomes(judgement, presentShare(judgement), weeks)),
    name: "offers-by-screen-vote"
  });
}

/** Votes of which nothing but bounds is known: beside an estimate those of who was not let in would only be in its way. */
export function boundedOnly(groups: readonly JudgedGroup[]): JudgedGroup[] {
  return groups.filter(({bounds, offer}) => bounds !== null && offer.value === null);
}

/** Votes that a title has room for by name. */
const mostNamed = 2;

/** What the chart says of this slice, in at most ten words. */
export function bandsTitle({groups, breakEven, advice}: Pick<Judgement, "groups" | "breakEven" | "advice">): string {
  const seen = groups.filter(({enough, offer}) => enough && offer.value !== null);
  if (!breakEven || seen.length === 0) return "Which screens end in an offer?";
  const bar = advice ? groups[advice.bar]! : null;
  if (bar && !bar.enough) return "Too few loops near the bar to place it";
  const left = seen.filter(({offer}) => offer.interval![1] < breakEven.interval[0]);
  if (left.length > 0 && left.length < seen.length) {
    const named = left.length > mostNamed ? `${spelled(left.length)} votes` : listed(left.map(({label}) => label));
    return `${atStart(named)} ${left.length === 1 ? "is" : "are"} clearly below break-even`;
  }
  if (advice?.advice === "raise") return `${atStart(bar!.label)} is most likely below break-even`;
  const above = seen.every(({offer}) => offer.interval![0] > breakEven.interval[1]);
  return above ? "Every vote is clearly above break-even" : "No vote is clearly below break-even";
}

function draw({groups, breakEven, advice, trials}: Judgement, width: number): Element {
  const seen = groups.filter(({offer}) => offer.value !== null);
  const bounded = boundedOnly(groups);
  const name = ({label}: JudgedGroup): string => label;
  const hot = advice ? groups[advice.advice === "lower" ? advice.next! : (advice.apart ?? advice.bar)]! : null;
  const colour = (group: JudgedGroup): string => (!group.enough ? context : group === hot ? accent : ink);
  const most = Math.max(0.5, ...seen.map(({offer}) => offer.interval![1]), breakEven?.interval[1] ?? 0);
  return plot({
    width,
    height: 78 + groups.length * 38,
    marginLeft: labelMargin(groups.map(name), width),
    marginBottom: 40,
    marginRight: 96,
    marginTop: 22,
    x: {
      label: "% with an offer",
      labelArrow: "none",
      percent: true,
      domain: [0, Math.min(100, 5 + 100 * most)],
      ticks: width < 460 ? 4 : 6,
      grid: true
    },
    y: {label: null, domain: groups.map(name), tickSize: 0},
    marks: [
      ...(breakEven
        ? [
            Plot.rectX([breakEven.interval], {x1: (d: number[]) => d[0], x2: (d: number[]) => d[1], fill: band}),
            Plot.ruleX([breakEven.median], {stroke: accent, strokeWidth: 2}),
            Plot.text([breakEven.median], {
              x: (d: number) => d,
              text: (d: number) => `break-even ${percent(d)}`,
              frameAnchor: "top",
              dy: -14,
              fill: accent
            })
          ]
        : []),
      Plot.ruleY(bounded, {
        y: name,
        x1: (d: JudgedGroup) => d.bounds!.rejected[0],
        x2: (d: JudgedGroup) => d.bounds!.rejected[1],
        stroke: context,
        strokeDasharray: "2,3",
        strokeWidth: 4,
        strokeOpacity: 0.7
      }),
      Plot.ruleY(seen, {y: name, ...ends("x", (d: JudgedGroup) => d.offer.interval), stroke: colour, strokeWidth: 1.5}),
      Plot.ruleY(seen, {
        y: name,
        x1: (d: JudgedGroup) => d.offerHalf![0],
        x2: (d: JudgedGroup) => d.offerHalf![1],
        stroke: colour,
        strokeWidth: 4
      }),
      Plot.dot(seen, {
        y: name,
        x: (d: JudgedGroup) => d.offer.value,
        r: 5,
        fill: (d: JudgedGroup) => (d.enough ? colour(d) : background),
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.dot(
        seen.filter(({own}) => own !== null),
        {y: name, x: "own", r: 4, symbol: "diamond", fill: background, stroke: colour, strokeWidth: 1.5, dy: -10}
      ),
      Plot.text(groups, {
        y: name,
        text: (group: JudgedGroup, g: number) => beside(group, trials[g] ?? null),
        frameAnchor: "right",
        dx: 92,
        fill: faint,
        textAnchor: "end"
      }),
      Plot.tip(seen, Plot.pointerY({y: name, x: (d: JudgedGroup) => d.offer.value, title: tipOf}))
    ]
  });
}

/** What stands at the right of a row. */
function beside({counts, bounds}: JudgedGroup, trial: Judgement["trials"][number]): string {
  if (counts.decided === null) return "hidden";
  if (counts.decided > 0) return `${count(counts.offers)} of ${count(counts.decided)}`;
  if (trial) return `${count(trial.offers)} of ${count(trial.decided)} by lot`;
  return bounds ? "not advanced" : "";
}

function tipOf({label, offer, own, counts}: JudgedGroup): string {
  return [
    `${label}: ${withInterval(offer.value, offer.interval, percent)}`,
    own === null ? "" : `as counted ${percent(own)}`,
    `${count(counts.offers)} offers of ${counted(counts.decided, "decided loop")}`
  ]
    .filter(Boolean)
    .join("\n");
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

type Row = JudgedGroup & {bar: Bar | undefined};

/** The counts behind the chart, and what a bar at each vote would give. */
function bandsTable(groups: readonly JudgedGroup[], bars: readonly Bar[]): HTMLElement {
  const hidden = "hidden: fewer than five decided loops somewhere in this breakdown";
  const rows: Row[] = groups.map((group) => ({...group, bar: bars.find(({label}) => label === group.label)}));
  return sortableTable(rows, {
    caption: "Screens, loops and offers by screen vote, and what a bar there would give",
    name: "screen-votes",
    columns: [
      {label: "Screen vote", value: ({label}) => label},
      {label: "Screened", numeric: true, value: ({counts}) => counts.screened},
      {label: "Advanced", numeric: true, missing: hidden, value: ({counts}) => counts.advanced},
      {label: "Decided", numeric: true, missing: hidden, value: ({counts}) => counts.decided},
      {label: "Offers", numeric: true, missing: hidden, value: ({counts}) => counts.offers},
      amount("Share as counted", ({own, offer}) => own ?? offer.value, percent),
      estimate("Chance of an offer", ({offer}) => offer, percent),
      estimate("Clear loops", ({clear}) => clear, percent),
      amount("If not advanced, at most", ({bounds}) => bounds?.rejected[1] ?? null, percent),
      {
        label: "Whole vote, bounds",
        value: ({bounds}) => bounds?.band[1] ?? null,
        format: ({bounds}) => range(bounds?.band, percent)
      },
      amount("Wastes hours, probability", ({wasteful}) => wasteful, chanceWords),
      ...barColumns.map(({label, of, format}): Column<Row> =>
        estimate(
          label,
          ({bar}) => (bar ? {value: of(bar).median, interval: of(bar).interval} : {value: null, interval: null}),
          format
        )
      )
    ]
  });
}
