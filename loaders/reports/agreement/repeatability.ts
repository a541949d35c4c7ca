import type {Estimate} from "../../../src/statistics/estimate.js";
import {repeatabilityEstimate} from "../../../src/statistics/repeatability.js";
import {stepUp} from "./step-up.js";

/** Two loops of the same candidate, each with its own interviewers. */
export interface Repeatability {
  /** Share of offers that a repeat loop would make again. */
  offers: Estimate;
  /** Share of all decisions that a repeat loop would make again. */
  decisions: Estimate;
  offerRate: number;
}

/**
 * What a second loop of the same candidates would decide, when means of n votes return with Φ(n). Everything but the
 * candidate counts as noise, also how a candidate differs between areas, so that the shares are lower bounds for a loop
 * with the same areas. Null without both offers and refusals.
 *
 * @param icc candidate's share of the variance of a single vote
 * @param interviews mean interviews per loop
 */
export function repeatability(
  icc: Estimate,
  interviews: number,
  {offers, decided}: {offers: number; decided: number}
): Repeatability | null {
  if (icc.value === null || icc.standardError === null || offers < 1 || offers >= decided) return null;
  const phi = stepUp(icc.value, interviews);
  // The log odds of Φ(n) are those of the single vote plus ln n, so their standard errors are equal.
  const onLogOdds = icc.standardError / (icc.value * (1 - icc.value));
  const estimate = {...icc, value: phi, standardError: onLogOdds * phi * (1 - phi)};
  const {offerAgain, decisionsRepeated} = repeatabilityEstimate(estimate, offers, decided);
  return {offers: offerAgain, decisions: decisionsRepeated, offerRate: offers / decided};
}
