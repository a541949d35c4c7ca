import {defaultLevel} from "../estimate.js";
import {jeffreys} from "../intervals/shares.js";
import {createRandom} from "../random.js";
import {summarise} from "./bar-posterior.js";
import type {Summary} from "./bar-outcomes.js";
import {wastedHours} from "./loop-cost.js";
import {type Acceptance, screenDraws} from "./screen-posterior.js";

/** Weeks by which what was counted becomes hours a year. */
export const weeksInAYear = 52;

/** Loops of one kind, with what they gave and the staff hours they took. */
export interface LoopsTaken {
  loops: number;
  offers: number;
  hires: number;
  hours: number;
}

/** The hires that were counted; where a reader or a configuration sets the acceptance, those that its offers would give. */
export function hiresAt({rate}: Acceptance, {offers, hires}: Pick<LoopsTaken, "offers" | "hires">): number {
  return rate === null ? hires : rate * offers;
}

/**
 * Staff hours of loops for each that they gave, offers or hires: the plain quotient, so that it is what anyone divides,
 * with the Jeffreys interval of how many of so many loops give one. Null where none did.
 */
export function hoursForEach(given: number, {loops, hours}: Pick<LoopsTaken, "loops" | "hours">): Summary | null {
  if (given === 0) return null;
  const [low, high] = jeffreys(given, loops, defaultLevel);
  return {median: hours / given, interval: [hours / loops / high, hours / loops / low]};
}

/**
 * Staff hours beyond what the hires of these loops are worth at the best hours per hire: median and 90 % interval over
 * draws of Jeffreys' posterior of the chance of an offer.
 *
 * @param acceptance one value per draw, or one for all
 */
export function hoursBeyond(
  {loops, offers, hours}: Omit<LoopsTaken, "hires">,
  acceptance: readonly number[],
  bestHoursPerHire: number
): Summary {
  const random = createRandom(loops);
  const beyond = Array.from({length: screenDraws}, (_, d) =>
    wastedHours(
      loops,
      hours / loops,
      acceptance[d % acceptance.length]!,
      random.beta(offers + 0.5, loops - offers + 0.5),
      bestHoursPerHire
    )
  );
  return summarise(beyond, defaultLevel);
}
