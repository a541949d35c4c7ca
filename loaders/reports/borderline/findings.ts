import type {Finding} from "../../../src/contracts/finding.js";
import {type BarRule, votesPoint} from "../../../src/statistics/screen/bar-advice.js";
import {believedOf, type BarPosterior, summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {loopsToSettle} from "../../../src/statistics/screen/near-miss-trial.js";
import {chanceThat, type Told} from "../../../src/words/finding.js";
import type {Config} from "../../config/config.js";
import {voteLevels} from "../../config/scale.js";
import type {GroupCounts} from "../../privacy/screens.js";
import {type FindingParts, makeFinding} from "../finding.js";
import {type JudgedSlice, onlyGroup, type ScreenModel, screenRule} from "../screen/model.js";
import {
  apartAction,
  apartWords,
  breaksEven,
  fewWords,
  moreNeeded,
  paidMark,
  paidWords,
  settleWords,
  sliceWords
} from "../screen/words.js";
import {hoursAYear} from "../shared/stake.js";

const level = 0.9;

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
        claim: "No screen counts as borderline.",
        evidence: refusal,
        action: "Configure which screens are borderline, before looking at their outcomes.",
        needs: []
      })
    ];
  return model.judged.map((judged) => judgeBorderline(judged, model, config));
}

type Written = Pick<Finding, "verdict" | "direction" | "action" | "needs"> & Told;

function finding(
  subject: string,
  n: number,
  written: Written,
  estimated: Pick<FindingParts, "estimate" | "mark"> = {}
): Finding {
  return makeFinding({
    kind: "screen.borderline",
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "probability of an offer, above break-even",
    reference: breaksEven,
    n,
    ...estimated,
    ...written
  });
}

function judgeBorderline({slice, posterior, votes}: JudgedSlice, model: ScreenModel, config: Config): Finding {
  const subject = slice.member ?? "all";
  const index = slice.groups.findIndex(({group}) => group === "borderline");
  const group = slice.groups[index]!;
  const {least, confidence} = screenRule(config, "screen.borderline");
  if (!posterior || group.decided < least) return finding(subject, group.decided, tooFew(subject, group, least, model));
  if (model.alike?.has(slice.member) && onlyGroup(slice) === group)
    return finding(subject, group.decided, {
      verdict: "too_little_data",
      direction: null,
      claim: `${sliceWords(subject)}there are no clear screens to hold borderline ones against.`,
      evidence: `All ${group.screened} phone screens count as borderline.`,
      action: "Say in plumbline.yaml what borderline means, or record votes that differ.",
      needs: [{unit: "phone screens with votes that differ", more: 30, weeks: null}]
    });
  const difference = summarise(posterior.difference[index]!, level);
  return finding(subject, group.decided, verdictOf({slice, posterior, votes}, index, model, {least, confidence}), {
    estimate: {value: difference.median, interval: difference.interval},
    mark: paidMark(posterior, index)
  });
}

function verdictOf(
  {slice, posterior, votes}: JudgedSlice & {posterior: BarPosterior},
  index: number,
  {weeks, hours}: ScreenModel,
  {least, confidence}: BarRule
): Written {
  const group = slice.groups[index]!;
  const below = posterior.below[index]!;
  const start = sliceWords(slice.member ?? "all");
  const evidence = `${paidWords(group, posterior)}.`;
  const stake = hoursAYear(group.decided / weeks, hours.loop);
  const side = below > confidence ? "below" : 1 - below > confidence ? "above" : null;
  if (side !== null && !votesPoint(votes, index, side, least))
    return {
      verdict: "watch",
      direction: null,
      ...apartWords(group, {posterior, votes, at: index, least, start}),
      stake,
      action: apartAction
    };
  if (side === "below")
    return {
      verdict: "act",
      direction: "wasteful",
      claim: `${start}borderline screens do not repay the hours of their loops.`,
      evidence,
      sure: chanceThat(below, "they do not repay them"),
      stake,
      action: "Stop advancing borderline screens by default, and spend the hours on further screens."
    };
  if (side === "above")
    return {
      verdict: "ok",
      direction: "worthwhile",
      claim: `${start}borderline screens repay the hours of their loops.`,
      evidence,
      sure: chanceThat(1 - below, "they repay them"),
      action: "Keep advancing borderline screens as you do now."
    };
  const more = loopsToSettle(believedOf(posterior, index), {confidence});
  return {
    verdict: "watch",
    direction: null,
    claim: `${start}whether borderline screens repay their loops is open.`,
    evidence,
    sure: chanceThat(below, "they do not"),
    stake,
    action: `Change nothing yet; ${settleWords("borderline", more)}.`,
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
    claim: `${sliceWords(subject)}not enough borderline loops to say.`,
    evidence: `Of ${fewWords(screened)} borderline screens ${fewWords(advanced)} were advanced and ${fewWords(decided)} reached a decision; ${least} are needed.`,
    action: "Decide borderline screens as you do now, and keep recording them as borderline.",
    needs: [{unit: "decided borderline loops", more, weeks: decided >= 5 ? Math.ceil((more / decided) * weeks) : null}]
  };
}
