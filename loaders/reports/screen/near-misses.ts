import type {Screen} from "../../../src/contracts/screen.js";
import {bandProbability} from "../../../src/statistics/screen/band-probabilities.js";
import {type BarAdvice, type BarRule, chanceBelow} from "../../../src/statistics/screen/bar-advice.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {bestTrial, nearMisses, type TrialPlan} from "../../../src/statistics/screen/near-miss-trial.js";
import {drawScreen} from "../../../src/statistics/screen/screen-posterior.js";
import {chanceWords, count} from "../../../src/words/numbers.js";
import {publishableTrials} from "../../privacy/screens.js";
import type {ScreenTrial} from "./counts.js";
import type {JudgedSlice, ScreenModel} from "./model.js";
import {groupWords} from "./words.js";

/** The trials as a page may show them, each with what it says. */
export function publishedTrials({trials, judged}: ScreenModel, rule: BarRule, minimum: number): Screen["trials"] {
  const breakEven = judged[0]?.posterior?.breakEven ?? null;
  return publishableTrials(trials, minimum).map((trial) => ({...trial, sentence: read(trial, breakEven, rule)}));
}

/** What a trial says, in one sentence. */
function read(
  {group, sent, decided, offers}: ScreenTrial,
  breakEven: readonly number[] | null,
  {least, confidence}: BarRule
): string {
  const [low, high] = bandProbability(offers, decided).interval!.map((chance) => Math.round(chance * decided));
  const seen = `Of ${sent} ${groupWords(group)} screens sent to a loop by lot, ${decided} were decided and ${offers} ended in an offer (${low} to ${high}, nine times in ten)`;
  if (!breakEven) return `${seen}.`;
  const needed = `about ${Math.round(summarise(breakEven, 0.9).median * decided)} would pay for their hours`;
  if (decided < least) return `${seen}; ${needed}, but ${least} decided ones are needed to judge.`;
  const below = chanceBelow({decided, offers}, breakEven);
  if (below > confidence)
    return `${seen}; ${needed}. The chance that near-misses waste hours is ${chanceWords(below)}: the bar need not come down.`;
  if (1 - below > confidence)
    return `${seen}; ${needed}. The chance that near-misses are worth their hours is ${chanceWords(1 - below)}: the bar may come down.`;
  return `${seen}; ${needed}. The chance that near-misses waste hours is ${chanceWords(below)}: not settled yet.`;
}

/** What to do about near-misses while the bar is held: a trial where its answer is worth its hours. */
export function nearMissAction(
  {slice, posterior}: Pick<JudgedSlice, "slice" | "posterior">,
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
  return `Hold the bar, and send ${plan.loops} of the next ${name} screens to loops by lot: ${netWords(plan)}.`;
}

/** "about 300 h net: the answer saves about 420 h a year, its loops lose 120 h". */
function netWords({worth, loss}: TrialPlan): string {
  const loops = loss < 0 ? `gain about ${count(-loss)} h themselves` : `lose about ${count(loss)} h`;
  return `about ${count(worth - loss)} h net, as the answer saves about ${count(worth)} h a year and its loops ${loops}`;
}
