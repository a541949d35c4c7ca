import {html} from "htl";
import type {Screen} from "../../contracts/screen.js";
import {bestTrial, nearMisses, type NearMisses, planTrial} from "../../statistics/screen/near-miss-trial.js";
import {chanceWords, count, counted, duration, percent} from "../../words/numbers.js";
import {slider} from "../kit/controls.js";
import {countsOf, type Judgement} from "./judgement.js";

const confidence = 0.9;

interface Stock {
  near: NearMisses;
  label: string;
  /** Near-misses of a year at the present pace. */
  future: number;
  /** The vote itself or the one at the bar has enough decided loops for a forecast. */
  enough: boolean;
}

/** The near-misses just below the bar, if anything bounds their chance. */
function stockOf({groups, advice, draws, posterior, trials}: Judgement, weeks: number): Stock | null {
  if (!advice || advice.next === null || !posterior) return null;
  const {counts, label, enough} = groups[advice.next]!;
  const bands = groups.map((group) => countsOf(group.counts));
  const near = nearMisses(bands, draws, posterior.breakEven, advice.next, trials[advice.next] ?? undefined);
  const future = Math.round(((counts.screened - (counts.advanced ?? 0)) / weeks) * 52);
  return near && future > 0 ? {near, label, future, enough: enough || groups[advice.bar]!.enough} : null;
}

/** How many near-misses to send to loops by lot; starts at the trial that is worth most, else at 40. */
export function trialSlider(judgement: Judgement, weeks: number): HTMLElement & {value: number} {
  const stock = stockOf(judgement, weeks);
  if (!stock)
    return Object.assign(html`<p class="empty">There is no vote below the bar whose chance anything bounds.</p>`, {
      value: 0
    });
  const best = bestTrial(stock.near, {loopHours: judgement.hours.loop, future: stock.future});
  return slider({
    label: `Near-misses (${stock.label}) sent to a loop by lot`,
    min: 5,
    max: 150,
    step: 5,
    value: best?.loops ?? 40,
    format: (loops) => counted(loops, "loop"),
    parameter: "lot"
  });
}

/** What such a trial costs, what it would settle, and whether it is worth its hours. */
export function trialPlan(judgement: Judgement, weeks: number, loops: number): HTMLElement {
  const stock = stockOf(judgement, weeks);
  if (!stock || loops === 0) return html`<p class="empty">No trial can be planned here.</p>`;
  const {near, label, future, enough} = stock;
  const plan = planTrial(near, loops, {loopHours: judgement.hours.loop, future});
  const gain = plan.worth - plan.loss;
  const below = near.chance.filter((value, d) => value < near.breakEven[d]!).length / near.chance.length;
  const settled = Math.max(below, 1 - below) > confidence;
  const verdict =
    gain > 0
      ? `It is worth its hours, about ${count(gain)} net: deciding after it on ${counted(future, "near-miss", "near-misses")} a year would save about ${count(plan.worth)} staff hours, and its loops are expected to ${plan.loss < 0 ? `gain ${count(-plan.loss)}` : `lose ${count(plan.loss)}`}.`
      : `It is not worth its hours: knowing the answer would save about ${count(plan.worth)} staff hours a year on ${counted(future, "near-miss", "near-misses")}, and its loops are expected to lose ${count(plan.loss)}.`;
  const forecast = settled
    ? `Taken to be no better than the advanced of their vote, near-misses ${below > 0.5 ? "waste hours" : "are worth their hours"} at these costs with a probability of ${chanceWords(Math.max(below, 1 - below))} already.`
    : `The probability that it settles whether near-misses waste hours is ${chanceWords(plan.settles)}.`;
  return html`<section class="card" aria-live="polite" aria-label="Plan of a near-miss trial">
    <p class="sentence">
      ${counted(loops, "loop")} with ${label} screens drawn by lot would take about ${count(plan.hours)} staff hours; so
      many near-misses come in ${duration((loops / future) * 52)}.
    </p>
    <p>
      Their share of offers would be known to within about ${percent(plan.standardError)} (standard error).
      ${
        enough
          ? `${forecast} ${verdict}`
          : "Too few loops at the bar were decided to say beforehand what it would settle, or whether it is worth its hours."
      }
    </p>
    <p>
      Draw them by lot among all ${label} screens, mark them in the exports (applications, column trial), and this page
      reads the result and keeps them out of every other count.
    </p>
  </section>`;
}

/** What near-misses that were sent to loops by lot have shown so far. */
export function trialResults(trials: Screen["trials"]): HTMLElement {
  if (trials.length === 0)
    return html`<p class="empty">
      No near-misses marked as sent by lot, or too few to show: what lies below the bar is not known yet.
    </p>`;
  return html`<div>${trials.map(({sentence}) => html`<p>${sentence}</p>`)}</div>`;
}
