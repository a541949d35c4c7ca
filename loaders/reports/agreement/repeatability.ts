import type {Estimate} from "../../../src/statistics/estimate.js";
import {
  repeatability as repeatedShares,
  repeatabilityEstimate
} from "../../../src/statistics/agreement/repeatability.js";
import {decisionsFollow, type DecidedLoop} from "./decisions-follow.js";
import {stepUp} from "./step-up.js";
import {phiSeenAlike, type ShadowVariances} from "./variance-split.js";
import type {VoteVariances} from "./vote-model.js";

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
  decided: readonly DecidedLoop[]
): Repeatability | null {
  const follow = decisionsFollow(decided);
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
