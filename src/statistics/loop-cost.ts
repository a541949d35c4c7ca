/** What one loop is made of. Minutes are per person and interview unless said otherwise. */
export interface LoopSheet {
  /** Interviewers (and interviews) of one loop. */
  interviewers: number;
  interviewMinutes: number;
  preparationMinutes: number;
  writingMinutes: number;
  prebriefMinutes: number;
  debriefMinutes: number;
  /** People at pre-brief and debrief who do not interview, such as the hiring manager and the recruiter. */
  extraAttendees: number;
  /** Recruiter minutes per loop: scheduling, travel, talking to the candidate. */
  recruiterMinutes: number;
}

/** What one phone screen is made of, in minutes of the company's people. */
export interface ScreenSheet {
  minutes: number;
  preparationMinutes: number;
  writingMinutes: number;
  /** Recruiter and sourcing minutes spent on one candidate before the screen. */
  minutesBefore: number;
}

/**
 * Staff hours of one loop: C_L = n(interview + preparation + writing) + (n + extra attendees)(pre-brief + debrief) +
 * recruiter. The candidate's own hours are not staff hours: see `candidateHours`.
 */
export function loopHours(sheet: LoopSheet): number {
  const interviews = sheet.interviewers * (sheet.interviewMinutes + sheet.preparationMinutes + sheet.writingMinutes);
  const meetings = (sheet.interviewers + sheet.extraAttendees) * (sheet.prebriefMinutes + sheet.debriefMinutes);
  return (interviews + meetings + sheet.recruiterMinutes) / 60;
}

/** Hours the candidate spends in the interviews of one loop. */
export function candidateHours(sheet: LoopSheet): number {
  return (sheet.interviewers * sheet.interviewMinutes) / 60;
}

/** Staff hours of one screened candidate, c_s: what it takes to find and screen the next one. */
export function screenHours(sheet: ScreenSheet): number {
  return (sheet.minutes + sheet.preparationMinutes + sheet.writingMinutes + sheet.minutesBefore) / 60;
}

/**
 * Hours that loops with a chance `offerProbability` of an offer cost beyond what their hires are worth at the best
 * hours per hire H*: N·max(0, C_L − a·p·H*).
 */
export function wastedHours(
  loops: number,
  hoursPerLoop: number,
  acceptance: number,
  offerProbability: number,
  bestHoursPerHire: number
): number {
  return loops * Math.max(0, hoursPerLoop - acceptance * offerProbability * bestHoursPerHire);
}

/** Loops of one group, and what is known of their interviews. */
export interface LoopTally {
  loops: number;
  /** Interviewers times interviews over all these loops. */
  seats: number;
  /** Seats with calendar times, and their minutes. */
  timed: number;
  minutes: number;
}

/**
 * Staff hours that a group's loops took: calendar minutes where known, the sheet's interview minutes for the other
 * seats, and the sheet's preparation, writing, meetings and recruiter time for all.
 */
export function hoursOfLoops({loops, seats, timed, minutes}: LoopTally, sheet: LoopSheet): number {
  const interviews = minutes + (seats - timed) * sheet.interviewMinutes;
  const around = seats * (sheet.preparationMinutes + sheet.writingMinutes);
  const meetings = (seats + loops * sheet.extraAttendees) * (sheet.prebriefMinutes + sheet.debriefMinutes);
  return (interviews + around + meetings + loops * sheet.recruiterMinutes) / 60;
}

/** A tally as it would be if every loop had the sheet's number of interviewers and minutes. */
export function typicalTally(loops: number, sheet: LoopSheet): LoopTally {
  return {loops, seats: loops * sheet.interviewers, timed: 0, minutes: 0};
}
