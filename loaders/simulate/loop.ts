import type {Random} from "../../src/statistics/random.js";
import type {Candidate} from "./candidate.js";
import {type Cast, focuses, type Interviewer} from "./cast.js";
import type {Parameters} from "./parameters.js";
import type {Plants} from "./worlds.js";

/** The interviewer's side of one interview. */
export interface Seat {
  /** Severity of this interviewer in this focus area, plus where in their day the interview fell, in ability units. */
  lean: number;
  /** When the scorecard was handed in; seats stand in the order in which the interviews were held. */
  submitted: number;
}

export interface Vote {
  /** 1 strong_no, 2 no, 3 yes, 4 strong_yes. */
  initial: number;
  final: number;
  /** The interview as it went: what the candidate showed, and what the interviewer made of it. */
  performance: number;
  impression: number;
}

/** Votes of one loop in interview order: initial ones, then those after the debrief. */
export function votesOf(ability: number, seats: readonly Seat[], parameters: Parameters, random: Random): Vote[] {
  const {loop, herding} = parameters;
  const votes = seats.map(({lean}): Vote => {
    const performance = ability + random.normal(0, loop.focus);
    const impression = random.normal(0, loop.noise);
    const initial = voteAt(performance + impression + lean, parameters);
    return {initial, final: initial, performance, impression};
  });
  if (herding > 0) herd(votes, seats, herding, random);
  debrief(votes, parameters, random);
  return votes;
}

/** The vote of someone who sat in on an interview: the same performance, an impression of their own. */
export function shadowVote({performance}: Vote, lean: number, parameters: Parameters, random: Random): number {
  return voteAt(performance + random.normal(0, parameters.loop.noise) + lean, parameters);
}

/** What the hiring manager makes of a loop: the mean vote, less for a strong no, with their own noise; offer above the bar. */
export function decisionScore(votes: readonly Vote[], parameters: Parameters, random: Random): number {
  let [sum, strongNo] = [0, 0];
  for (const {final} of votes) {
    sum += final;
    if (final === 1) strongNo = parameters.decision.strongNoPenalty;
  }
  return sum / votes.length - strongNo + random.normal(0, parameters.decision.managerNoise);
}

function voteAt(latent: number, {loop}: Parameters): number {
  let vote = 1;
  for (const cut of loop.cuts) if (latent > cut) vote++;
  return vote;
}

/** Some votes copy one that was held earlier and already in; an earlier vote that cannot be read has no pull. */
function herd(votes: Vote[], seats: readonly Seat[], share: number, random: Random): void {
  votes.forEach((vote, index) => {
    const visible = votes.filter((_, other) => other < index && seats[other]!.submitted < seats[index]!.submitted);
    if (visible.length === 0 || random.uniform() >= share) return;
    vote.initial = visible[random.integer(visible.length)]!.initial;
  });
}

/** At the debrief a vote against the majority moves towards it more often than others move either way. */
function debrief(votes: Vote[], {debrief: moves}: Parameters, random: Random): void {
  const yes = votes.filter(({initial}) => initial >= 3).length;
  const majority = Math.sign(2 * yes - votes.length);
  for (const vote of votes) {
    const against = majority !== 0 && (vote.initial >= 3 ? 1 : -1) !== majority;
    const towards = against ? majority : random.uniform() < 0.5 ? 1 : -1;
    const moved = random.uniform() < (against ? moves.minorityMoves : moves.majorityMoves);
    vote.final = moved ? Math.min(4, Math.max(1, vote.initial + towards)) : vote.initial;
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
  parameters: Parameters,
  plants: Plants,
  random: Random
): LoopSeat[] {
  const [least, most] = parameters.loop.interviews;
  const areas = random.shuffle(Object.keys(focuses)).slice(0, least + random.integer(most - least + 1));
  const ownTeam = parameters.teamExclusive !== null && random.uniform() < parameters.teamExclusive;
  const decoy = cast.interviewers.find(({number}) => number === plants.decoy);
  const sitsIn = decoy !== undefined && ability < -0.4 && random.uniform() < 0.5;
  const taken = new Set<string>(decoy === undefined ? [] : [decoy.id]);
  return areas.map((focus, index) => {
    const interviewer =
      index === 0 && sitsIn ? decoy : chosen(cast, focus, ownTeam ? candidate.team : null, taken, random);
    taken.add(interviewer.id);
    return {interviewer, focus, before: isSecondOfDay(random) ? 1 : 0};
  });
}

/** One interview in four is its interviewer's second of the day. */
export function isSecondOfDay(random: Random): boolean {
  return random.uniform() < 0.25;
}

function chosen(
  cast: Cast,
  focus: string,
  team: string | null,
  taken: ReadonlySet<string>,
  random: Random
): Interviewer {
  const free = cast.interviewers.filter(({id}) => !taken.has(id));
  const suited = free.filter((person) => person.focuses.includes(focus) && (team === null || person.team === team));
  const pool = suited.length > 0 ? suited : free;
  let left = random.uniform() * pool.reduce((sum, {load}) => sum + load, 0);
  return pool.find(({load}) => (left -= load) < 0) ?? pool.at(-1)!;
}
