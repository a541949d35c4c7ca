import type {Estimate} from "../../../src/statistics/estimate.js";
import {polyserial} from "../../../src/statistics/association/polyserial.js";
import {byLoop, type LoopVote} from "../shared/loop-votes.js";

/** A loop that ended in an offer or no offer. */
export interface DecidedLoop {
  /** Mean of the initial votes, vote points. */
  mean: number;
  /** Candidates compared with each other, e.g. one role at one level. */
  stratum: string;
  isOffer: boolean;
}

/**
 * How closely decisions follow the mean of the initial votes: the biserial correlation of offer and mean, means taken
 * from that of their stratum. An offer and a refusal are added one standard deviation above the middle, and one of each
 * below, so that a few loops that happen to be decided exactly by their votes do not pass for certainty; with many loops
 * they weigh nothing.
 *
 * Smallest n: one offer and one refusal whose means differ; below that null.
 */
export function decisionsFollow(loops: readonly DecidedLoop[]): Estimate {
  const sums = new Map<string, {sum: number; n: number}>();
  for (const {mean, stratum} of loops) {
    const {sum, n} = sums.get(stratum) ?? {sum: 0, n: 0};
    sums.set(stratum, {sum: sum + mean, n: n + 1});
  }
  const centred = loops.map(({mean, stratum}) => mean - sums.get(stratum)!.sum / sums.get(stratum)!.n);
  const decisions = loops.map(({isOffer}) => Number(isOffer));
  if (new Set(decisions).size < 2) return {value: null, standardError: null, interval: null, n: loops.length};
  const spread = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0) / loops.length);
  const added = [spread, spread, -spread, -spread];
  return {...polyserial([...centred, ...added], [...decisions, 0, 1, 0, 1]), n: loops.length};
}

/** The loops of these votes that ended in an offer or no offer. */
export function decidedLoops(votes: readonly LoopVote[]): DecidedLoop[] {
  return [...byLoop(votes).values()]
    .filter(([vote]) => vote!.outcome === "offer" || vote!.outcome === "no_offer")
    .map((loop) => ({
      mean: loop.reduce((sum, {initial_points}) => sum + initial_points, 0) / loop.length,
      stratum: JSON.stringify([loop[0]!.role, loop[0]!.level]),
      isOffer: loop[0]!.outcome === "offer"
    }));
}
