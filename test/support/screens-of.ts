import type {GroupCounts} from "../../loaders/privacy/screens.js";
import type {JudgedSlice, ScreenModel} from "../../loaders/reports/screen/model.js";

/** A vote of 500 screened who all went on, with so many decided and a third of them offered. */
export function groupOf(group: GroupCounts["group"], decided: number, over: Partial<GroupCounts> = {}): GroupCounts {
  return {
    group,
    screened: 500,
    advanced: 500,
    decided,
    offers: Math.round(decided / 3),
    hires: Math.round(decided / 4),
    voted: decided,
    clear: 0,
    seats: 4 * decided,
    timed: 0,
    minutes: 0,
    ...over
  };
}

/** Of votes, best first: how sure each is not to repay its loops, and how far its chance of an offer is from doing so. */
export interface Believed {
  below: number[];
  difference: number[];
}

/** A pipeline of one slice, of which this is believed; offers pay from 30 % on, and a loop takes eight hours. */
export function screensOf(
  groups: GroupCounts[],
  {below, difference}: Believed,
  slice: {dimension: "all" | "role"; member: string | null} = {dimension: "all", member: null}
): ScreenModel {
  const posterior = {
    breakEven: [0.3],
    bestHoursPerHire: [40],
    below,
    difference: difference.map((one) => [one])
  };
  const judged: JudgedSlice = {
    slice: {...slice, groups} as JudgedSlice["slice"],
    draws: {share: [groups.map(() => 1 / groups.length)], probability: [groups.map((_, i) => 0.3 + difference[i]!)]},
    posterior,
    votes: {voted: groups.map(({voted}) => voted), below, posterior}
  };
  const loop = {
    interviewers: 4,
    interviewMinutes: 60,
    preparationMinutes: 10,
    writingMinutes: 20,
    prebriefMinutes: 0,
    debriefMinutes: 30,
    extraAttendees: 0,
    recruiterMinutes: 0
  };
  return {
    slices: [judged.slice],
    judged: [judged],
    costs: {loop, acceptance: {accepted: 0, declined: 0, rate: 0.8}} as ScreenModel["costs"],
    hours: {loop: 8, screen: 1},
    weeks: 50,
    trials: []
  };
}
