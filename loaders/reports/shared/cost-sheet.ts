import type {CostSheet} from "../../../src/contracts/screen.js";
import type {Config} from "../../config/config.js";
import {isHomogeneous} from "../../privacy/suppression.js";
import {readSql, type ReportContext, shared} from "../report.js";

const sql = readSql(new URL("./cost-sheet.sql", import.meta.url));
/** Where the export knows no loop. */
const usualInterviewers = 5;

/** Decided loops of screened candidates, their interviewers times interviews and calendar minutes; offers taken or not. */
export interface CostFacts {
  loops: number;
  seats: number;
  timed: number;
  minutes: number;
  accepted: number;
  declined: number;
}

/** What every page that prices something asks for. */
const costFacts = shared(async ({warehouse}) => {
  const [facts] = await warehouse.rows<CostFacts & {people: number; answered: number}>(sql);
  return facts!;
});

/** The configured cost sheet with what the exports know better: interviewers per loop, interview length, acceptance. */
export async function costSheetOf(context: ReportContext): Promise<CostSheet> {
  return costSheetFrom(await costFacts(context), context.config);
}

/**
 * The cost sheet as pages have it: where fewer candidates had a loop or answered an offer than may be shown, or all of a few
 * answered alike, what the exports know of it stays out, as if they knew nothing.
 */
export async function costsShown(context: ReportContext): Promise<CostSheet> {
  const {config} = context;
  const facts = await costFacts(context);
  const {people, answered, accepted, declined} = facts;
  const minimum = config.privacy.minimum_candidates;
  const loops = people < minimum ? {loops: 0, seats: 0, timed: 0, minutes: 0} : {};
  const isFew = answered < minimum || isHomogeneous(accepted, accepted + declined, answered);
  return costSheetFrom({...facts, ...loops, ...(isFew ? {accepted: 0, declined: 0} : {})}, config);
}

export function costSheetFrom(
  {loops, seats, timed, minutes, accepted, declined}: CostFacts,
  {loop, screen, offers}: Config
): CostSheet {
  return {
    loop: {
      interviewers: loops > 0 && seats > 0 ? round(seats / loops, 10) : usualInterviewers,
      interviewMinutes: timed > 0 ? round(minutes / timed, 1) : loop.interview_minutes,
      preparationMinutes: loop.preparation_minutes,
      writingMinutes: loop.writing_minutes,
      prebriefMinutes: loop.prebrief_minutes,
      debriefMinutes: loop.debrief_minutes,
      extraAttendees: loop.extra_attendees,
      recruiterMinutes: loop.recruiter_minutes
    },
    screen: {
      minutes: screen.minutes,
      preparationMinutes: screen.preparation_minutes,
      writingMinutes: screen.writing_minutes,
      minutesBefore: screen.minutes_before
    },
    hourlyRate: loop.hourly_rate,
    calendarShare: seats > 0 ? round(timed / seats, 100) : 0,
    acceptance: {accepted, declined, rate: offers.acceptance_rate}
  };
}

/** Rounded to whole parts, so that a slider can stand exactly on the value. */
function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
