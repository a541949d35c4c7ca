import type {Random, Vote} from "../../../src/statistics/index.js";

/** What the planted votes of one data set are made of; every vote is continuous, so truth and model agree. */
export interface PlantedVotes {
  candidates: number;
  interviewers: number;
  perCandidate: number;
  /** Severity of each interviewer, by index. */
  severity: readonly number[];
  /** Residual standard deviation of each interviewer, by index. */
  noise: readonly number[];
  candidateSd?: number;
}

/** Votes of candidates met by interviewers drawn by lot; ids "c0", "i0", …. */
export function plantVotes(random: Random, world: PlantedVotes): Vote[] {
  const everyone = Array.from({length: world.interviewers}, (_, i) => i);
  return Array.from({length: world.candidates}, (_, c) => {
    const quality = random.normal(0, world.candidateSd ?? 0.5);
    return random
      .shuffle(everyone)
      .slice(0, world.perCandidate)
      .map((i, slot) => ({
        candidate: `c${c}`,
        interviewer: `i${i}`,
        area: `a${slot}`,
        heldAt: slot,
        points: 2.5 + quality + world.severity[i]! + random.normal(0, world.noise[i]!),
        strata: {role: `r${c % 3}`}
      }));
  }).flat();
}
