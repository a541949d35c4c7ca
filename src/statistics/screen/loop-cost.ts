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
interface ScreenSheet {
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
  const interviews = sheet.interviewers * minutesOfInterview(sheet);
  const meetings = (sheet.interviewers + sheet.extraAttendees) * (sheet.prebriefMinutes + sheet.debriefMinutes);
  return (interviews + meetings + sheet.recruiterMinutes) / 60;
}

/** Staff hours of one interviewer for one interview: preparing, holding and writing it up. */
export function interviewHours(sheet: LoopSheet): number {
  return minutesOfInterview(sheet) / 60;
}

function minutesOfInterview({interviewMinutes, preparationMinutes, writingMinutes}: LoopSheet): number {
  return interviewMinutes + preparationMinutes + writingMinutes;
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

/** A band of screened candidates, as shares of everyone screened. */
interface BandChance {
  /** w_b: share of all screened candidates who are in this band and were advanced to the loop. */
  share: number;
  /** p_b: probability that such a loop ends in an offer. */
  probability: number;
}

export interface Costs {
  /** c_s: staff hours per screened candidate. */
  screenHours: number;
  /** C_L: staff hours per loop. */
  loopHours: number;
  /** a: probability that an offer is accepted. */
  acceptance: number;
}

interface BreakEven {
  /** H*: the fewest hours per hire that any bar over these bands reaches. */
  hoursPerHire: number;
  /** p*: the chance of an offer at which a loop just earns its hours, C_L / (a H*). */
  probability: number;
  /** How many bands, from the most promising down, that bar lets into the loop. */
  bandsIncluded: number;
}

/** Hours per hire when exactly these bands go to the loop: (c_s + C_L Σw) / (a Σwp); infinite without any chance. */
export function hoursPerHire(bands: readonly BandChance[], costs: Costs): number {
  const loops = bands.reduce((sum, band) => sum + band.share, 0);
  const offers = bands.reduce((sum, band) => sum + band.share * band.probability, 0);
  return offers > 0 ? (costs.screenHours + costs.loopHours * loops) / (costs.acceptance * offers) : Infinity;
}

/**
 * The break-even chance of an offer. Bands are taken from the most promising down; H(k) is the hours per hire of the
 * first k, H* its least value over k, and p* = C_L / (a H*). A band below p* costs more hours per hire than screening
 * further candidates would; a band above it saves hours. a cancels in p*.
 *
 * `null` when no band has any chance, or a cost makes the question empty.
 */
export function breakEven(bands: readonly BandChance[], costs: Costs): BreakEven | null {
  if (!(costs.loopHours > 0) || !(costs.acceptance > 0)) return null;
  const promising = bands.filter((band) => band.share > 0).sort((a, b) => b.probability - a.probability);
  let best: BreakEven | null = null;
  for (let k = 1; k <= promising.length; k++) {
    const hours = hoursPerHire(promising.slice(0, k), costs);
    if (hours < (best?.hoursPerHire ?? Infinity))
      best = {hoursPerHire: hours, probability: costs.loopHours / (costs.acceptance * hours), bandsIncluded: k};
  }
  return best;
}
