import type {Finding} from "../contracts/finding.js";
import type {BandDraws} from "../statistics/screen/band-probabilities.js";
import {type BarAdvice, type BarRule, type TrialCounts} from "../statistics/screen/bar-advice.js";
import {type BarCase, barOutcome, letInAt} from "../statistics/screen/bar-outcomes.js";
import {believedOf, type BarPosterior} from "../statistics/screen/bar-posterior.js";
import type {ClearLoops} from "../statistics/screen/clear-loops.js";
import {bestTrial, loopsToSettle, nearMisses, type TrialPlan} from "../statistics/screen/near-miss-trial.js";
import {chanceThat, type Told} from "./finding.js";
import {atStart, count} from "./numbers.js";
import {
  apartAction,
  apartWords,
  fewWords,
  groupWords,
  moreNeeded,
  onlyGroup,
  paidWords,
  settleWords,
  sliceWords,
  type VoteCounts
} from "./screen.js";

/** A slice of the phone screens with all that its sentences are made of. */
export interface BarJudged {
  /** Role, level or quarter; null is everything. */
  member: string | null;
  /** From the highest vote to the lowest. */
  groups: readonly VoteCounts[];
  draws: BandDraws;
  posterior: BarPosterior | null;
  votes: ClearLoops;
  advice: BarAdvice | null;
  /** Near-misses sent to loops by lot, per group. */
  trials: readonly (TrialCounts | null)[];
  hours: {loop: number; screen: number};
  acceptance: readonly number[];
  /** Over which the screens spread. */
  weeks: number;
  rule: BarRule;
}

type Sure = BarJudged & {posterior: BarPosterior; advice: BarAdvice};
type Written = Pick<Finding, "verdict" | "direction" | "action" | "needs"> & Told;

/** Should the bar of the phone screen be raised, lowered or held: in words, for a report and for a page's sliders alike. */
export function barTold(judged: BarJudged): Written {
  const {member, groups, posterior, advice, rule} = judged;
  const only = onlyGroup(groups);
  if (only && only.decided >= rule.least) return oneVoteOnly(only, member);
  if (!posterior || !advice || advice.advice === "too_few") return tooFew(judged);
  return told({...judged, posterior, advice});
}

/** A vote that every screen carries chooses nobody, so that it can stand neither too high nor too low. */
function oneVoteOnly({group, screened}: VoteCounts, member: string | null): Written {
  return {
    verdict: "too_little_data",
    direction: null,
    claim: `${sliceWords(member)}votes that do not differ mark no bar.`,
    evidence: `All ${screened} phone screens are ${groupWords(group)}.`,
    action: "Ask whether the form or the export fills in this vote by itself.",
    needs: [{unit: "phone screens with votes that differ", more: 30, weeks: null}]
  };
}

function tooFew({member, groups, advice, rule: {least}, weeks}: BarJudged): Written {
  const decided = advice ? groups[advice.bar]!.decided : 0;
  const band = advice ? groupWords(groups[advice.bar]!.group) : "passed";
  const more = moreNeeded(least, decided);
  const pace = decided < 5 ? 0 : decided / weeks;
  const reached = decided === 0 ? "No loop" : `${atStart(fewWords(decided))} loops`;
  return {
    verdict: "too_little_data",
    direction: null,
    claim: `${sliceWords(member)}not enough loops to judge the bar.`,
    evidence:
      groups.length === 0
        ? "No phone screen with a vote has reached a decision."
        : `${reached} after a ${band} screen, the vote nearest the bar, reached a decision; ${least} are needed.`,
    action: "Keep the bar where it is, and record a vote on every phone screen.",
    needs: [{unit: `decided loops after a ${band} screen`, more, weeks: pace > 0 ? Math.ceil(more / pace) : null}]
  };
}

function told(judged: Sure): Written {
  const {member, groups, posterior, votes, advice: found, rule, weeks} = judged;
  const {advice, apart, bar, next, wasteful, tested} = found;
  const band = groups[bar]!;
  const name = groupWords(band.group);
  const evidence = paidWords(band, posterior);
  const start = sliceWords(member);
  if (advice === "raise")
    return {
      verdict: "act",
      direction: "raise",
      claim: `${start}the bar should stand above ${name}.`,
      evidence,
      sure: chanceThat(wasteful!, `loops after a ${name} screen do not repay their hours`),
      action: joined(`Advance ${name} screens only by written exception.`, hundredAt(judged, above(judged)))
    };
  if (advice === "lower") {
    const below = groupWords(groups[next!]!.group);
    return {
      verdict: "act",
      direction: "lower",
      claim: `${start}the bar could stand lower.`,
      evidence: paidWords(groups[next!]!, posterior),
      sure:
        tested === null
          ? chanceThat(
              1 - posterior.below[next!]!,
              `loops after a ${below} screen repay their hours, which those held back can do at most as well,`
            )
          : chanceThat(1 - tested, `${below} screens sent to loops by lot repay their hours`),
      action: `Advance more ${below} screens step by step, chosen by lot at first, and read the result here.`
    };
  }
  if (advice === "hold")
    return {
      verdict: "ok",
      direction: "hold",
      claim: `${start}the bar is right to let ${name} screens in.`,
      evidence,
      sure: chanceThat(1 - wasteful!, `loops after a ${name} screen repay their hours`),
      action: nearMissAction(judged)
    };
  if (apart !== null)
    return {
      verdict: "watch",
      direction: "hold",
      ...apartWords(groups[apart]!, {posterior, votes, at: apart, least: rule.least, start}),
      action: apartAction
    };
  const more = loopsToSettle(believedOf(posterior, bar), rule);
  return {
    verdict: "watch",
    direction: "hold",
    claim: `${start}whether the bar should stand above ${name} is open.`,
    evidence,
    sure: chanceThat(wasteful!, "it should"),
    action: `Hold the bar for now; ${settleWords(name, more)}.`,
    ...(more === null
      ? {}
      : {
          needs: [{unit: `decided loops after a ${name} screen`, more, weeks: Math.ceil((more / band.decided) * weeks)}]
        })
  };
}

function joined(...sentences: (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null).join(" ");
}

/** The next higher vote with decided loops; null where the bar already stands at the highest. */
function above({groups, advice}: Sure): number | null {
  const higher = groups.findLastIndex(({decided}, g) => g < advice.bar && decided > 0);
  return higher < 0 ? null : higher;
}

/** "100 screens then take 401 h of loops instead of 621 and give 6.4 hires instead of 8.1." */
function hundredAt(judged: Sure, bar: number | null): string | null {
  if (bar === null) return null;
  const {groups, advice} = judged;
  const case_: BarCase = {...judged, bands: groups};
  const [now, then] = [advice.bar, bar].map((at) => barOutcome(case_, letInAt(groups, at, advice.bar)));
  return `100 screens then take ${count(then!.loopHours.median)} h of loops instead of ${count(now!.loopHours.median)} and give ${oneDecimal(then!.hires.median)} hires instead of ${oneDecimal(now!.hires.median)}.`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1);
}

/** What to do about near-misses while the bar is held: a trial where its answer is worth its hours. */
function nearMissAction({member, groups, draws, posterior, advice, hours, weeks, trials, rule}: Sure): string {
  const {next, tested} = advice;
  if (next === null || member !== null) return "Hold the bar where it is.";
  const {group, screened, advanced} = groups[next]!;
  const name = groupWords(group);
  if (tested !== null && tested > rule.confidence)
    return `Hold the bar where it is: ${name} screens sent to loops by lot did not pay for their hours.`;
  const future = Math.round(((screened - advanced) / weeks) * 52);
  const near = nearMisses(groups, draws, posterior.breakEven, next, trials[next] ?? undefined);
  const plan = near && bestTrial(near, {loopHours: hours.loop, future, confidence: rule.confidence});
  if (plan === null)
    return `Hold the bar where it is; sending ${name} screens to loops by lot would cost more than its answer is worth.`;
  return `Hold the bar, and send ${plan.loops} of the next ${name} screens to loops by lot: ${netWords(plan)}.`;
}

/** "about 300 h net: the answer saves about 420 h a year, its loops lose 120 h". */
function netWords({worth, loss}: TrialPlan): string {
  const loops = loss < 0 ? `gain about ${count(-loss)} h themselves` : `lose about ${count(loss)} h`;
  return `about ${count(worth - loss)} h net, as the answer saves about ${count(worth)} h a year and its loops ${loops}`;
}
