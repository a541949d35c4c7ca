import type {Random} from "../../src/statistics/random.js";
import type {Candidate} from "./candidate.js";
import {focuses, type Cast, type Interviewer} from "./cast.js";
import type {Parameters} from "./parameters.js";
import type {Plants} from "./worlds.js";

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
