import {group} from "d3-array";
import {median} from "simple-statistics";
import type {Finding, Sure, Verdict} from "../../../src/contracts/finding.js";
import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {consistency, type InterviewerConsistency} from "../../../src/statistics/interviewers/consistency.js";
import type {Doubt, InterviewerSeverity} from "../../../src/statistics/interviewers/severity.js";
import {otherDeeds} from "../../../src/words/deeds.js";
import {chanceThat, inAll, liesBetween, partOf} from "../../../src/words/finding.js";
import {atStart, coefficient, counted, percent} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {falseDiscoveryRate, threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import {unknownOrder} from "../shared/only-days.js";
import {nothingVaries, type Sameness} from "../shared/sameness.js";
import {doubts} from "./model.js";
import {type Hidden, hiddenBy, type ModelledVote, modelVotes, sharingCandidates, type Timeliness} from "./facts.js";

interface Judging {
  config: Config;
  pace: number | null;
  /** Why no vote at all can be compared with another's. */
  sameness?: Sameness | null;
  /** Why those of an interviewer cannot be taken apart from the candidates'. */
  hidden?: (interviewer: string) => Hidden;
  /** Groups of interviewers who share candidates; nobody is compared with another group. */
  groups?: number;
}

/** Where fewer votes than these would usually be other than the common one, having none says nothing of anyone. */
const fewestUnlike = 5;

const notShared: Hidden = {
  why: "they share too few candidates with others",
  action: "Put {subject} in loops with more colleagues."
};

const allAlike: Hidden = {why: "nearly all votes of nearly everyone are alike", action: "Wait for more votes."};

/** What would make votes comparable where loops end on them. */
export const inFull =
  "Hold some loops in full, whatever the first votes say, so that all candidates meet all who judge.";

/** Chance of a deviation beyond the threshold from which it is worth watching. */
const watchFrom = 0.5;

/**
 * `interviewer.severity`: act when P(|deviation| > threshold) is large enough in the model that judges, and nothing makes
 * one doubt that it can.
 */
export function severityFinding(
  one: InterviewerSeverity,
  {config, pace, sameness, hidden, groups = 1}: Judging
): Finding {
  const {interviewer, deviation, interval, probability, doubt, n} = one;
  const least = threshold(config, "interviewer.severity", "least_votes");
  const certainty = threshold(config, "interviewer.severity", "probability");
  const matters = threshold(config, "interviewer.severity", "deviation");
  const base = {
    kind: "interviewer.severity" as const,
    subject: interviewer,
    unit: "vote points",
    reference: {value: 0, label: "colleagues"},
    n
  };
  if (n >= least && sameness) return makeFinding({...base, ...nothingVaries(sameness)});
  const {why, action} = hidden?.(interviewer) ?? notShared;
  if (n < least || deviation === null || interval === null || probability === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      ...(n < least
        ? {
            claim: "Too few votes to say how {subject} votes.",
            evidence: `${counted(n, "vote")} cast before a decision; from ${least} on one can say whether they vote like others.`
          }
        : {
            claim: "{subject} cannot be compared with others.",
            evidence: `${counted(n, "vote")}, but ${why}.`
          }),
      action: `${n < least ? "Wait for more votes." : action} The mean of ${n < least ? "so few" : "these"} says more about whom they met.`,
      needs: [needUntil("votes", n < least ? least : n + least, n, pace)]
    });
  if (doubt !== null && probability <= certainty)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: "How {subject} votes cannot be judged fairly.",
      evidence: `${doubts[doubt]}.`,
      action: inFull,
      needs: [{unit: "votes in loops held in full", more: least, weeks: null}]
    });
  const verdict: Verdict = probability > certainty && doubt === null ? "act" : probability > watchFrom ? "watch" : "ok";
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : deviation < 0 ? "harsh" : "lenient",
    ...(verdict === "watch" && doubt !== null ? {deed: otherDeeds.pairUp} : {}),
    ...(verdict === "ok" && !isWithin(interval, matters) ? {deed: otherDeeds.leftOpen} : {}),
    // Of whoever cannot be judged fairly no number is told.
    estimate: doubt === null ? {value: deviation, interval} : null,
    ...severityInWords(
      verdict,
      {deviation, interval, doubt, n},
      {matters, others: groups > 1 ? "others of their group" : "others"}
    ),
    sure: doubt === null ? sureOf(probability, interval, matters) : cannotBeSure,
    action:
      verdict === "act"
        ? "Hold a calibration session: two or three shadow interviews of {subject} and a colleague, then compare where each sees the bar."
        : verdict === "ok"
          ? "Nothing to do."
          : doubt === null
            ? "Look again when {subject} has about twenty more votes."
            : "Pair {subject} with a colleague for two shadow interviews: only the same conversation can tell."
  });
}

function severityInWords(
  verdict: Verdict,
  {
    deviation,
    interval,
    doubt,
    n
  }: {deviation: number; interval: readonly [number, number]; doubt: Doubt | null; n: number},
  {matters, others}: {matters: number; others: string}
): {claim: string; evidence: string} {
  const alike = isWithin(interval, matters);
  if (verdict === "ok")
    return {
      claim: alike ? `{subject} votes about like ${others}.` : `{subject} is not clearly different from ${others}.`,
      evidence: `${counted(n, "vote")}, ${apart(deviation)} ${others} would on such candidates; from ${coefficient(matters)} on it would matter.`
    };
  const side = deviation < 0 ? "lower" : "higher";
  const steps = `${counted(n, "vote")}, as if ${inAll(Math.min(1, Math.abs(deviation))).replace("about 5 in 10", "about half of them")} were a step ${side} than ${others} would vote, ${deviation < 0 ? "no instead of yes" : "yes instead of no"}`;
  if (verdict === "act") return {claim: `{subject} votes ${side} than ${others} would.`, evidence: `${steps}.`};
  if (doubt === null)
    return {claim: `{subject} may vote ${side} than ${others} would.`, evidence: `${steps}; that is not yet certain.`};
  return {claim: `{subject} may vote ${side}, or have met unusual candidates.`, evidence: `${doubts[doubt]}.`};
}

/** Few votes leave more open than they rule out: only an interval within the threshold says that nothing is there. */
function isWithin([low, high]: readonly [number, number], matters: number): boolean {
  return low > -matters && high < matters;
}

/** "0.10 vote points lower than", "as high as". */
function apart(deviation: number): string {
  const distance = coefficient(Math.abs(deviation));
  return distance === coefficient(0)
    ? "as high as"
    : `${distance} vote points ${deviation < 0 ? "lower" : "higher"} than`;
}

const cannotBeSure: Sure = {
  probability: null,
  sentence: "How sure cannot be said: a bar of one's own and unusual candidates look alike here."
};

function sureOf(probability: number, interval: readonly [number, number], matters: number): Sure {
  const chance = chanceThat(probability, `the difference is more than ${coefficient(matters)} vote points`);
  return {...chance, sentence: `${chance.sentence} ${liesBetween("it", interval, coefficient).sentence}`};
}

/** What days alone do not tell. */
export const hoursToFeedback = "how many hours feedback takes";

/** `interviewer.timeliness`: act when the lower end of the median or of the share after the debrief is too high. */
export function timelinessFinding(
  interviewer: string,
  {hours, afterDebrief}: Timeliness,
  {config, pace, onlyDays = false}: {config: Config; pace: number | null; onlyDays?: boolean}
): Finding {
  const least = threshold(config, "interviewer.timeliness", "least_votes");
  const mostHours = threshold(config, "interviewer.timeliness", "hours");
  const mostShare = threshold(config, "interviewer.timeliness", "share_after_debrief");
  const n = Math.max(hours.n, afterDebrief.n);
  const [inHours, inShare] = [lateness(hours, least, mostHours), lateness(afterDebrief, least, mostShare)];
  const shown = inShare > inHours ? afterDebrief : hours;
  const base = {
    kind: "interviewer.timeliness" as const,
    subject: interviewer,
    unit: shown === hours ? "hours" : "share after the debrief",
    reference: shown === hours ? {value: mostHours, label: "late"} : {value: mostShare, label: "too many"},
    // Of none and of all nothing exact is said, as in words.
    ...(shown === afterDebrief && (shown.value === 0 || shown.value === 1) ? {mark: null} : {}),
    n: n < least ? n : shown.n
  };
  if (onlyDays && n < least)
    return makeFinding({...base, ...unknownOrder(hoursToFeedback, "scorecards with times of day", least)});
  if (n < least || shown.value === null || shown.interval === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: "Too few scorecards to say whether {subject}'s feedback comes late.",
      evidence: `{subject} has ${counted(n, "scorecard")} with a time of submission; ${least} are needed.`,
      action: "Wait for more scorecards; see that the exports hold the time of each interview and of each submission.",
      needs: [needUntil("scorecards with times", n < least ? least : n + least, n, pace)]
    });
  const verdict = (["ok", "watch", "act"] as const)[Math.max(inHours, inShare)]!;
  const may = verdict === "watch" ? "may often come" : "often comes";
  const share = inShare < 0 ? "" : ` ${atStart(lateOf(afterDebrief))} came after the debrief had begun.`;
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : "late",
    estimate: shown,
    ...(shown === hours
      ? {
          claim:
            verdict === "ok"
              ? "{subject}'s feedback comes as soon as expected."
              : `{subject}'s feedback ${verdict === "watch" ? "may come" : "comes"} late.`,
          evidence: `Half of ${counted(hours.n, "scorecard")} took ${atHalf(hours.value!)}; ${counted(mostHours, "hour")} is late.${share}`,
          sure: liesBetween("the usual time", shown.interval, (value) => counted(Math.round(value!), "hour"))
        }
      : {
          claim:
            verdict === "ok"
              ? "{subject}'s feedback mostly comes before the debrief."
              : `{subject}'s feedback ${may} after the debrief has begun.`,
          evidence: `${atStart(lateOf(shown))} ${verdict === "ok" ? "came after it had begun" : "did"}; more than ${percent(mostShare)} is too many.`,
          sure: liesBetween("the share", shown.interval, percent)
        }),
    action:
      verdict === "ok"
        ? "Nothing to do."
        : "Block half an hour for writing right after each interview of {subject}, and hold the debrief until the votes are in."
  });
}

function lateOf({value, n}: Estimate): string {
  return partOf(Math.round(value! * n), n, "scorecard");
}

/** What half of the scorecards took; "0 hours or more" would be true of all. */
function atHalf(hours: number): string {
  const whole = Math.round(hours);
  return whole === 0 ? "less than an hour" : `${counted(whole, "hour")} or more`;
}

/** −1 not judged, 0 in time, 1 perhaps late, 2 surely late. */
function lateness({value, interval, n}: Estimate, least: number, most: number): number {
  if (n < least || value === null || interval === null) return -1;
  return interval[0] > most ? 2 : value > most ? 1 : 0;
}

/** `interviewer.consistency` of everyone who votes. */
export function consistencyFindings(
  {votes, sameness}: {votes: readonly ModelledVote[]; sameness?: Sameness | null},
  config: Config,
  paceOf: (interviewer: string) => number | null
): Finding[] {
  if (votes.length === 0) return [];
  const leastVotes = threshold(config, "interviewer.consistency", "least_votes");
  const sharing = sharingCandidates(votes);
  const hidden = (interviewer: string): Hidden => hiddenBy(interviewer, sharing);
  const unlike = usualShareUnlike(votes, leastVotes);
  return consistency({votes: modelVotes(votes), leastVotes}).map((one) => {
    const judging = {config, pace: paceOf(one.interviewer), sameness};
    const alike = one.ratio.n * unlike < fewestUnlike;
    if (!alike && sharing.has(one.interviewer)) return consistencyFinding(one, {...judging, hidden});
    const unknown = {...one, ratio: notEstimable(one.ratio.n), q: null};
    const why = alike ? (): Hidden => allAlike : hidden;
    return consistencyFinding(unknown, {...judging, hidden: why});
  });
}

/** Of the middle interviewer with enough votes: the share of votes that are not everyone's most common one. */
function usualShareUnlike(votes: readonly ModelledVote[], leastVotes: number): number {
  const [common] = [...group(votes, ({initial_points}) => initial_points)].sort(
    ([, a], [, b]) => b.length - a.length
  )[0]!;
  const shares = [...group(votes, ({interviewer_id}) => interviewer_id).values()]
    .filter((own) => own.length >= leastVotes)
    .map((own) => own.filter(({initial_points}) => initial_points !== common).length / own.length);
  return shares.length === 0 ? 1 : median(shares);
}

/** Act when the 90 % interval lies outside the usual band and the false-discovery rate holds. */
export function consistencyFinding(
  {interviewer, ratio, q}: InterviewerConsistency,
  {config, pace, sameness, hidden}: Judging
): Finding {
  const least = threshold(config, "interviewer.consistency", "least_votes");
  const band = [
    threshold(config, "interviewer.consistency", "low"),
    threshold(config, "interviewer.consistency", "high")
  ] as const;
  const rate = falseDiscoveryRate(config, "interviewer.consistency");
  const {value, interval, n} = ratio;
  const base = {
    kind: "interviewer.consistency" as const,
    subject: interviewer,
    unit: "times colleagues' scatter",
    reference: {value: 1, label: "colleagues"},
    n
  };
  if (n >= least && sameness) return makeFinding({...base, ...nothingVaries(sameness)});
  const {why, action} = hidden?.(interviewer) ?? notShared;
  if (n < least || value === null || interval === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: `${n < least ? "Too few votes to say" : "It cannot be told"} how steadily {subject} votes.`,
      evidence:
        n < least
          ? `{subject} has ${counted(n, "vote")} cast before a decision; ${least} are needed.`
          : `There are ${counted(n, "vote")}, but ${why}.`,
      action: n < least ? "Wait for more votes." : action,
      needs: [needUntil("votes", n < least ? least : n + least, n, pace)]
    });
  const outside = interval[0] > band[1] || interval[1] < band[0];
  const verdict: Verdict = outside && q !== null && q < rate ? "act" : outside ? "watch" : "ok";
  const erratic = value > 1;
  const within = interval[0] >= band[0] && interval[1] <= band[1];
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : erratic ? "erratic" : "uniform",
    estimate: {value, interval},
    ...(verdict === "ok" && !within ? {deed: otherDeeds.leftOpen} : {}),
    claim:
      verdict === "ok"
        ? within
          ? "{subject} votes about as steadily as colleagues."
          : "{subject} is not clearly less or more steady than colleagues."
        : erratic
          ? `{subject}'s votes ${verdict === "watch" ? "may be" : "are"} harder to foresee than colleagues'.`
          : `{subject} ${verdict === "watch" ? "may vote" : "votes"} nearly the same whoever they meet.`,
    evidence: `Allowing for whom they met and their own bar, ${counted(n, "vote")} scatter ${tenths(value)} times as much as colleagues'${verdict === "ok" ? `; below ${tenths(band[0])} or above ${tenths(band[1])} would matter` : ""}.`,
    sure: liesBetween("the scatter", interval, (times) => `${coefficient(times)} times colleagues'`),
    action:
      verdict === "ok"
        ? "Nothing to do."
        : verdict === "watch"
          ? "Look again with more votes; among many interviewers one or two seem so by chance."
          : erratic
            ? "Go through the rubric with {subject} on three past interviews: which observation led to which vote."
            : "Ask {subject} to use the whole scale: agree on one example for each vote."
  });
}

/** A multiple with one digit; of next to none it says that it is less than the smallest of these. */
function tenths(value: number): string {
  return value < 0.05 ? "less than 0.1" : value.toFixed(1);
}
