import {drawBands, type BandCounts, type BandDraws, type BetaPrior} from "./band-probabilities.js";
import {drawSharedPriors} from "./hierarchical-chance.js";
import {createRandom} from "./random.js";

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
