import {group, sum} from "d3-array";
import type {Finding, Kind} from "../../../src/contracts/finding.js";
import {normalCdf} from "../../../src/statistics/index.js";
import type {Config} from "../../config/config.js";
import {isOfFew} from "../../privacy/behind.js";
import {questionHours} from "../shared/stake.js";
import {deedFor} from "../to-do/deeds.js";

/** A finding that something is to be done about. */
export type Asking = Finding & {verdict: "act" | "watch"};

/**
 * What findings ask for, each said once, those of a kind that one deed does for together; the overview and the list of
 * what to do stand in this order, and count these. Act before watch, then by hours at stake × chance that the
 * finding is true; what has no hours told stands last, by the hours of work that it concerns.
 */
export function asked(findings: readonly Finding[], config: Config): Asking[][] {
  const single = findings
    .filter((finding) => isAsking(finding, config))
    .sort((a, b) => mostUrgent([a], [b], config) || a.subject.localeCompare(b.subject))
    .filter((finding, index, all) => !all.slice(0, index).some((before) => saysTheSame(finding, before)));
  return groupsOf(single).sort((a, b) => mostUrgent(a, b, config));
}

/** Everything, not a role or a level of it, and about enough candidates to be told of. */
function isAsking(finding: Finding, {privacy}: Config): finding is Asking {
  const {verdict, slice, n} = finding;
  const isFew = isOfFew(finding, privacy) ?? n < privacy.minimum_candidates;
  return (verdict === "act" || verdict === "watch") && slice.role === null && slice.level === null && !isFew;
}

/** Those of one kind, verdict and deed, where that does for all: a leaked question is replaced, a harder one looked into. */
function groupsOf(findings: readonly Asking[]): Asking[][] {
  return [...group(findings, ({kind, verdict, deed}) => `${kind} ${verdict} ${deed}`).values()].flatMap((list) =>
    list.length > 1 && deedFor(list[0]!, list.length) === null ? list.map((one) => [one]) : [list]
  );
}

function mostUrgent(a: readonly Asking[], b: readonly Asking[], config: Config): number {
  return (
    a[0]!.verdict.localeCompare(b[0]!.verdict) ||
    Number(isUntold(a)) - Number(isUntold(b)) ||
    weightOf(b, config) - weightOf(a, config)
  );
}

function isUntold(list: readonly Asking[]): boolean {
  return list.every(({stake}) => stake === null);
}

/** Hours at stake and hours concerned are not of one kind: they are never added. */
function weightOf(list: readonly Asking[], config: Config): number {
  const untold = isUntold(list);
  return sum(list, (finding) => {
    const hours = untold ? hoursConcerned(finding, config) : (finding.stake?.hours ?? 0);
    return hours * chanceOf(finding);
  });
}

/** The bar and the borderline are judged by one figure where the borderline is the vote at the bar: one of them is enough. */
export function saysTheSame(one: Finding, other: Finding): boolean {
  const same = (["subject", "n", "estimate", "unit"] as const).every((name) => one[name] === other[name]);
  return one.kind !== other.kind && one.kind.startsWith("screen.") && one.estimate !== null && same;
}

/** Where the exports do not say, a loop has five interviews. */
const interviewsPerLoop = 5;

/** Where no hours are at stake, what a finding is about decides its place: the hours of work that it concerns, its n times the hours that one unit of n takes by the cost sheet. */
export function hoursConcerned({kind, n}: Finding, config: Config): number {
  return n * hoursEach(kind, config);
}

function hoursEach(kind: Kind, {screen, loop}: Config): number {
  const interview = (loop.interview_minutes + loop.preparation_minutes + loop.writing_minutes) / 60;
  const meetings = (loop.prebrief_minutes + loop.debrief_minutes) / 60;
  const wholeLoop =
    interviewsPerLoop * (interview + meetings) + loop.extra_attendees * meetings + loop.recruiter_minutes / 60;
  const oneScreen = (screen.minutes + screen.preparation_minutes + screen.writing_minutes + screen.minutes_before) / 60;
  const family = kind.slice(0, kind.indexOf("."));
  if (family === "interviewer" || family === "load") return interview;
  if (family === "debrief") return loop.debrief_minutes / 60;
  if (family === "screener" || family === "funnel") return oneScreen;
  if (family === "question") return questionHours({loop});
  if (family === "data") return loop.writing_minutes / 60;
  return wholeLoop;
}

function chanceOf(finding: Finding): number {
  return finding.sure.probability ?? chanceTrue(finding);
}

/** What the estimate would be if there were nothing to find; kinds not listed have no fixed value. */
const nothing: Partial<Record<Kind, number>> = {
  "interviewer.severity": 0,
  "interviewer.consistency": 1,
  "interviewer.independence": 0,
  "debrief.shift": 0,
  "screener.calibration": 0,
  "funnel.conversion": 0
};

/** Chances where an interval cannot give them: those that the verdicts themselves ask for. */
const byVerdict = {act: 0.9, watch: 0.5, ok: 0, too_little_data: 0} as const;

/** The chance that the estimate lies on its side of nothing, normal approximation over the published interval. */
export function chanceTrue({kind, verdict, estimate, interval}: Finding): number {
  const origin = nothing[kind];
  if (origin === undefined || estimate === null || interval === null) return byVerdict[verdict];
  const halfWidth = (interval[1] - interval[0]) / 2;
  if (!(halfWidth > 0)) return byVerdict[verdict];
  const standardErrors = 1.6449;
  return normalCdf((Math.abs(estimate - origin) * standardErrors) / halfWidth);
}
