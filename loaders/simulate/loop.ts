import type {Random} from "../../src/statistics/random.js";
import type {Parameters} from "./parameters.js";

/** The interviewer's side of one interview, in ability units. */
export interface Seat {
  /** Severity of this interviewer in this focus area, plus where in their day the interview fell. */
  lean: number;
}

export interface Vote {
  /** 1 strong_no, 2 no, 3 yes, 4 strong_yes. */
  initial: number;
  final: number;
  /** The interview as it went: what both vote and ratings are made of. */
  performance: number;
  impression: number;
}

/** Votes of one loop in interview order: initial ones, then those after the debrief. */
export function votesOf(ability: number, seats: readonly Seat[], parameters: Parameters, random: Random): Vote[] {
  const {loop, herding, debrief} = parameters;
  const votes = seats.map(({lean}): Vote => {
    const performance = ability + random.normal(0, loop.focus);
    const impression = random.normal(0, loop.noise);
    const latent = performance + impression + lean;
    const initial = 1 + loop.cuts.filter((cut) => latent > cut).length;
    return {initial, final: initial, performance, impression};
  });
  for (const vote of votes.slice(1)) if (random.uniform() < herding) vote.initial = votes[0]!.initial;
  const yes = votes.filter(({initial}) => initial >= 3).length;
  const majority = yes * 2 > votes.length ? 1 : yes * 2 < votes.length ? -1 : 0;
  for (const vote of votes) {
    const side = vote.initial >= 3 ? 1 : -1;
    const moves = majority !== 0 && side !== majority ? debrief.minorityMoves : debrief.majorityMoves;
    const towards = majority !== 0 && side !== majority ? majority : random.uniform() < 0.5 ? 1 : -1;
    vote.final = random.uniform() < moves ? clamp(vote.initial + towards) : vote.initial;
  }
  return votes;
}

/** What the hiring manager makes of a loop: the mean vote, less for a strong no, with their own noise; offer above the bar. */
export function decisionScore(votes: readonly Vote[], parameters: Parameters, random: Random): number {
  const mean = votes.reduce((sum, {final}) => sum + final, 0) / votes.length;
  const strongNo = votes.some(({final}) => final === 1) ? parameters.decision.strongNoPenalty : 0;
  return mean - strongNo + random.normal(0, parameters.decision.managerNoise);
}

function clamp(vote: number): number {
  return Math.min(4, Math.max(1, vote));
}
