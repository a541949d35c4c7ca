import type {Screen} from "../../../src/contracts/screen.js";
import {bandProbability} from "../../../src/statistics/screen/band-probabilities.js";
import {type BarRule, chanceBelow, type TrialCounts} from "../../../src/statistics/screen/bar-advice.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {chanceWords} from "../../../src/words/numbers.js";
import type {ScreenGroup} from "../../privacy/screens.js";
import {readSql, type ReportContext} from "../report.js";
import type {ScreenModel} from "./model.js";
import {groupWords} from "./words.js";

const sql = readSql(new URL("./trial.sql", import.meta.url));

/** Near-misses of one group that were sent to loops by lot. */
export interface ScreenTrial extends TrialCounts {
  group: ScreenGroup;
  sent: number;
}

/** What became of candidates who went to the loop by lot, by group of screens; the largest group first. */
export async function screenTrials({warehouse, config}: ReportContext): Promise<ScreenTrial[]> {
  const {bands, score} = config.screen.borderline;
  const parameters = [score?.[0] ?? null, score?.[1] ?? null, bands.join(",")];
  const rows = await warehouse.rows<{band: ScreenGroup; borderline: boolean} & Omit<ScreenTrial, "group">>(
    sql,
    parameters
  );
  const groups = new Map<ScreenGroup, ScreenTrial>();
  for (const {band, borderline, sent, decided, offers} of rows) {
    const group = borderline ? "borderline" : band;
    const sum = groups.get(group) ?? {group, sent: 0, decided: 0, offers: 0};
    groups.set(group, {
      group,
      sent: sum.sent + sent,
      decided: sum.decided + decided,
      offers: sum.offers + offers
    });
  }
  return [...groups.values()].sort((a, b) => b.sent - a.sent);
}

/** The trials as a page may show them: groups too small to be shown are added up, and left out if still too small. */
export function publishedTrials(
  trials: readonly ScreenTrial[],
  model: ScreenModel,
  rule: BarRule,
  minimum: number
): Screen["trials"] {
  const small = ({sent, decided}: ScreenTrial): boolean => sent < minimum || decided < minimum;
  const shown = trials.some(small) ? [addedUp(trials)] : trials;
  return shown.filter((trial) => !small(trial)).map((trial) => ({...trial, sentence: read(trial, model, rule)}));
}

function addedUp(trials: readonly ScreenTrial[]): ScreenTrial {
  const sum = (name: "sent" | "decided" | "offers"): number => trials.reduce((total, trial) => total + trial[name], 0);
  return {group: "below", sent: sum("sent"), decided: sum("decided"), offers: sum("offers")};
}

/** What a trial says, in one sentence. */
function read(
  {group, sent, decided, offers}: ScreenTrial,
  {judged}: ScreenModel,
  {least, confidence}: BarRule
): string {
  const [low, high] = bandProbability(offers, decided).interval!.map((chance) => Math.round(chance * decided));
  const seen = `Of ${sent} ${groupWords(group)} screens sent to a loop by lot, ${decided} were decided and ${offers} ended in an offer (plausible ${low} to ${high})`;
  const breakEven = judged[0]?.posterior?.breakEven;
  if (!breakEven) return `${seen}.`;
  const needed = `about ${Math.round(summarise(breakEven, 0.9).median * decided)} would pay for their hours`;
  if (decided < least) return `${seen}; ${needed}, but ${least} decided ones are needed to judge.`;
  const below = chanceBelow({decided, offers}, breakEven);
  if (below > confidence)
    return `${seen}; ${needed}. Near-misses waste hours: probability ${chanceWords(below)}. The bar need not come down.`;
  if (1 - below > confidence)
    return `${seen}; ${needed}. Near-misses are worth their hours: probability ${chanceWords(1 - below)}. The bar may come down.`;
  return `${seen}; ${needed}. The probability that near-misses waste hours is ${chanceWords(below)}: not settled yet.`;
}
