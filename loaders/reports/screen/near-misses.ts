import type {Screen} from "../../../src/contracts/screen.js";
import {bandProbability} from "../../../src/statistics/screen/band-probabilities.js";
import {type BarRule, chanceBelow} from "../../../src/statistics/screen/bar-advice.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {chanceWords} from "../../../src/words/numbers.js";
import {groupWords} from "../../../src/words/screen.js";
import {publishableTrials} from "../../privacy/screens.js";
import type {ScreenTrial} from "./counts.js";
import type {ScreenModel} from "./model.js";

/** The trials as a page may show them, each with what it says. */
export function publishedTrials({trials, judged}: ScreenModel, rule: BarRule, minimum: number): Screen["trials"] {
  const breakEven = judged[0]?.posterior?.breakEven ?? null;
  return publishableTrials(trials, minimum).map((trial) => ({...trial, sentence: read(trial, breakEven, rule)}));
}

/** What a trial says, in one or two sentences. */
function read(
  {group, sent, decided, offers}: ScreenTrial,
  breakEven: readonly number[] | null,
  {least, confidence}: BarRule
): string {
  const [low, high] = bandProbability(offers, decided).interval!.map((chance) => Math.round(chance * decided));
  const seen = `Of ${sent} ${groupWords(group)} screens sent to a loop by lot, ${decided} were decided and ${offers} ended in an offer (${low} to ${high}, nine times in ten)`;
  if (!breakEven) return `${seen}.`;
  const needed = `about ${Math.round(summarise(breakEven, 0.9).median * decided)} would repay their hours`;
  if (decided < least) return `${seen}; ${needed}. It takes ${least} decided ones to judge by these alone.`;
  const below = chanceBelow({decided, offers}, breakEven);
  if (below > confidence)
    return `${seen}; ${needed}. The chance that near-misses waste hours is ${chanceWords(below)}: the bar need not come down.`;
  if (1 - below > confidence)
    return `${seen}; ${needed}. The chance that near-misses repay their hours is ${chanceWords(1 - below)}: the bar may come down.`;
  return `${seen}; ${needed}. The chance that near-misses waste hours is ${chanceWords(below)}: not settled yet.`;
}
