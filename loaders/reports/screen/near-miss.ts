import type {BarAdvice, BarRule} from "../../../src/statistics/screen/bar-advice.js";
import {bestTrial, nearMisses} from "../../../src/statistics/screen/near-miss-trial.js";
import {drawScreen} from "../../../src/statistics/screen/screen-posterior.js";
import {count} from "../../../src/words/numbers.js";
import type {JudgedSlice, ScreenModel} from "./model.js";
import {groupWords} from "./words.js";

/** What to do about near-misses while the bar is held: a trial where its answer is worth its hours. */
export function nearMissAction(
  {slice, posterior}: JudgedSlice,
  {next, tested}: BarAdvice,
  {hours, weeks, trials}: ScreenModel,
  {confidence}: BarRule
): string {
  if (next === null || posterior === null || slice.dimension !== "all") return "Hold the bar where it is.";
  const {group, screened, advanced} = slice.groups[next]!;
  const name = groupWords(group);
  if (tested !== null && tested > confidence)
    return `Hold the bar where it is: ${name} screens sent to loops by lot did not pay for their hours.`;
  const future = Math.round(((screened - advanced) / weeks) * 52);
  const trial = trials.find((one) => one.group === group);
  const near = nearMisses(slice.groups, drawScreen(slice.groups), posterior.breakEven, next, trial);
  const plan = near && bestTrial(near, {loopHours: hours.loop, future, confidence});
  if (plan === null)
    return `Hold the bar where it is; sending ${name} screens to loops by lot would cost more than its answer is worth.`;
  return `Hold the bar, and send ${plan.loops} of the next ${name} screens to loops by lot: about ${count(plan.hours)} h, for an answer worth about ${count(plan.worth)} h a year.`;
}
