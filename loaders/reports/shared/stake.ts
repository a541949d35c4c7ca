import type {Finding, Stake} from "../../../src/contracts/finding.js";
import {weeksInAYear} from "../../../src/statistics/screen/loop-ledger.js";
import {interviewHours, loopHours, screenHours} from "../../../src/statistics/screen/loop-cost.js";
import type {Config} from "../../config/config.js";
import {sameBehind} from "../../privacy/behind.js";
import {type ReportContext, shared} from "../report.js";
import {costsShown} from "./cost-sheet.js";

/** Staff hours of one interview (with its preparation and writing), of one loop and of one screened candidate. */
export interface HoursOf {
  interview: number;
  loop: number;
  screen: number;
}

/** By the cost sheet as pages show it, so that a published stake tells no more than they do. */
export const hoursOf = shared(async (context: ReportContext): Promise<HoursOf> => {
  const {loop, screen} = await costsShown(context);
  return {interview: interviewHours(loop), loop: loopHours(loop), screen: screenHours(screen)};
});

/** A question takes a quarter of the interview that it is asked in. */
const questionShare = 0.25;

/** Staff hours of asking one question once, as long as nobody said how long it takes. */
export function questionHours({loop}: Pick<Config, "loop">): number {
  return (questionShare * loop.interview_minutes) / 60;
}

/**
 * Hours a year that hang on a finding: what comes in a week (`weeklyPace`) times the hours that each takes or wastes. Null
 * without a pace, and below half an hour.
 */
export function hoursAYear(aWeek: number | null, hoursEach: number): Stake | null {
  const hours = Math.round((aWeek ?? 0) * weeksInAYear * hoursEach);
  return hours > 0 && Number.isFinite(hours) ? {hours, per: "year"} : null;
}

/** The finding with the hours a year that hang on it; where nothing is to be done, nothing does. */
export function atStake(finding: Finding, aWeek: number | null, hoursEach: number): Finding {
  const hangs = finding.verdict === "act" || finding.verdict === "watch";
  return sameBehind(finding, {...finding, stake: hangs ? hoursAYear(aWeek, hoursEach) : null});
}
