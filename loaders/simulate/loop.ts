import type {Random} from "../../src/statistics/random.js";
import type {Candidate} from "./candidate.js";
import {type Cast, focuses, type Interviewer} from "./cast.js";
import {byLoad} from "./customs/loads.js";
import {type Band, bands, type Parameters} from "./parameters.js";
import {present} from "./customs/tenure.js";
import type {Plants} from "./worlds.js";

/** The interviewer's side of one interview. */
export interface Seat {
  /** Severity of this interviewer in this focus area, plus where in their day the interview fell, in ability units. */
  lean: number;
  /** When the interview was over; seats stand in this order. */
  ended: number;
  /** When the scorecard would be handed in, whatever the vote. */
  submitted: number;
}

export interface Vote {
  /** 1 strong_no, 2 no, 3 yes, 4 strong_yes. */
  initial: number;
  final: number;
  /** The interview as it went: what the candidate showed, and what the interviewer made of it. */
  performance: number;
  impression: number;
  /** When the scorecard was handed in. */
  submitted: number;
}

/** Votes of one loop in interview order, as far as it was held: initial ones, then those after the debrief. */
export function votesOf(ability: number, seats: readonly Seat[], parameters: Parameters, random: Random): Vote[] {
  const {loop, herding} = parameters;
  const votes = seats.map((seat): Vote => {
    const performance = ability + random.normal(0, loop.focus);
    const impression = random.normal(0, loop.noise);
    const latent = performance + impression + seat.lean;
    const initial = voteAt(latent, parameters);
    return {initial, final: initial, performance, impression, submitted: submittedAt(seat, latent, parameters)};
  });
  if (herding > 0) herd(votes, herding, random);
  const held = untilItEnded(votes, parameters);
  debrief(held, parameters, random);
  return held;
}

/** Where it is custom, sure votes come sooner and noes later. */
function submittedAt({ended, submitted}: Seat, latent: number, {loop, customs}: Parameters): number {
  if (customs?.surenessSpeed === undefined && customs?.noDelay === undefined) return submitted;
  const distance = latent - loop.cuts[1];
  const sureness = Math.exp(-(customs.surenessSpeed ?? 0) * (Math.abs(distance) - 0.8));
  return ended + (submitted - ended) * sureness * (distance > 0 ? 1 : (customs.noDelay ?? 1));
}

function untilItEnded(votes: Vote[], {customs}: Parameters): Vote[] {
  let noes = 0;
  const last = votes.findIndex(({initial}) => initial < 3 && ++noes === customs?.endsAtNoes);
  return last < 0 ? votes : votes.slice(0, last + 1);
}

/** The vote of someone who sat in on an interview: the same performance, an impression of their own. */
export function shadowVote({performance}: Vote, lean: number, parameters: Parameters, random: Random): number {
  return voteAt(performance + random.normal(0, parameters.loop.noise) + lean, parameters);
}

/**
 * What the hiring manager makes of a loop: the mean vote, less for a strong no, with their own noise; offer above the
 * bar. A loop that noes have ended is below any bar.
 */
export function decisionScore(votes: readonly Vote[], band: Band, parameters: Parameters, random: Random): number {
  const {customs} = parameters;
  let [sum, strongNo] = [0, 0];
  for (const {final} of votes) {
    sum += final;
    if (final === 1) strongNo = parameters.decision.strongNoPenalty;
  }
  const score = sum / votes.length - strongNo + random.normal(0, parameters.decision.managerNoise);
  if (customs?.endsAtNoes !== undefined && votes.filter(({initial}) => initial < 3).length >= customs.endsAtNoes)
    return Number.NEGATIVE_INFINITY;
  return score + (customs?.screenWeight ?? 0) * (bands.indexOf(band) - 2);
}

function voteAt(latent: number, {loop, customs}: Parameters): number {
  if (customs?.yesNoForm) return latent > loop.cuts[1] ? 3 : 2;
  let vote = 1;
  for (const cut of loop.cuts) if (latent > cut) vote++;
  return vote;
}

/** Some votes copy one that was held earlier and already in; an earlier vote that cannot be read has no pull. */
function herd(votes: Vote[], share: number, random: Random): void {
  votes.forEach((vote, index) => {
    const visible = votes.filter(({submitted}, other) => other < index && submitted < vote.submitted);
    if (visible.length === 0 || random.uniform() >= share) return;
    vote.initial = visible[random.integer(visible.length)]!.initial;
  });
}

/** At the debrief a vote against the majority moves towards it more often than others move either way. */
function debrief(votes: Vote[], {debrief: moves, customs}: Parameters, random: Random): void {
  const [lowest, highest] = customs?.yesNoForm ? [2, 3] : [1, 4];
  const yes = votes.filter(({initial}) => initial >= 3).length;
  const majority = Math.sign(2 * yes - votes.length);
  for (const vote of votes) {
    const against = majority !== 0 && (vote.initial >= 3 ? 1 : -1) !== majority;
    const towards = against ? majority : random.uniform() < 0.5 ? 1 : -1;
    const moved = random.uniform() < (against ? moves.minorityMoves : moves.majorityMoves);
    vote.final = moved ? Math.min(highest, Math.max(lowest, vote.initial + towards)) : vote.initial;
  }
}

export interface LoopSeat {
  interviewer: Interviewer;
  focus: string;
  /** Interviews this person already held that day. */
  before: number;
}

/** Who interviews: one focus area each, by load; a decoy sits only in loops of candidates below the average. */
export function drawLoop(
  cast: Cast,
  candidate: Candidate,
  ability: number,
  when: number,
  parameters: Parameters,
  plants: Plants,
  random: Random
): LoopSeat[] {
  const [least, most] = parameters.loop.interviews;
  const {fixedOrder, assignment = 0} = parameters.customs ?? {};
  const shuffled = random.shuffle(Object.keys(focuses));
  const areas = (fixedOrder ? Object.keys(focuses) : shuffled).slice(0, least + random.integer(most - least + 1));
  const ownTeam = parameters.teamExclusive !== null && random.uniform() < parameters.teamExclusive;
  const decoy = cast.interviewers.find(({number}) => number === plants.decoy);
  const sitsIn = decoy !== undefined && ability < -0.4 && random.uniform() < 0.5;
  const taken = new Set<string>(decoy === undefined ? [] : [decoy.id]);
  const there = assigned(present(colleagues(cast, candidate.team), when), assignment * ability);
  const seats = Math.max(1, there.filter(({id}) => !taken.has(id)).length);
  return areas.slice(0, seats).map((focus, index) => {
    const interviewer =
      index === 0 && sitsIn ? decoy : chosen(there, focus, ownTeam ? candidate.team : null, taken, random);
    taken.add(interviewer.id);
    return {interviewer, focus, before: isSecondOfDay(random) ? 1 : 0};
  });
}

/** One interview in four is its interviewer's second of the day. */
export function isSecondOfDay(random: Random): boolean {
  return random.uniform() < 0.25;
}

/** Interviewers as they are asked for a candidate, where every third is asked the oftener and every next the more seldom. */
function assigned(people: readonly Interviewer[], pull: number): readonly Interviewer[] {
  if (pull === 0) return people;
  return people.map((person) => ({...person, load: person.load * Math.exp(pull * ((person.number % 3) - 1))}));
}

/** Who may interview for a team. */
export function colleagues({interviewers, closedTeams}: Cast, team: string): readonly Interviewer[] {
  return closedTeams ? interviewers.filter((person) => person.team === team) : interviewers;
}

function chosen(
  people: readonly Interviewer[],
  focus: string,
  team: string | null,
  taken: ReadonlySet<string>,
  random: Random
): Interviewer {
  const free = people.filter(({id}) => !taken.has(id));
  const suited = free.filter((person) => person.focuses.includes(focus) && (team === null || person.team === team));
  return byLoad(suited.length > 0 ? suited : free.length > 0 ? free : people, random);
}
