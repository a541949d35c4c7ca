import {rollup} from "d3-array";
import {mean, rootMeanSquare} from "simple-statistics";
import {
  repeatability as repeatedShares,
  repeatabilityEstimate
} from "../../../src/statistics/agreement/repeatability.js";
import {polyserial} from "../../../src/statistics/association/polyserial.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {byLoop, type LoopVote} from "../shared/loop-votes.js";
import {phiSeenAlike, type ShadowVariances, stepUp, type VoteVariances} from "./variance.js";

/** Two loops of the same candidate, each with its own interviewers. */
export interface Repeatability {
  /** Share of offers that a repeat loop would make again. */
  offers: Estimate;
  /** Share of all decisions that a repeat loop would make again. */
  decisions: Estimate;
  offerRate: number;
  /** Share of what decides that is the votes, r². */
  followed: number;
}

/**
 * What a second loop of the same candidates would decide. Means of n votes return with Φ(n); a decision is such a mean
 * and whatever else the decider weighed, so that decisions return with ρ = Φ(n)·r², r being how closely they follow the
 * mean (`decisionsFollow`). Everything but the candidate counts as noise, also how a candidate differs between areas and
 * what the decider knew beyond the votes, so that the shares err on the low side. Null without both offers and refusals,
 * or when decisions do not follow the votes at all.
 *
 * @param icc candidate's share of the variance of a single vote
 * @param interviews mean interviews per loop
 */
export function repeatability(
  icc: Estimate,
  interviews: number,
  decided: readonly DecidedLoop[],
  follow = decisionsFollow(decided)
): Repeatability | null {
  if (icc.value === null || icc.standardError === null) return null;
  if (follow.value === null || follow.standardError === null || follow.value <= 0) return null;
  const phi = stepUp(icc.value, interviews);
  // The log odds of Φ(n) are those of the single vote plus ln n, so their standard errors are equal.
  const phiError = (icc.standardError / (icc.value * (1 - icc.value))) * phi * (1 - phi);
  const followed = follow.value ** 2;
  const followedError = 2 * follow.value * follow.standardError;
  const rho = {...icc, value: phi * followed, standardError: Math.hypot(phiError * followed, followedError * phi)};
  const offers = decided.filter(({isOffer}) => isOffer).length;
  const {offerAgain, decisionsRepeated} = repeatabilityEstimate(rho, offers, decided.length, {followed});
  return {offers: offerAgain, decisions: decisionsRepeated, offerRate: offers / decided.length, followed};
}

/** Share of offers made again by loops of one to `most` interviews, decisions following the votes as they do now. */
export function offersByInterviews(
  icc: Estimate,
  decided: readonly DecidedLoop[],
  most = 8
): {interviews: number; offers: Estimate}[] {
  const follow = decisionsFollow(decided);
  return Array.from({length: most}, (_, index) => index + 1).flatMap((interviews) => {
    const result = repeatability(icc, interviews, decided, follow);
    return result ? [{interviews, offers: result.offers}] : [];
  });
}

/** Share of offers made again by loops as long as these if what a lead and a shadow see alike came back (`phiSeenAlike`). */
export function offersAgainSeenAlike(
  {followed, offerRate}: Repeatability,
  {variances, shadows, interviews}: {variances: VoteVariances; shadows: ShadowVariances; interviews: number}
): number {
  return repeatedShares(phiSeenAlike(variances, shadows, interviews) * followed, offerRate).offerAgain;
}

/** What a sentence may call "at least": the lower end of the 90 % interval, down to a whole percent. */
export function atLeast({interval}: Pick<Estimate, "interval">): number | null {
  // Rounded first, so that 0.57 does not become 0.56 by the way computers write it.
  return interval && Math.floor(Number((100 * interval[0]).toFixed(6))) / 100;
}

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
  const usual = rollup(
    loops,
    (some) => mean(some.map((loop) => loop.mean)),
    ({stratum}) => stratum
  );
  const centred = loops.map((loop) => loop.mean - usual.get(loop.stratum)!);
  const decisions = loops.map(({isOffer}) => Number(isOffer));
  if (new Set(decisions).size < 2) return {value: null, standardError: null, interval: null, n: loops.length};
  const spread = rootMeanSquare(centred);
  const added = [spread, spread, -spread, -spread];
  return {...polyserial([...centred, ...added], [...decisions, 0, 1, 0, 1]), n: loops.length};
}

/** The loops of these votes that ended in an offer or no offer. */
export function decidedLoops(votes: readonly LoopVote[]): DecidedLoop[] {
  return [...byLoop(votes).values()]
    .filter(([vote]) => vote!.outcome === "offer" || vote!.outcome === "no_offer")
    .map((loop) => ({
      mean: mean(loop.map(({initial_points}) => initial_points)),
      stratum: JSON.stringify([loop[0]!.role, loop[0]!.level]),
      isOffer: loop[0]!.outcome === "offer"
    }));
}
