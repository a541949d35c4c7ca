import {bivariateNormalUpperTail, normalQuantile} from "../../../src/statistics/distributions/index.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {createRandom} from "../../../src/statistics/random.js";
import {stepUp} from "./step-up.js";

/** Two loops of the same candidate, each with its own interviewers. */
export interface Repeatability {
  /** Share of offers that a repeat loop would make again. */
  offers: Estimate;
  /** Share of all decisions that a repeat loop would make again. */
  decisions: Estimate;
  offerRate: number;
  phi: number;
}

const draws = 400;

/**
 * P(offer again | offer) when loop means of the same candidate correlate Φ(n) and a share SR of loops ends in an offer:
 * both loop means above the same cut of a bivariate normal, over SR. Everything but the candidate counts as noise, also
 * how the candidate differs between areas, so that the share is a lower bound for a loop with the same areas.
 *
 * The interval carries the uncertainty of Φ and of the offer rate: 400 draws of both, the same for the same seed.
 *
 * @param icc candidate's share of the variance of a single vote
 * @param interviews mean interviews per loop
 */
export function repeatability(
  icc: Estimate,
  interviews: number,
  {offers, decided}: {offers: number; decided: number},
  seed: number
): Repeatability | null {
  if (icc.value === null || icc.interval === null || offers < 1 || offers >= decided) return null;
  const offerRate = offers / decided;
  const phi = stepUp(icc.value, interviews);
  const value = repeated(phi, offerRate);
  const random = createRandom(seed);
  const logit = (share: number): number => Math.log(share / (1 - share));
  const spread = (logit(icc.interval[1]) - logit(icc.interval[0])) / (2 * 1.6448536);
  const simulated = Array.from({length: draws}, () => {
    const share = 1 / (1 + Math.exp(-random.normal(logit(icc.value!), spread)));
    return repeated(stepUp(share, interviews), random.beta(offers + 0.5, decided - offers + 0.5));
  });
  return {
    offers: summary(
      value.offers,
      simulated.map((draw) => draw.offers),
      icc.n
    ),
    decisions: summary(
      value.decisions,
      simulated.map((draw) => draw.decisions),
      icc.n
    ),
    offerRate,
    phi
  };
}

function repeated(phi: number, offerRate: number): {offers: number; decisions: number} {
  const cut = normalQuantile(1 - offerRate);
  const both = bivariateNormalUpperTail(cut, cut, phi);
  return {offers: both / offerRate, decisions: 1 - 2 * (offerRate - both)};
}

function summary(value: number, simulated: number[], n: number): Estimate {
  const sorted = simulated.sort((a, b) => a - b);
  const mean = sorted.reduce((sum, draw) => sum + draw, 0) / sorted.length;
  const variance = sorted.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (sorted.length - 1);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return {value, standardError: Math.sqrt(variance), interval: [at(0.05), at(0.95)], n};
}
