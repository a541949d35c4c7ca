import {html} from "htl";
import type {Screen} from "../../contracts/screen.js";
import {bestTrial, nearMisses, type NearMisses, planTrial} from "../../statistics/screen/near-miss-trial.js";
import {chanceWords, count, counted, duration, hours} from "../../words/numbers.js";
import {groupWords} from "../../words/screen.js";
import {slider} from "../kit/controls.js";
import {tiles} from "../kit/tiles.js";
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
  const {counts, enough} = groups[advice.next]!;
  const label = groupWords(counts.group);
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
    label: `Send ${stock.label} screens to a loop by lot`,
    min: 5,
    max: 150,
    step: 5,
    value: best?.loops ?? 40,
    format: (loops) => counted(loops, "loop"),
    parameter: "lot"
  });
}

/** What such a trial costs, whether it would settle the question, and what its answer is worth. */
export function trialPlan(judgement: Judgement, weeks: number, loops: number): HTMLElement {
  const stock = stockOf(judgement, weeks);
  if (!stock || loops === 0) return html`<span></span>`;
  const {near, future, enough} = stock;
  const plan = planTrial(near, loops, {loopHours: judgement.hours.loop, future});
  const net = plan.worth - plan.loss;
  const below = near.chance.filter((value, d) => value < near.breakEven[d]!).length / near.chance.length;
  const isSettled = Math.max(below, 1 - below) > confidence;
  const unknown = "too few loops at the bar to say";
  return html`<div aria-live="polite">
    ${tiles(
      [
        {measure: "Staff hours of these loops", value: hours(plan.hours)},
        {measure: "Time until so many come", value: duration((loops / future) * 52)},
        {
          measure: "Would it settle the question?",
          value: !enough ? null : isSettled ? "Already settled" : chanceWords(plan.settles),
          note: !enough
            ? unknown
            : isSettled
              ? "without these loops: the votes above bound their chance"
              : "chance that it does"
        },
        {
          measure: "Net worth of the answer",
          value: enough ? hours(net) : null,
          note: !enough
            ? unknown
            : net > 0
              ? `saves ${count(plan.worth)} h a year on ${counted(future, "near-miss", "near-misses")}`
              : "not worth its hours now"
        }
      ],
      "Plan of a trial"
    )}
  </div>`;
}

/** What near-misses that were sent to loops by lot have shown so far. */
export function trialResults(trials: Screen["trials"]): HTMLElement {
  const sentences = trials.map(({sentence}) => sentence);
  const none =
    "No near-misses are marked as sent by lot, or too few to show, so what lies below the bar is not known yet.";
  return html`<p>${sentences.length > 0 ? sentences.join(" ") : none} Over all screens.</p>`;
}
