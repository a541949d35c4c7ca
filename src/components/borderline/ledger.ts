import * as Plot from "@observablehq/plot";
import type {CostSheet, PublishedScreenGroup, PublishedScreenSlice} from "../../contracts/screen.js";
import {createRandom} from "../../statistics/random.js";
import {bandProbability} from "../../statistics/screen/band-probabilities.js";
import {summarise} from "../../statistics/screen/bar-posterior.js";
import {hoursOfLoops, typicalTally, wastedHours} from "../../statistics/screen/loop-cost.js";
import {drawAcceptance, screenDraws} from "../../statistics/screen/screen-posterior.js";
import {count, hours, range} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";
import type {Costs, Judgement} from "../screen/judgement.js";

type Summary = {median: number; interval: [number, number]};

/** What the loops of one kind of screen took and gave. */
export interface LedgerLine {
  label: string;
  screened: number;
  loops: number | null;
  hours: number | null;
  offers: number | null;
  hires: number | null;
  /** Staff hours of loops per offer and per hire; null without decided loops. */
  hoursPerOffer: Summary | null;
  hoursPerHire: Summary | null;
  /** Hours beyond what these loops' hires are worth at the best hours per hire. */
  wasted: number | null;
  money: number | null;
}

const level = 0.9;

/** Clear passes, borderlines and everything below, in hours and hires; recomputed from counts when the sheet changes. */
export function ledger(
  {groups}: PublishedScreenSlice,
  costs: Costs,
  sheet: CostSheet,
  bestHoursPerHire: number | null
): LedgerLine[] {
  const middle = groups.findIndex(({group}) => group === "borderline");
  const parts: [string, PublishedScreenGroup[]][] = [
    ["clear pass", groups.slice(0, Math.max(0, middle))],
    ["borderline", groups.filter(({group}) => group === "borderline")],
    ["below", middle < 0 ? [] : groups.slice(middle + 1)]
  ];
  return parts
    .filter(([, members]) => members.length > 0)
    .map(([label, members]) => line(label, members, costs, sheet, bestHoursPerHire));
}

function line(
  label: string,
  groups: readonly PublishedScreenGroup[],
  costs: Costs,
  sheet: CostSheet,
  bestHoursPerHire: number | null
): LedgerLine {
  const sum = (name: "screened" | "decided" | "offers" | "hires" | "seats" | "timed" | "minutes"): number | null =>
    groups.some((group) => group[name] === null) ? null : groups.reduce((total, group) => total + group[name]!, 0);
  const [loops, offers, hires] = [sum("decided"), sum("offers"), sum("hires")];
  const base = {label, screened: sum("screened")!, loops, offers, hires};
  if (loops === null || offers === null || hires === null || loops === 0)
    return {...base, hours: loops === 0 ? 0 : null, hoursPerOffer: null, hoursPerHire: null, wasted: null, money: null};
  const asRecorded =
    costs.loop.interviewers === sheet.loop.interviewers && costs.loop.interviewMinutes === sheet.loop.interviewMinutes;
  const tally = asRecorded
    ? {loops, seats: sum("seats")!, timed: sum("timed")!, minutes: sum("minutes")!}
    : typicalTally(loops, costs.loop);
  const hours = hoursOfLoops(tally, costs.loop);
  const accepted = drawAcceptance(costs.acceptance);
  const random = createRandom(loops);
  const chances = Array.from({length: screenDraws}, () => random.beta(offers + 0.5, loops - offers + 0.5));
  const each = hours / loops;
  const acceptance = summarise(accepted, level).median;
  return {
    ...base,
    hours,
    hoursPerOffer: summarise(
      chances.map((chance) => each / chance),
      level
    ),
    hoursPerHire: summarise(
      chances.map((chance, d) => each / (chance * accepted[d % accepted.length]!)),
      level
    ),
    wasted:
      bestHoursPerHire === null
        ? null
        : wastedHours(loops, each, acceptance, bandProbability(offers, loops).value!, bestHoursPerHire),
    money: sheet.hourlyRate === null ? null : hours * sheet.hourlyRate
  };
}

type Drawn = LedgerLine & {hoursPerHire: NonNullable<LedgerLine["hoursPerHire"]>; loops: number};

/** Loop hours for one hire by kind of screen, against the hours that further screening would take instead. */
export function hoursPerHireChart(
  lines: readonly LedgerLine[],
  {bestHoursPerHire}: Judgement,
  least: number
): HTMLElement {
  const known = lines.filter((line): line is Drawn => line.hoursPerHire !== null);
  // A group with a handful of loops would stretch the scale until nothing else could be read; the table has it.
  const drawn = known.filter(({label, loops}) => loops >= least || label === "borderline");
  return chartCard({
    title: titleOf(drawn, least),
    howToRead:
      "the dot is how many loop hours one hire takes after that kind of screen, if offers are accepted as often as the cost sheet says, the line what is plausible (90 %), hollow with too few loops. The vertical line is what one hire costs at the best bar, screening included: loops to the right of it take more hours per hire than further screening would.",
    alternative: drawn
      .map(
        ({label, hoursPerHire: h, loops}) =>
          `After a ${label} screen one hire takes ${count(h.median)} loop hours, plausible ${range(h.interval, count)}, from ${loops} loops.`
      )
      .join(" "),
    chart: drawn.length > 0 ? (width) => draw(drawn, bestHoursPerHire?.median ?? null, least, width) : null,
    empty: "No loop after a phone screen has been decided yet.",
    table: ledgerTable(lines),
    name: "hours-per-hire"
  });
}

function titleOf(lines: readonly Drawn[], least: number): string {
  const [clear, borderline] = ["clear pass", "borderline"].map((name) => lines.find(({label}) => label === name));
  if (!clear || !borderline) return "Loop hours for one hire";
  if (borderline.loops < least) return "Loop hours for one hire: too few borderline loops to tell";
  return `At the usual acceptance one hire takes about ${hours(borderline.hoursPerHire.median)} of borderline loops, ${hours(clear.hoursPerHire.median)} of clear passes`;
}

function draw(lines: readonly Drawn[], best: number | null, least: number, width: number): Element {
  const enough = ({loops}: Drawn): boolean => loops >= least;
  const colour = (line: Drawn): string => (enough(line) ? ink : context);
  const most = Math.max(...lines.map(({hoursPerHire: h}) => Math.min(h.interval[1], 4 * h.median)), best ?? 0);
  const end = ({hoursPerHire: h}: Drawn): number => Math.min(h.interval[1], most);
  return plot({
    width,
    height: 92 + lines.length * 48,
    marginLeft: 90,
    marginBottom: 46,
    marginTop: 34,
    marginRight: 30,
    x: {label: "loop hours per hire →", grid: true, zero: true, ticks: width < 500 ? 4 : 8},
    y: {label: null, domain: lines.map(({label}) => label)},
    marks: [
      best === null ? null : Plot.ruleX([best], {stroke: accent, strokeWidth: 2}),
      best === null
        ? null
        : Plot.text([best], {x: (d: number) => d, text: () => "break-even", frameAnchor: "top", dy: -14, fill: accent}),
      Plot.ruleY(lines, {
        y: "label",
        x1: (d: Drawn) => d.hoursPerHire.interval[0],
        x2: end,
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(lines, {
        y: "label",
        x: (d: Drawn) => d.hoursPerHire.median,
        r: 6,
        fill: (d: Drawn) => (enough(d) ? ink : background),
        stroke: colour,
        strokeWidth: 2
      })
    ]
  });
}

/** What loops took and gave, by kind of screen. */
export function ledgerTable(lines: readonly LedgerLine[]): HTMLElement {
  const summary = (value: LedgerLine["hoursPerHire"]): string =>
    value ? `${count(value.median)} (${range(value.interval, count)})` : "–";
  const money = lines.some((line) => line.money !== null);
  return sortableTable(lines, {
    caption: "Loop hours, offers and hires by kind of screen",
    name: "loop-hours",
    columns: [
      {label: "Screen", value: ({label}) => label},
      {label: "Screened", numeric: true, value: ({screened}) => screened},
      {label: "Decided loops", numeric: true, value: ({loops}) => loops},
      amount("Staff hours", (line) => line.hours, count),
      ...(money ? [amount("Money", (line: LedgerLine) => line.money, count)] : []),
      {label: "Offers", numeric: true, value: ({offers}) => offers},
      {label: "Hires", numeric: true, value: ({hires}) => hires},
      {
        label: "Hours per offer",
        numeric: true,
        value: ({hoursPerOffer: h}) => h?.median ?? null,
        format: ({hoursPerOffer}) => summary(hoursPerOffer)
      },
      {
        label: "Hours per hire",
        numeric: true,
        value: ({hoursPerHire: h}) => h?.median ?? null,
        format: ({hoursPerHire}) => summary(hoursPerHire)
      },
      amount("Hours beyond break-even", ({wasted}) => wasted, count)
    ]
  });
}
