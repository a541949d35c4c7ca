import type {Finding} from "../../../src/contracts/finding.js";
import {bandProbability} from "../../../src/statistics/screen/band-probabilities.js";
import {adviseBar, type BarAdvice, type BarRule} from "../../../src/statistics/screen/bar-advice.js";
import {type BarPosterior, summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {loopsToSettle} from "../../../src/statistics/screen/near-miss-trial.js";
import {chanceWords} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import type {GroupCounts} from "../../privacy/screens.js";
import {makeFinding} from "../finding.js";
import {type JudgedSlice, onlyGroup, type ScreenModel, screenRule} from "./model.js";
import {nearMissAction} from "./near-misses.js";
import {fewWords, groupWords, hoursWords, moreNeeded, offersInWords, settleWords, sliceWords} from "./words.js";

const level = 0.9;
type Written = Pick<Finding, "verdict" | "direction" | "sentence" | "action" | "needs">;

/** `screen.bar` for everything and for each role: should the bar be raised, lowered or held? */
export function screenBarFindings(model: ScreenModel, config: Config): Finding[] {
  const nothing: JudgedSlice = {slice: {dimension: "all", member: null, groups: []}, posterior: null};
  const judged = model.judged.length > 0 ? model.judged : [nothing];
  return judged.map((one) => barFinding(one, model, config));
}

function barFinding(judged: JudgedSlice, model: ScreenModel, config: Config): Finding {
  const {slice, posterior} = judged;
  const subject = slice.member ?? "all";
  const rule = screenRule(config, "screen.bar");
  const {least} = rule;
  const trials = slice.groups.map(({group}) => model.trials.find((trial) => trial.group === group) ?? null);
  const advice = posterior && adviseBar(slice.groups, posterior, rule, slice.dimension === "all" ? trials : []);
  const base = {
    kind: "screen.bar" as const,
    subject,
    slice: {role: slice.member},
    unit: "probability of an offer, above break-even"
  };
  const only = model.alike?.has(slice.member) ? onlyGroup(slice) : null;
  if (only && only.decided >= least) return makeFinding({...base, ...oneVoteOnly(only, subject), n: only.decided});
  if (!posterior || !advice || advice.advice === "too_few") {
    const decided = advice ? slice.groups[advice.bar]!.decided : 0;
    const band = advice ? groupWords(slice.groups[advice.bar]!.group) : "passed";
    return makeFinding({...base, ...tooFew(subject, band, decided, least, model), n: decided});
  }
  const difference = summarise(posterior.difference[advice.bar]!, level);
  return makeFinding({
    ...base,
    ...words({slice, posterior}, advice, model, rule),
    estimate: {value: difference.median, interval: difference.interval},
    n: slice.groups[advice.bar]!.decided
  });
}

/** A vote that every screen carries chooses nobody, so that it can stand neither too high nor too low. */
function oneVoteOnly({group, screened}: GroupCounts, subject: string): Written & {verdict: "too_little_data"} {
  return {
    verdict: "too_little_data",
    direction: null,
    sentence: `${sliceWords(subject)}all ${screened} phone screens are “${groupWords(group)}”: where votes do not differ, none of them marks a bar.`,
    action: "Ask whether the form or the export fills in this vote by itself.",
    needs: [{unit: "phone screens with votes that differ", more: 30, weeks: null}]
  };
}

function tooFew(
  subject: string,
  band: string,
  decided: number,
  least: number,
  {slices, weeks}: ScreenModel
): Written & {verdict: "too_little_data"} {
  const more = moreNeeded(least, decided);
  const pace = decided < 5 ? 0 : decided / weeks;
  return {
    verdict: "too_little_data",
    direction: null,
    sentence:
      slices.length === 0
        ? "No phone screen with a vote has reached a decision, so nothing can be said about the bar."
        : `${sliceWords(subject)}${decided === 0 ? "no" : fewWords(decided)} decided loops after a ${band} screen, the band nearest the bar; ${least} are needed before the bar is judged.`,
    action: "Keep the bar where it is, and record a vote on every phone screen.",
    needs: [{unit: `decided loops after a ${band} screen`, more, weeks: pace > 0 ? Math.ceil(more / pace) : null}]
  };
}

function words(
  judged: {slice: JudgedSlice["slice"]; posterior: BarPosterior},
  found: BarAdvice,
  model: ScreenModel,
  rule: BarRule
): Written {
  const {advice, bar, next, wasteful, tested} = found;
  const {slice, posterior} = judged;
  const {groups} = slice;
  const {hours, weeks} = model;
  const band = groups[bar]!;
  const name = groupWords(band.group);
  const breakEven = summarise(posterior.breakEven, level).median;
  const {interval} = bandProbability(band.offers, band.decided, level);
  const needed = Math.round(breakEven * band.decided);
  const seen = `${offersInWords(band.group, band.offers, band.decided, interval!)}, and about ${needed} would be needed to repay their hours: by the cost sheet a loop takes ${hoursWords(hours.loop)} h and a screen ${hoursWords(hours.screen)} h.`;
  const start = sliceWords(slice.member ?? "all");
  if (advice === "raise")
    return {
      verdict: "act",
      direction: "raise",
      sentence: `${start}The bar should stand above ${name}: ${seen} The probability of that is ${chanceWords(wasteful!)}.`,
      action: `Raise the bar above ${name}: advance ${name} screens only by a written exception.`
    };
  if (advice === "lower")
    return {
      verdict: "act",
      direction: "lower",
      sentence: `${start}The bar could stand lower: ${seen} ${lowerWords(groupWords(groups[next!]!.group), tested, posterior.below[next!]!)}`,
      action: `Lower the bar step by step: advance more ${groupWords(groups[next!]!.group)} screens, chosen by lot at first, and read the result here.`
    };
  if (advice === "hold")
    return {
      verdict: "ok",
      direction: "hold",
      sentence: `${start}The bar is right to let ${name} in: ${seen} The probability of that is ${chanceWords(1 - wasteful!)}.`,
      action: nearMissAction(judged, found, model, rule)
    };
  const more = loopsToSettle(band.offers, band.decided, breakEven, rule);
  return {
    verdict: "watch",
    direction: "hold",
    sentence: `${start}Whether the bar should stand above ${name} is open: ${seen} The probability that it should is ${chanceWords(wasteful!)}, not enough to move it; ${settleWords(name, more)}.`,
    action: "Hold the bar for now.",
    ...(more === null
      ? {}
      : {
          needs: [{unit: `decided loops after a ${name} screen`, more, weeks: Math.ceil((more / band.decided) * weeks)}]
        })
  };
}

function lowerWords(name: string, tested: number | null, bounded: number): string {
  return tested === null
    ? `The probability that ${name} loops earn their hours is ${chanceWords(1 - bounded)}; candidates not advanced can be at most as promising.`
    : `The probability that ${name} screens sent to loops by lot earn their hours is ${chanceWords(1 - tested)}.`;
}
