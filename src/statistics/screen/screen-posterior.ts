import {logBeta} from "../distributions/gamma-function.js";
import {createRandom, type Random} from "../random.js";
import {type BandCounts, type BandDraws, type BetaPrior, drawBands} from "./band-probabilities.js";

/** Draws used by reports and pages alike, so that both show the same figures. */
export const screenDraws = 2000;
const seed = 7_041;

/** How often offers are accepted: a fixed rate, or counts that leave it uncertain. */
export interface Acceptance {
  accepted: number;
  declined: number;
  rate: number | null;
}

/** Draws of every band's share and chance; a page keeps them while its sliders move, because costs do not change them. */
export function drawScreen(bands: readonly BandCounts[], priors?: readonly (readonly BetaPrior[])[]): BandDraws {
  return drawBands(bands, screenDraws, createRandom(seed), priors);
}

/**
 * Priors of each band for the members of one dimension (roles, levels …): each band's chances share a beta distribution
 * across members, so that a small member borrows from the rest. `undefined` for a single member, which has none to borrow from.
 *
 * @param members `members[member][band]`, the same bands in the same order for every member
 */
export function sharedPriors(members: readonly (readonly BandCounts[])[]): BetaPrior[][] | undefined {
  if (members.length < 2) return undefined;
  const random = createRandom(seed + 2);
  return members[0]!.map((_, band) =>
    drawSharedPriors(
      members.map((bands) => ({k: bands[band]!.offers, n: bands[band]!.decided})),
      screenDraws,
      random
    )
  );
}

/** Draws of the acceptance rate: Jeffreys' posterior of the counts, or the fixed rate. */
export function drawAcceptance({accepted, declined, rate}: Acceptance): number[] {
  if (rate !== null) return [rate];
  const random = createRandom(seed + 1);
  return Array.from({length: screenDraws}, () => random.beta(accepted + 0.5, declined + 0.5));
}

const means = Array.from({length: 49}, (_, i) => (i + 1) / 50);
const strengths = Array.from({length: 24}, (_, i) => 2 * 1.32 ** i);

/**
 * Draws from the posterior of the beta distribution that the same band's chances share across slices (roles, levels,
 * teams): p_s ~ Beta(mμ, m(1−μ)). μ is uniform on a grid of 49 points and m log-uniform from 2 to 1,200, so that slices
 * which agree are pulled together and slices which differ are left apart. Feed a draw to a slice's own counts as prior.
 *
 * @param slices offers k of n decided loops per slice
 */
export function drawSharedPriors(
  slices: readonly {k: number; n: number}[],
  draws: number,
  random: Random
): BetaPrior[] {
  const seen = slices.filter(({n}) => n > 0);
  const grid = means.flatMap((mean) =>
    strengths.map((strength) => ({alpha: mean * strength, beta: (1 - mean) * strength}))
  );
  const logLikelihood = grid.map(({alpha, beta}) =>
    seen.reduce((sum, {k, n}) => sum + logBeta(alpha + k, beta + n - k) - logBeta(alpha, beta), 0)
  );
  const highest = Math.max(...logLikelihood);
  let total = 0;
  const cumulative = logLikelihood.map((value) => (total += Math.exp(value - highest)));
  return Array.from({length: draws}, () => grid[firstAbove(cumulative, random.uniform() * total)]!);
}

/** Index of the first entry above the value, by bisection; the last when none is. */
function firstAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
