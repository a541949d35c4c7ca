import {type BarPosterior, barPosterior} from "./bar-posterior.js";
import type {LoopVotes} from "./bar-advice.js";
import type {BandCounts, BandDraws, BetaPrior} from "./band-probabilities.js";
import type {Costs} from "./loop-cost.js";
import {drawScreen, sharedPriors} from "./screen-posterior.js";

/** Counts of one band with the votes of its decided loops. */
export interface VotedBand extends Pick<BandCounts, "screened" | "advanced"> {
  /** Decided loops with votes, and those of them where most initial votes are yes. */
  voted: number;
  clear: number;
}

/** `LoopVotes` with the posterior they come from; null where no loop has votes. */
export interface ClearLoops extends LoopVotes {
  posterior: BarPosterior | null;
}

/** Draws of every band's share and chance of a clear loop, as `drawScreen` gives them for offers. */
export function drawClearLoops(bands: readonly VotedBand[], priors?: readonly (readonly BetaPrior[])[]): BandDraws {
  return drawScreen(bands.map(asCounts), priors);
}

/**
 * Every band against break-even by the share of clear loops: as if each clear loop, and no other, ended in an offer.
 *
 * @param bands from the highest to the lowest
 * @param draws of the same bands, from `drawClearLoops`
 */
export function clearLoops(
  bands: readonly VotedBand[],
  draws: BandDraws,
  costs: Omit<Costs, "acceptance">
): ClearLoops {
  // Whether offers are accepted cancels in break-even.
  const posterior = barPosterior(draws, costs, 1);
  return {
    voted: bands.map(({voted}) => voted),
    below: bands.map((_, band) => posterior?.below[band] ?? 0.5),
    posterior
  };
}

/** What the members of a dimension share of their bands' chances of a clear loop. */
export function clearPriors(members: readonly (readonly VotedBand[])[]): BetaPrior[][] | undefined {
  return sharedPriors(members.map((bands) => bands.map(asCounts)));
}

function asCounts({screened, advanced, voted, clear}: VotedBand): BandCounts {
  return {screened, advanced, decided: voted, offers: clear};
}
