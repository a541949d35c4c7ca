import type {Finding} from "../../../src/contracts/finding.js";
import {adviseBar, type BarAdvice, type BarRule} from "../../../src/statistics/screen/bar-advice.js";
import {believedOf, type BarPosterior, summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {loopsToSettle} from "../../../src/statistics/screen/near-miss-trial.js";
import {chanceThat, type Told} from "../../../src/words/finding.js";
import {atStart} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import type {GroupCounts} from "../../privacy/screens.js";
import {makeFinding} from "../finding.js";
import {hoursAYear} from "../shared/stake.js";
import {type JudgedSlice, onlyGroup, type ScreenModel, screenRule} from "./model.js";
import {nearMissAction} from "./near-misses.js";
import {
  apartAction,
  apartWords,
  breaksEven,
  fewWords,
  groupWords,
  moreNeeded,
  paidMark,
  paidWords,
  settleWords,
  sliceWords
} from "./words.js";

const level = 0.9;
const noVotes = {voted: [], below: [], posterior: null};
type Written = Pick<Finding, "verdict" | "direction" | "action" | "needs"> & Told;

/** `screen.bar` for everything and for each role: should the bar be raised, lowered or held? */
export function screenBarFindings(model: ScreenModel, config: Config): Finding[] {
  const nothing: JudgedSlice = {slice: {dimension: "all", member: null, groups: []}, posterior: null, votes: noVotes};
  const judged = model.judged.length > 0 ? model.judged : [nothing];
  return judged.map((one) => barFinding(one, model, config));
}

function barFinding(judged: JudgedSlice, model: ScreenModel, config: Config): Finding {
  const {slice, posterior, votes} = judged;
  const subject = slice.member ?? "all";
  const rule = screenRule(config, "screen.bar");
  const {least} = rule;
  const trials = slice.groups.map(({group}) => model.trials.find((trial) => trial.group === group) ?? null);
  const advice = posterior && adviseBar(slice.groups, posterior, rule, votes, slice.dimension === "all" ? trials : []);
  const base = {
    kind: "screen.bar" as const,
    subject,
    slice: {role: slice.member},
    unit: "probability of an offer, above break-even",
    reference: breaksEven
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
    ...words({slice, posterior, votes}, advice, model, rule),
    estimate: {value: difference.median, interval: difference.interval},
    mark: paidMark(posterior, advice.advice === "lower" ? advice.next! : (advice.apart ?? advice.bar)),
    n: slice.groups[advice.bar]!.decided
  });
}

/** A vote that every screen carries chooses nobody, so that it can stand neither too high nor too low. */
function oneVoteOnly({group, screened}: GroupCounts, subject: string): Written & {verdict: "too_little_data"} {
  return {
    verdict: "too_little_data",
    direction: null,
    claim: `${sliceWords(subject)}votes that do not differ mark no bar.`,
    evidence: `All ${screened} phone screens are “${groupWords(group)}”.`,
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
  const reached = decided === 0 ? "No loop" : `${atStart(fewWords(decided))} loops`;
  return {
    verdict: "too_little_data",
    direction: null,
    claim: `${sliceWords(subject)}not enough loops to judge the bar.`,
    evidence:
      slices.length === 0
        ? "No phone screen with a vote has reached a decision."
        : `${reached} after a ${band} screen, the vote nearest the bar, reached a decision; ${least} are needed.`,
    action: "Keep the bar where it is, and record a vote on every phone screen.",
    needs: [{unit: `decided loops after a ${band} screen`, more, weeks: pace > 0 ? Math.ceil(more / pace) : null}]
  };
}

function words(
  judged: {slice: JudgedSlice["slice"]; posterior: BarPosterior; votes: JudgedSlice["votes"]},
  found: BarAdvice,
  model: ScreenModel,
  rule: BarRule
): Written {
  const {advice, apart, bar, next, wasteful, tested} = found;
  const {slice, posterior, votes} = judged;
  const {groups} = slice;
  const {hours, weeks} = model;
  const band = groups[bar]!;
  const name = groupWords(band.group);
  const evidence = `${paidWords(band, posterior)}.`;
  const start = sliceWords(slice.member ?? "all");
  const stake = hoursAYear(band.decided / weeks, hours.loop);
  if (advice === "raise")
    return {
      verdict: "act",
      direction: "raise",
      claim: `${start}the bar should stand above ${name}.`,
      evidence,
      sure: chanceThat(wasteful!, `loops after a ${name} screen do not repay their hours`),
      stake,
      action: `Raise the bar above ${name}: advance ${name} screens only by a written exception.`
    };
  if (advice === "lower") {
    const below = groupWords(groups[next!]!.group);
    return {
      verdict: "act",
      direction: "lower",
      claim: `${start}the bar could stand lower.`,
      evidence: `${paidWords(groups[next!]!, posterior)}.`,
      sure:
        tested === null
          ? chanceThat(
              1 - posterior.below[next!]!,
              `loops after a ${below} screen repay their hours, which those held back can do at most as well,`
            )
          : chanceThat(1 - tested, `${below} screens sent to loops by lot repay their hours`),
      stake,
      action: `Lower the bar step by step: advance more ${below} screens, chosen by lot at first, and read the result here.`
    };
  }
  if (advice === "hold")
    return {
      verdict: "ok",
      direction: "hold",
      claim: `${start}the bar is right to let ${name} screens in.`,
      evidence,
      sure: chanceThat(1 - wasteful!, `loops after a ${name} screen repay their hours`),
      action: nearMissAction(judged, found, model, rule)
    };
  if (apart !== null)
    return {
      verdict: "watch",
      direction: "hold",
      ...apartWords(groups[apart]!, {posterior, votes, at: apart, least: rule.least, start}),
      stake,
      action: apartAction
    };
  const more = loopsToSettle(believedOf(posterior, bar), rule);
  return {
    verdict: "watch",
    direction: "hold",
    claim: `${start}whether the bar should stand above ${name} is open.`,
    evidence,
    sure: chanceThat(wasteful!, "it should"),
    stake,
    action: `Hold the bar for now; ${settleWords(name, more)}.`,
    ...(more === null
      ? {}
      : {
          needs: [{unit: `decided loops after a ${name} screen`, more, weeks: Math.ceil((more / band.decided) * weeks)}]
        })
  };
}
