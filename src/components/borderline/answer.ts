import {html} from "htl";
import {votesPoint} from "../../statistics/screen/bar-advice.js";
import {believedOf} from "../../statistics/screen/bar-posterior.js";
import {loopsToSettle, perfectInformationHours} from "../../statistics/screen/near-miss-trial.js";
import {chanceWords, count, counted, duration} from "../../words/numbers.js";
import {apartWords, pipelineWords} from "../screen/bar-answer.js";
import type {Judgement} from "../screen/judgement.js";
import type {LedgerLine} from "./ledger.js";

/** Whether borderline loops waste hours in this slice at these costs, and what more data would be worth. */
export function borderlineAnswer(
  judgement: Judgement,
  lines: readonly LedgerLine[],
  {rule, weeks}: {rule: {least: number; confidence: number}; weeks: number}
): HTMLElement {
  const line = lines.find(({label}) => label === "borderline");
  return html`<section class="card" aria-live="polite" aria-label="Answer for this slice and cost sheet">
    <p class="sentence">${line ? answer(judgement, line, rule) : "There is no borderline screen here."}</p>
    <p>${pipelineWords(judgement)}</p>
    <p>${line ? learning(judgement, rule, weeks) : ""}</p>
  </section>`;
}

function answer(
  judgement: Judgement,
  {loops, hours, hires}: LedgerLine,
  {least, confidence}: {least: number; confidence: number}
): string {
  const index = judgement.groups.findIndex(({label}) => label === "borderline");
  const group = judgement.groups[index]!;
  if (loops === null) return "Too few borderline loops were decided here to show what they cost.";
  const facts = `${counted(loops, "borderline loop")} took ${count(hours)} staff hours for ${counted(hires ?? 0, "hire")}`;
  if (loops < least) return `${facts}: too few to judge their hours, ${least} are needed.`;
  if (group.wasteful === null) return `${facts}. Such a cost sheet leaves no break-even to hold them against.`;
  const side = group.wasteful > confidence ? "below" : 1 - group.wasteful > confidence ? "above" : null;
  if (side !== null && !votesPoint(judgement.votes, index, side, least)) return `${facts}. ${apartWords(group, least)}`;
  if (group.wasteful > confidence) return `${facts}. They waste hours: probability ${chanceWords(group.wasteful)}.`;
  if (1 - group.wasteful > confidence)
    return `${facts}. They are worth their hours: probability ${chanceWords(1 - group.wasteful)}.`;
  return `${facts}. Whether they waste hours is open: probability ${chanceWords(group.wasteful)}.`;
}

function learning(
  {groups, posterior, hours}: Judgement,
  {least, confidence}: {least: number; confidence: number},
  weeks: number
): string {
  const index = groups.findIndex(({label}) => label === "borderline");
  const {counts} = groups[index]!;
  const {decided} = counts;
  if (!posterior || decided === null || decided < least) return "";
  // The gain of one loop is a·p·H* − C_L = C_L (p − p*) / p*, since C_L = a·p*·H*.
  const gains = posterior.difference[index]!.map(
    (difference, d) => (hours.loop * difference) / posterior.breakEven[d]!
  );
  const worth = perfectInformationHours(gains, 100);
  const below = posterior.below[index]!;
  if (Math.max(below, 1 - below) > confidence)
    return `Knowing the chance exactly would be worth about ${counted(Math.round(worth), "hour")} per 100 further borderlines: no need to explore.`;
  const more = loopsToSettle(believedOf(posterior, index), {confidence});
  const needed =
    more === null
      ? "even 2,000 more loops might not settle it"
      : `${counted(more, "more loop")} would likely settle it, ${duration((more / decided) * weeks)} at this pace`;
  return `Knowing the chance exactly would be worth about ${counted(Math.round(worth), "hour")} per 100 further borderlines; ${needed}.`;
}
