import {html} from "htl";
import {type BarOutcome, barOutcome, letInAt, type Summary} from "../../statistics/screen/bar-outcomes.js";
import {count, hours, percent, range} from "../../words/numbers.js";
import {groupWords} from "../../words/screen.js";
import {slider} from "../kit/controls.js";
import {type Tile, tiles} from "../kit/tiles.js";
import {countsOf, type JudgedGroup, type Judgement} from "./judgement.js";

/** One place of the bar, and what it would give. */
export interface Bar extends BarOutcome {
  /** The lowest vote that is let in. */
  label: string;
  /** What speaks against taking its figures as they are; null where nothing does. */
  doubt: string | null;
}

/**
 * Each place the bar could stand, from the highest vote down, recomputed from the counts by vote alone.
 *
 * @param share of the screens of the vote at the gate let in where the bar includes them
 * @param weeks over which the slice's screens spread
 */
export function barOutcomes(judgement: Judgement, share: number, weeks: number): Bar[] {
  const {groups} = judgement;
  const gate = gateOf(judgement);
  return groups.flatMap(({offer, label}, bar) => {
    if (offer.value === null) return [];
    const used = groups.filter((group, g) => g <= bar && group.offer.value !== null);
    const letIn = letInAt(bandsOf(judgement), bar, presentBar(judgement)).map((seats, g) =>
      g === gate && g <= bar ? share * groups[g]!.counts.screened : seats
    );
    return [{label, doubt: doubtOf(used), ...barOutcome(caseOf(judgement, weeks), letIn)}];
  });
}

function caseOf(judgement: Judgement, weeks: number): Parameters<typeof barOutcome>[0] {
  return {...judgement, bands: bandsOf(judgement), weeks};
}

function bandsOf({groups}: Judgement): ReturnType<typeof countsOf>[] {
  return groups.map(({counts}) => countsOf(counts));
}

/** Where nobody says where the bar stands, everyone whose loops were seen was let in. */
function presentBar({groups, advice}: Judgement): number {
  return advice?.bar ?? groups.findLastIndex(({offer}) => offer.value !== null);
}

/** The vote of which a share is let in: borderline, else the one at the bar; −1 where none is. */
function gateOf(judgement: Judgement): number {
  const borderline = judgement.groups.findIndex(({label, offer}) => label === "borderline" && offer.value !== null);
  return borderline >= 0 ? borderline : presentBar(judgement);
}

function doubtOf(used: readonly JudgedGroup[]): string | null {
  if (used.some(({counts}) => (counts.advanced ?? 0) < 0.5 * counts.screened))
    return "Part of these candidates were seldom let in and hand-picked: this bar would do worse than shown.";
  return used.every(({enough}) => enough) ? null : "Some of these votes have too few decided loops to judge.";
}

/** The share of its screens that the vote at the gate lets in today. */
export function presentShare(judgement: Judgement): number {
  const counts = judgement.groups[gateOf(judgement)]?.counts;
  return counts && counts.screened > 0 ? (counts.advanced ?? 0) / counts.screened : 1;
}

/** A slider over the places the bar could stand, from the strictest to the most lenient; it starts where it is advised. */
export function barSlider(judgement: Judgement): HTMLElement & {value: number} {
  const {groups, advice} = judgement;
  const seen = groups.filter(({offer}) => offer.value !== null);
  if (seen.length < 2)
    return Object.assign(html`<p class="empty">Only one vote was ever let in, so there is no bar to move.</p>`, {
      value: 0
    });
  const now = seen.indexOf(groups[presentBar(judgement)]!);
  const labels = seen.map(({label}) => label);
  return slider({
    label: "Who goes to the loop",
    min: 0,
    max: labels.length - 1,
    step: 1,
    value: Math.max(0, advice?.advice === "raise" ? now - 1 : now),
    format: (index) => (index === 0 ? `${labels[0]} only` : `${labels[index]} and above`),
    parameter: "bar"
  });
}

/** How many screens of the vote at the gate a bar that includes them would let in; it starts at today's share. */
export function shareSlider(judgement: Judgement): HTMLElement & {value: number} {
  const gate = judgement.groups[gateOf(judgement)];
  if (!gate) return Object.assign(html`<span></span>`, {value: 1});
  return slider({
    label: `Of ${groupWords(gate.counts.group)} screens, let in where the bar includes them`,
    min: 0,
    max: 1,
    step: 0.05,
    value: presentShare(judgement),
    format: percent,
    parameter: "borderline"
  });
}

/** What the chosen bar would give, each figure beside today's. */
export function barTiles(judgement: Judgement, weeks: number, chosen: number, share: number): HTMLElement {
  const bars = barOutcomes(judgement, share, weeks);
  const bar = bars[Math.min(chosen, bars.length - 1)];
  if (!bar) return html`<p class="empty">No vote has a decided loop yet, so no bar can be tried.</p>`;
  const today = judgement.groups[presentBar(judgement)]!.label;
  const now = barOutcomes(judgement, presentShare(judgement), weeks).find(({label}) => label === today);
  const tile = (measure: string, of: (bar: BarOutcome) => Summary, format: (value: number) => string): Tile => ({
    measure,
    value: format(of(bar).median),
    ...(now ? {beside: `now ${format(of(now).median)}`} : {}),
    note: `90 %: ${range(of(bar).interval, (value) => format(value!))}`
  });
  return html`<div aria-live="polite">
    ${tiles(
      [
        tile("Hires per 100 screens", ({hires}) => hires, oneDecimal),
        tile("Loop hours per 100 screens", ({loopHours}) => loopHours, hours),
        tile("Staff hours per hire, with screening", ({hoursPerHire}) => hoursPerHire, hours),
        tile("Weeks to one hire", ({weeksPerHire}) => weeksPerHire, oneDecimal)
      ],
      "What this bar would give"
    )}
    <p class="sure">
      As if every loop came to a decision; candidates who leave before it take hires and hours down alike.
    </p>
    ${bar.doubt === null ? null : html`<p class="sure">${bar.doubt}</p>`}
  </div>`;
}

export function oneDecimal(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(1);
}

/** "Loops per 100 screens" and what else a table says of each bar. */
export const barColumns: readonly {
  label: string;
  of: (bar: Bar) => Summary;
  format: (value: number | null | undefined) => string;
}[] = [
  {label: "Bar here: hires per 100 screens", of: ({hires}) => hires, format: oneDecimal},
  {label: "Bar here: loop hours per 100 screens", of: ({loopHours}) => loopHours, format: count},
  {label: "Bar here: hours per hire", of: ({hoursPerHire}) => hoursPerHire, format: count},
  {label: "Bar here: weeks per hire", of: ({weeksPerHire}) => weeksPerHire, format: oneDecimal}
];
