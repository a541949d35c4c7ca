import {createRandom} from "../random.js";
import {summarise} from "./bar-posterior.js";
import type {Summary} from "./bar-outcomes.js";
import {screenDraws} from "./screen-posterior.js";

/** Loops of one kind, with the staff hours they took. */
export interface LoopsTaken {
  loops: number;
  offers: number;
  hours: number;
}

const level = 0.9;

/**
 * Staff hours of loops for one offer, and for one hire at this acceptance: hours per loop ÷ (chance × acceptance), median and
 * 90 % interval over draws of Jeffreys' posterior of the chance.
 *
 * @param acceptance one value per draw, or one for all
 * @returns also the draws of the chance; smallest number of loops: 1
 */
export function hoursFor(
  {loops, offers, hours}: LoopsTaken,
  acceptance: readonly number[]
): {offer: Summary; hire: Summary; chances: number[]} {
  const random = createRandom(loops);
  const chances = Array.from({length: screenDraws}, () => random.beta(offers + 0.5, loops - offers + 0.5));
  const each = hours / loops;
  return {
    offer: summarise(
      chances.map((chance) => each / chance),
      level
    ),
    hire: summarise(
      chances.map((chance, d) => each / (chance * acceptance[d % acceptance.length]!)),
      level
    ),
    chances
  };
}
