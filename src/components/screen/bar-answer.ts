import {html} from "htl";
import {believedOf} from "../../statistics/screen/bar-posterior.js";
import {loopsToSettle} from "../../statistics/screen/near-miss-trial.js";
import {chanceWords, count, counted, duration} from "../../words/numbers.js";
import type {JudgedGroup, Judgement} from "./judgement.js";

const richBelow = 1;

/** What the chosen slice and the reader's cost sheet say about the bar, in sentences that change with them. */
export function barAnswer(judgement: Judgement, weeks: number): HTMLElement {
  return html`<section class="card" aria-live="polite" aria-label="Answer for this slice and cost sheet">
    <p class="sentence">${answer(judgement)}</p>
    <p>${pipelineWords(judgement)}</p>
    <p>${settleWords(judgement, weeks)}</p>
  </section>`;
}

function answer({advice, groups, rule: {least}}: Judgement): string {
  if (!advice) return "No vote is advanced regularly enough here to say where the bar is.";
  const {label, offer} = groups[advice.bar]!;
  // Where counts are hidden the vote nearest the bar may be another than the one seen here.
  if (advice.advice === "too_few" && groups.some(({counts}) => counts.decided === null))
    return "Too few loops near the bar were decided to judge it.";
  if (advice.advice === "too_few")
    return `${offer.n === 0 ? "No decided loop" : `Only ${counted(offer.n, "decided loop")}`} after a ${label} screen, the vote nearest the bar: too few to judge it.`;
  const wasteful = `the probability that ${label} loops waste hours is ${chanceWords(advice.wasteful)}`;
  if (advice.advice === "raise") return `Raise the bar above ${label}: ${wasteful}.`;
  if (advice.advice === "lower")
    return `The bar may come down: advance more ${groups[advice.next!]!.label} screens, by lot at first; ${advice.tested === null ? wasteful : `of those sent by lot the probability of wasting hours is ${chanceWords(advice.tested)}`}.`;
  if (advice.apart !== null) return apartWords(groups[advice.apart]!, least);
  if (advice.advice === "hold") return `Hold the bar at ${label}: ${wasteful}.`;
  return `Hold the bar at ${label} for now: ${wasteful}, not sure enough to move it.`;
}

/** Offers and votes point to different sides of break-even, or the votes are too few to say. */
export function apartWords({label, counts}: JudgedGroup, least: number): string {
  return counts.voted === null || counts.clear === null || counts.voted < least
    ? `Too few ${label} loops have votes that can be held against their offers, and offers alone must not move the bar.`
    : `Decisions, not interviews, make the difference for ${label} screens: ${counts.offers ?? 0} of ${counts.decided ?? 0} loops ended in an offer, ${counts.clear} of ${counts.voted} had mostly yes votes. Hold the bar.`;
}

/** Rich: screening a further clear pass costs less than a loop, so a doubtful loop has something better to give way to. */
export function pipelineWords({groups, hours}: Judgement): string {
  const middle = groups.findIndex(({label}) => label === "borderline");
  const clear = groups
    .filter((_, g) => (middle < 0 ? g === 0 : g < middle))
    .reduce((sum, {counts}) => sum + counts.screened, 0);
  const all = groups.reduce((sum, {counts}) => sum + counts.screened, 0);
  if (clear === 0) return "No screen was a clear pass here, so the price of the next one is unknown.";
  const price = (hours.screen * all) / clear;
  const ratio = price / hours.loop;
  const words = `One clear pass in ${(all / clear).toFixed(1)} screens: finding it takes about ${count(price)} staff hours, a loop ${count(hours.loop)}.`;
  return ratio < richBelow
    ? `${words} The pipeline is rich: a doubtful loop competes with cheap further screening.`
    : `${words} The pipeline is sparse: further screening is dear, so a doubtful loop is worth more.`;
}

function settleWords({advice, groups, posterior}: Judgement, weeks: number): string {
  if (!advice || !posterior || advice.advice !== "undecided") return "";
  const {counts, label} = groups[advice.bar]!;
  const more = loopsToSettle(believedOf(posterior, advice.bar));
  if (more === null)
    return "Its chance is so close to break-even that even 2,000 more loops might not settle it: either choice costs little.";
  const pace = (counts.decided ?? 0) / weeks;
  return `${counted(more, `more ${label} loop`)} would likely settle it, ${duration(more / pace)} at this pace.`;
}
