import type {Finding} from "../../../src/contracts/finding.js";
import {bandProbability} from "../../../src/statistics/screen/band-probabilities.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {hoursOfLoops} from "../../../src/statistics/screen/loop-cost.js";
import {loopsToSettle} from "../../../src/statistics/screen/near-miss-trial.js";
import {chanceWords, count} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {voteLevels} from "../../config/scale.js";
import {type GroupCounts, mergeGroups} from "../../privacy/screens.js";
import {type FindingParts, makeFinding} from "../finding.js";
import {type JudgedSlice, onlyGroup, type ScreenModel, screenRule} from "../screen/model.js";
import {fewWords, moreNeeded, offersInWords, settleWords, sliceWords} from "../screen/words.js";

const level = 0.9;
/** Fewer decided clear passes are no yardstick. */
const leastToCompare = 15;

/** Why no screen counts as borderline, and the line of the configuration that would change it; null when some do. */
export function borderlineRefusal({slices}: ScreenModel, config: Config): string | null {
  const all = slices.find(({dimension}) => dimension === "all");
  if (!all)
    return "No phone screen with a vote has been decided yet; export scorecards with stage phone_screen, and what became of their applications.";
  if (all.groups.some(({group, screened}) => group === "borderline" && screened > 0)) return null;
  const {bands, score} = config.screen.borderline;
  return score
    ? `No phone screen has a mean rating from ${score[0]} to ${score[1]}. Change screen.borderline.score in plumbline.yaml, or remove it to use votes.`
    : `No phone screen carries the vote ${bands.join(" or ")}. Say in plumbline.yaml what borderline means: screen.borderline.score: [2.25, 2.75] for mean ratings, or screen.borderline.bands: [${middleAnswers(config).join(", ")}] for votes.`;
}

/** The answers of a form's own that stand in its middle; yes of the five names. */
function middleAnswers({votes}: Config): string[] {
  const levels = voteLevels(votes).map(({vote}) => vote);
  if (levels.includes("strong_no")) return ["yes"];
  return levels.slice(Math.ceil(levels.length / 2) - 1, Math.floor(levels.length / 2) + 1);
}

/** `screen.borderline` for everything and for each role: do borderline loops waste hours? */
export function screenBorderlineFindings(model: ScreenModel, config: Config): Finding[] {
  const refusal = borderlineRefusal(model, config);
  if (refusal !== null)
    return [
      finding("all", 0, {
        verdict: "too_little_data",
        direction: null,
        sentence: refusal,
        action: "Configure which screens are borderline, before looking at their outcomes.",
        needs: []
      })
    ];
  return model.judged.map((judged) => judgeBorderline(judged, model, config));
}

type Written = Pick<Finding, "verdict" | "direction" | "sentence" | "action" | "needs">;

function finding(subject: string, n: number, written: Written, estimate: FindingParts["estimate"] = null): Finding {
  return makeFinding({
    kind: "screen.borderline",
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "probability of an offer, above break-even",
    n,
    estimate,
    ...written
  });
}

function judgeBorderline({slice, posterior}: JudgedSlice, model: ScreenModel, config: Config): Finding {
  const subject = slice.member ?? "all";
  const index = slice.groups.findIndex(({group}) => group === "borderline");
  const group = slice.groups[index]!;
  const {least, confidence} = screenRule(config, "screen.borderline");
  if (!posterior || group.decided < least) return finding(subject, group.decided, tooFew(subject, group, least, model));
  if (model.alike?.has(slice.member) && onlyGroup(slice) === group)
    return finding(subject, group.decided, {
      verdict: "too_little_data",
      direction: null,
      sentence: `${sliceWords(subject)}all ${group.screened} phone screens count as borderline, so that none of them can be held against clear ones.`,
      action: "Say in plumbline.yaml what borderline means, or record votes that differ.",
      needs: [{unit: "phone screens with votes that differ", more: 30, weeks: null}]
    });
  const difference = summarise(posterior.difference[index]!, level);
  const breakEven = summarise(posterior.breakEven, level).median;
  const below = posterior.below[index]!;
  const {interval} = bandProbability(group.offers, group.decided, level);
  const seen = `${sliceWords(subject)}${count(hoursOf([group], model))} staff hours by the cost sheet went into borderline loops: ${offersInWords("borderline", group.offers, group.decided, interval!)}, ${perOffer([group], model)} an offer${against(slice.groups.slice(0, index), model)}; above about ${count(model.hours.loop / breakEven)} h an offer, screening further candidates is cheaper.`;
  return finding(subject, group.decided, verdictOf(seen, below, confidence, group, breakEven, model), {
    value: difference.median,
    interval: difference.interval
  });
}

function hoursOf(groups: readonly GroupCounts[], {costs}: ScreenModel): number {
  const all = mergeGroups(groups, "borderline");
  return hoursOfLoops({loops: all.decided, ...all}, costs.loop);
}

function perOffer(groups: readonly GroupCounts[], model: ScreenModel): string {
  const offers = groups.reduce((sum, group) => sum + group.offers, 0);
  return offers === 0 ? "without" : `${count(hoursOf(groups, model) / offers)} h`;
}

/** The same of clear passes, where enough were decided to be told. */
function against(clear: readonly GroupCounts[], model: ScreenModel): string {
  const decided = clear.reduce((sum, group) => sum + group.decided, 0);
  const none = clear.every(({offers}) => offers === 0);
  return none || decided < leastToCompare ? "" : ` against ${perOffer(clear, model)} after a clear pass`;
}

function verdictOf(
  seen: string,
  below: number,
  confidence: number,
  group: GroupCounts,
  breakEven: number,
  {weeks}: ScreenModel
): Written {
  if (below > confidence)
    return {
      verdict: "act",
      direction: "wasteful",
      sentence: `${seen} The probability that borderline loops waste hours is ${chanceWords(below)}.`,
      action: "Stop advancing borderline screens by default, and spend the hours on further screens."
    };
  if (1 - below > confidence)
    return {
      verdict: "ok",
      direction: "worthwhile",
      sentence: `${seen} The probability that they are worth their hours is ${chanceWords(1 - below)}.`,
      action: "Keep advancing borderline screens as you do now."
    };
  const more = loopsToSettle(group.offers, group.decided, breakEven, {confidence});
  return {
    verdict: "watch",
    direction: null,
    sentence: `${seen} The probability that they waste hours is ${chanceWords(below)}: too close to call; ${settleWords("borderline", more)}.`,
    action: "Change nothing yet.",
    ...(more === null
      ? {}
      : {needs: [{unit: "decided borderline loops", more, weeks: Math.ceil((more / group.decided) * weeks)}]})
  };
}

function tooFew(
  subject: string,
  {screened, advanced, decided}: GroupCounts,
  least: number,
  {weeks}: ScreenModel
): Written {
  const more = moreNeeded(least, decided);
  return {
    verdict: "too_little_data",
    direction: null,
    sentence: `${sliceWords(subject)}of ${fewWords(screened)} borderline screens ${fewWords(advanced)} were advanced and ${fewWords(decided)} reached a decision; ${least} decided loops are needed before their hours are judged.`,
    action: "Decide borderline screens as you do now, and keep recording them as borderline.",
    needs: [{unit: "decided borderline loops", more, weeks: decided >= 5 ? Math.ceil((more / decided) * weeks) : null}]
  };
}
