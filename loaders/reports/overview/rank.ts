import type {Finding, Kind} from "../../../src/contracts/finding.js";
import {normalCdf} from "../../../src/statistics/index.js";
import type {Config} from "../../config/config.js";

/** Where the exports do not say, a loop has five interviews. */
const interviewsPerLoop = 5;
/** A question takes a quarter of the interview it is asked in. */
const questionShare = 0.25;

/** Hours of work that a finding concerns: its n times the hours that one unit of n takes by the cost sheet. */
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
  if (family === "interviewer") return interview;
  if (family === "debrief") return loop.debrief_minutes / 60;
  if (family === "screener" || family === "funnel") return oneScreen;
  if (family === "question") return (loop.interview_minutes / 60) * questionShare;
  if (family === "data") return loop.writing_minutes / 60;
  return wholeLoop;
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
