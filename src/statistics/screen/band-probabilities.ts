import {betaQuantile} from "../distributions/beta.js";
import {defaultLevel, type Estimate} from "../estimate.js";
import type {Random} from "../random.js";

/** Counts of one band of screened candidates: all that the page's sliders need. */
export interface BandCounts {
  /** Candidates screened into this band. */
  screened: number;
  /** Of those, advanced to the loop. */
  advanced: number;
  /** Of the advanced, those whose loop was decided: offer or no offer. */
  decided: number;
  /** Of the decided, those that ended in an offer. */
  offers: number;
}

/** One draw from the joint posterior of every band. */
export interface BandDraws {
  /** `share[draw][band]`: share of all screened who are in the band and advanced. */
  share: number[][];
  /** `probability[draw][band]`: chance of an offer given the band and a loop. */
  probability: number[][];
}

/** A beta prior on a band's chance; Jeffreys' where nothing else is known. */
export interface BetaPrior {
  alpha: number;
  beta: number;
}

const jeffreysPrior: BetaPrior = {alpha: 0.5, beta: 0.5};

/**
 * Chance of success after k of n under a beta prior, with its equal-tailed interval. Under Jeffreys' prior the value is
 * the raw rate k/n and the interval ends at 0 when k = 0 and at 1 when k = n (Brown, Cai & DasGupta 2001); under any
 * other prior the value is the posterior mean. Smallest n: 1, else nothing is estimated.
 */
export function bandProbability(k: number, n: number, level = defaultLevel, prior = jeffreysPrior): Estimate {
  if (n < 1) return {value: null, standardError: null, interval: null, n};
  const a = k + prior.alpha;
  const b = n - k + prior.beta;
  const tail = (1 - level) / 2;
  const flat = prior === jeffreysPrior;
  return {
    value: flat ? k / n : a / (a + b),
    standardError: Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))),
    interval: [flat && k === 0 ? 0 : betaQuantile(tail, a, b), flat && k === n ? 1 : betaQuantile(1 - tail, a, b)],
    n
  };
}

/**
 * Draws from the posterior of every band at once: chances from beta posteriors, shares from a Dirichlet over
 * "advanced in band b" and "not advanced", both with Jeffreys' priors. A band without any advanced candidate
 * keeps share 0, so it never enters a bar by chance.
 *
 * @param priors `priors[band][draw]`, draws of the beta distribution that a band's chances share across slices; without
 *   them each chance has Jeffreys' prior
 */
export function drawBands(
  bands: readonly BandCounts[],
  draws: number,
  random: Random,
  priors?: readonly (readonly BetaPrior[])[]
): BandDraws {
  const share: number[][] = [];
  const probability: number[][] = [];
  const notAdvanced = bands.reduce((sum, band) => sum + band.screened - band.advanced, 0);
  for (let d = 0; d < draws; d++) {
    const weights = bands.map((band) => (band.advanced > 0 ? random.gamma(band.advanced + 0.5) : 0));
    const total = weights.reduce((sum, weight) => sum + weight, random.gamma(notAdvanced + 0.5));
    share.push(weights.map((weight) => weight / total));
    probability.push(
      bands.map((band, b) => {
        const prior = priors?.[b]?.[d % priors[b].length] ?? jeffreysPrior;
        return random.beta(band.offers + prior.alpha, band.decided - band.offers + prior.beta);
      })
    );
  }
  return {share, probability};
}
