import {html} from "htl";
import {count, percent, range} from "../../words/numbers.js";
import {slider} from "../kit/controls.js";
import type {BarOutcome, Summary} from "./bar-outcomes.js";
import type {Judgement} from "./judgement.js";

/** A slider over the places the bar could stand, from the strictest to the most lenient; it starts where the bar is. */
export function barSlider({groups, advice}: Judgement): HTMLElement & {value: number} {
  const labels = groups.filter(({offer}) => offer.value !== null).map(({label}) => label);
  const now = advice ? labels.indexOf(groups[advice.bar]!.label) : labels.length - 1;
  if (labels.length < 2) return Object.assign(html`<p class="empty">Only one vote was ever let in.</p>`, {value: 0});
  return slider({
    label: "Bar: who goes to the loop",
    min: 0,
    max: labels.length - 1,
    step: 1,
    value: Math.max(0, now),
    format: (index) => (index === 0 ? `${labels[0]} only` : `${labels[index]} and above`),
    parameter: "bar"
  });
}

/** What the chosen bar would give, beside the bar as the slice's advice finds it. */
export function barSummary(bars: readonly BarOutcome[], chosen: number, {groups, advice}: Judgement): HTMLElement {
  const bar = bars[Math.min(chosen, bars.length - 1)];
  if (!bar) return html`<p class="empty">No vote has a decided loop yet, so no bar can be tried.</p>`;
  const now = bars.find(({label}) => advice && label === groups[advice.bar]!.label);
  const items: [string, (bar: BarOutcome) => Summary, (value: number) => string][] = [
    ["hires per 100 screens", ({hires}) => hires, (value) => value.toFixed(1)],
    ["loop hours per 100 screens", ({loopHours}) => loopHours, count],
    ["staff hours per hire", ({hoursPerHire}) => hoursPerHire, count],
    ["weeks to one hire, at this pace of screening", ({weeksPerHire}) => weeksPerHire, (value) => value.toFixed(1)]
  ];
  return html`<section class="card" aria-live="polite" aria-label="What this bar would give">
    <p class="sentence">Letting in ${bar.label}${bars[0] === bar ? " only" : " and above"} would give about:</p>
    <dl class="outcomes">
      ${items.map(
        ([name, read, format]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>
              <strong>${format(read(bar).median)}</strong>
              <span>(${range(read(bar).interval, (value) => format(value!))})</span>${beside(read, bar, now, format)}
            </dd>
          </div>`
      )}
    </dl>
    ${
      bar.enough
        ? null
        : html`<p class="empty">
            Part of these candidates were seldom let in and hand-picked: this bar would do worse than shown.
          </p>`
    }
  </section>`;
}

function beside(
  read: (bar: BarOutcome) => Summary,
  bar: BarOutcome,
  now: BarOutcome | undefined,
  format: (value: number) => string
): HTMLElement | null {
  return !now || now.label === bar.label
    ? null
    : html`<span>; ${format(read(now).median)} with ${now.label} and above</span>`;
}

/** How many of the borderline screens a bar that includes them would let in. */
export function borderlineShareSlider(): HTMLElement & {value: number} {
  return slider({
    label: "Borderline screens let in, where the bar includes them",
    min: 0,
    max: 1,
    step: 0.05,
    value: 1,
    format: percent,
    parameter: "borderline"
  });
}
