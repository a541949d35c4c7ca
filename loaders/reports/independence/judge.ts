import type {Finding, Sure, Verdict} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import type {DebriefMovement} from "../../../src/statistics/interviewers/debrief-movement.js";
import type {Herding, HerdingContrast} from "../../../src/statistics/interviewers/herding.js";
import {atStart, count, counted, points, pointsApart} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {falseDiscoveryRate, type Overrides, threshold} from "../../config/thresholds.js";
import {chanceThat} from "../../../src/words/finding.js";
import {makeFinding} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import {nothingVaries, type Sameness, type Unknown} from "../shared/sameness.js";
import {liesBetween, partOf} from "../../../src/words/finding.js";

/** One-sided 5 % test with 80 % power: how many standard errors an effect must have. */
const detectableErrors = 1.645 + 0.842;
const watchFrom = 0.9;
const unit = "excess share of matches";
const noCopying = {value: 0, label: "no copying"};
/** Of votes that copy, those that copy the majority they could see: the excess is theirs that would not have matched it. */
const copiesOfLead = 0.8;

/** Smallest excess that these data would find in four of five worlds; null without a standard error. */
export function detectable({excess: {standardError}}: Pick<Herding, "excess">, config: Overrides): number | null {
  return standardError === null
    ? null
    : threshold(config, "interviewer.independence", "excess") + detectableErrors * standardError;
}

/** What copying these loops would show: about 0.8 × the share copied × the share of hidden leads not matched. */
function powerOf({excess, hiddenMatch, loops}: Herding, config: Config): string {
  const share = detectable({excess}, config)! / (copiesOfLead * (1 - hiddenMatch!));
  return share > 1
    ? `${counted(loops, "loop")} would hardly show any copying`
    : `${counted(loops, "loop")} would usually show copying of ${share > 1 / 2 ? "nearly every vote" : `one vote in ${Math.floor(1 / share)}`}`;
}

/** `interviewer.independence` of all loops: do votes match a lead that was visible more often than a hidden one? */
export function followingFinding(
  result: Herding,
  config: Config,
  pace: number | null,
  instead: Unknown | null = null
): Finding {
  const least = threshold(config, "interviewer.independence", "least_loops");
  const {excess, plain, probability, plainProbability, loops, votes} = result;
  const base = {kind: "interviewer.independence" as const, subject: "all", unit, reference: noCopying, n: loops};
  if (instead) return makeFinding({...base, ...instead});
  if (loops < least || excess.value === null || probability === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      ...(loops < least
        ? {
            claim: "Not enough loops to say whether votes follow each other.",
            evidence: `It is judged from ${least} loops with times of interview and submission; there are ${loops < 5 ? "fewer than 5" : loops}.`
          }
        : {
            claim: "Whether votes follow each other cannot be told.",
            evidence: `${nothingToCompare(result)} (${counted(votes, "vote")}).`
          }),
      action:
        loops === 0
          ? "Export when each interview was held and each vote was submitted, and hide votes until one's own is in."
          : "See that votes stay hidden until one's own is submitted, and go on exporting the times of both.",
      needs: [needUntil("loops with both times", loops < least ? least : loops + least, loops, pace)]
    });
  const floor = threshold(config, "interviewer.independence", "excess");
  const act = probability > threshold(config, "interviewer.independence", "probability");
  const verdict: Verdict = act ? "act" : plainProbability! > watchFrom ? "watch" : "ok";
  const said = {
    act: {
      claim: "Votes follow the votes that interviewers could read.",
      evidence: `Where interviewers could read earlier votes, theirs match these ${bigger(excess.value)} than where they could not (${counted(loops, "loop")}).`
    },
    watch: {
      claim: "Votes match those already in; haste may explain it.",
      evidence: `Where earlier votes could be read, votes match them ${bigger(plain.value)} than where not; between votes written equally fast, ${bigger(excess.value)}.`
    },
    ok: {
      claim: "Votes do not clearly follow those already in.",
      evidence: `Where earlier votes could be read they are matched ${bigger(excess.value)}${heldAgainst(excess, floor)}. ${powerOf(result, config)}.`
    }
  }[verdict];
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : "follows",
    estimate: excess,
    ...said,
    sure: sureOf(
      probability,
      `votes match earlier ones over ${pointsApart(floor)} more often where these could be read`,
      excess,
      verdict === "ok" ? "Weaker copying than that is not ruled out." : ""
    ),
    action:
      verdict === "ok"
        ? "See that votes stay hidden until one's own is submitted."
        : "Hide all votes of a loop until one's own is submitted, and hold the debrief until every vote is in."
  });
}

/** What a comparison of visible with hidden leads lacks. */
function nothingToCompare({visible, hidden}: HerdingContrast): string {
  if (visible === 0) return "All votes came before those of earlier interviews could be read";
  if (hidden === 0) return "All votes came after those of earlier interviews could be read";
  return "Votes that came before and after earlier ones could be read never stood in loops that can be compared";
}

/** `interviewer.independence` of one interviewer. */
export function personFollowing(
  {interviewer, q, ...contrast}: HerdingContrast & {interviewer: string; q: number | null},
  config: Config,
  pace: number | null,
  sameness: Sameness | null = null
): Finding {
  const least = threshold(config, "interviewer.independence", "least_votes");
  const {excess, probability, votes: n} = contrast;
  const base = {kind: "interviewer.independence" as const, subject: interviewer, unit, reference: noCopying, n};
  if (n >= least && sameness) return makeFinding({...base, ...nothingVaries(sameness)});
  if (n < least || excess.value === null || probability === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      ...(n < least
        ? {
            claim: "Not enough votes to say whether {subject} follows others.",
            evidence: `{subject} has ${counted(n, "vote")} after earlier ones, readable or not; it is judged from ${least} on.`
          }
        : {
            claim: "Whether {subject} follows others cannot be told.",
            evidence: `${nothingToCompare(contrast)} (${counted(n, "vote")}).`
          }),
      action: "Wait for more votes.",
      needs: [needUntil("votes after others' interviews", n < least ? least : n + least, n, pace)]
    });
  const likely = probability > threshold(config, "interviewer.independence", "probability");
  const rate = falseDiscoveryRate(config, "interviewer.independence");
  const verdict = likely && q !== null && q < rate ? "act" : likely ? "watch" : "ok";
  const claim = {
    act: "{subject} follows the votes that are already in.",
    watch: "{subject} may follow the votes that are already in.",
    ok: "{subject} does not clearly follow votes already in."
  }[verdict];
  const floor = threshold(config, "interviewer.independence", "excess");
  const known = verdict === "ok" ? heldAgainst(excess, floor, " but") : "";
  const evidence = `Where {subject} could read earlier votes, theirs match ${bigger(excess.value)} than where not${known} (${counted(n, "vote")}, ${count(contrast.visible)} after readable ones).`;
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : "follows",
    estimate: excess,
    claim,
    evidence,
    sure: sureOf(
      probability,
      `{subject} matches earlier votes over ${pointsApart(floor)} more often where these could be read`,
      excess
    ),
    action:
      verdict === "act"
        ? "Have {subject} submit before reading others' feedback."
        : verdict === "watch"
          ? "Keep votes hidden until one's own is in, and look again with more; of many interviewers one or two seem so by chance."
          : "Nothing to do."
  });
}

/** What would matter; where more than that was seen, that it may be chance. */
function heldAgainst({value}: Estimate, floor: number, but = ""): string {
  const size = pointsApart(floor);
  return (value ?? 0) > floor ? `,${but} not surely over ${size}` : `; ${size} more would matter`;
}

/** "12 points more often", "2 points less often", "equally often". */
function bigger(difference: number | null): string {
  const whole = Math.round(100 * (difference ?? 0));
  return whole === 0 ? "equally often" : `${counted(Math.abs(whole), "point")} ${whole > 0 ? "more" : "less"} often`;
}

function sureOf(probability: number, statement: string, {interval}: Estimate, further = ""): Sure {
  const chance = chanceThat(probability, statement);
  const where = interval ? liesBetween("the difference", interval, points).sentence : "";
  return {...chance, sentence: [chance.sentence, where, further].filter(Boolean).join(" ")};
}

/** `debrief.shift`: do votes in the minority change side more often than those in the majority, or towards the decider? */
export function shiftFinding(movement: DebriefMovement | null, config: Config, pace: number | null): Finding {
  const least = threshold(config, "debrief.shift", "least_changes_possible");
  const beyond = threshold(config, "debrief.shift", "difference");
  const possible = movement?.minority.n ?? 0;
  const base = {
    kind: "debrief.shift" as const,
    subject: "all",
    unit: "difference of shares",
    reference: {value: 0, label: "no difference"}
  };
  const {toMajority, toDecider} = movement ?? {toMajority: null, toDecider: null};
  if (!movement || possible < least || toMajority?.value == null || toMajority.interval === null)
    return makeFinding({
      ...base,
      n: possible,
      verdict: "too_little_data",
      claim: movement
        ? "Too few split loops to say what the debrief changes."
        : "What the debrief changes cannot be seen.",
      evidence: movement
        ? `${counted(possible, "vote")} stood against a majority before the debrief; ${least} are needed.`
        : "No export shows how people voted before the debrief.",
      action: movement
        ? "Wait for more split loops."
        : "Export scorecards before each debrief as well, or with the initial vote.",
      needs: [needUntil("votes against a majority", least, possible, movement ? pace : null)]
    });
  const moves = (estimate: Estimate | null): boolean =>
    estimate?.value != null && estimate.interval !== null && estimate.value > beyond && estimate.interval[0] > 0;
  const decided =
    toDecider && toDecider.n >= least && moves(toDecider) && toDecider.value! > toMajority.value ? toDecider : null;
  const shown = decided ?? toMajority;
  // A difference that is surely there and surely small is no reason to look again.
  const mayBeLarge = shown.interval![0] > 0 && shown.interval![1] > beyond;
  const verdict: Verdict = moves(shown) ? "act" : mayBeLarge ? "watch" : "ok";
  const {minority, majority} = movement;
  const may = verdict === "watch" ? "may give way" : "give way";
  return makeFinding({
    ...base,
    n: shown === decided ? shown.n : minority.n,
    verdict,
    direction: verdict === "ok" ? null : decided ? "to_decider" : "to_majority",
    estimate: shown,
    claim:
      verdict === "ok"
        ? shown.interval![1] > beyond
          ? "Whether minority votes give way at the debrief is open."
          : "Minority votes hardly give way at the debrief."
        : `${decided ? "Votes against the decider" : "Minority votes"} ${may} at the debrief.`,
    evidence: decided
      ? `They change side ${bigger(decided.value)} than votes with the decider (${counted(decided.n, "vote")}).`
      : `${atStart(partOf(minority.changed, minority.n, "minority vote"))} changed side there, ${partOf(majority.changed, majority.n, "majority vote")}.${verdict === "ok" ? ` Over ${pointsApart(beyond)} more would matter.` : ""}`,
    sure: liesBetween("the difference", shown.interval!, points),
    action:
      verdict === "ok"
        ? shown.interval![1] > beyond
          ? "Nothing to do yet: a movement of note is neither seen nor ruled out."
          : "Nothing to do: hardly any vote moves because others voted otherwise."
        : "Read out the initial votes before anyone speaks, the decider last, and have each change say which new fact it rests on."
  });
}
