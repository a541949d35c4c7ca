import {quantileSorted} from "d3-array";
import type {BandDraws} from "./band-probabilities.js";
import {breakEven, type Costs} from "./break-even.js";

/** What the posterior says about every band against the break-even chance. */
export interface BarPosterior {
  /** p* of each draw in which it exists. */
  breakEven: number[];
  /** H* of each draw: the fewest hours per hire. */
  bestHoursPerHire: number[];
  /** `below[band]`: probability that the band's chance is below p*, both from the same draw. */
  below: number[];
  /** `difference[band][draw]`: p_b − p*. */
  difference: number[][];
}

/**
 * Compares every band with the break-even chance inside each posterior draw, so that p* is never a minimum over noisy
 * point estimates. `null` when no draw has a break-even chance.
 *
 * @param acceptance the chance that an offer is accepted, one value per draw or one for all
 */
export function barPosterior(
  draws: BandDraws,
  costs: Omit<Costs, "acceptance">,
  acceptance: number | readonly number[]
): BarPosterior | null {
  const bands = draws.probability[0]?.length ?? 0;
  const result: BarPosterior = {
    breakEven: [],
    bestHoursPerHire: [],
    below: Array.from({length: bands}, () => 0),
    difference: Array.from({length: bands}, () => [])
  };
  draws.probability.forEach((probability, d) => {
    const chances = probability.map((value, b) => ({share: draws.share[d]![b]!, probability: value}));
    const accepted = typeof acceptance === "number" ? acceptance : acceptance[d % acceptance.length]!;
    const best = breakEven(chances, {...costs, acceptance: accepted});
    if (best === null) return;
    result.breakEven.push(best.probability);
    result.bestHoursPerHire.push(best.hoursPerHire);
    probability.forEach((value, b) => result.difference[b]!.push(value - best.probability));
  });
  const kept = result.breakEven.length;
  if (kept === 0) return null;
  result.below = result.difference.map((values) => values.filter((value) => value < 0).length / kept);
  return result;
}

/** Median and equal-tailed interval of draws. */
export function summarise(draws: readonly number[], level: number): {median: number; interval: [number, number]} {
  const sorted = [...draws].sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return {
    median: quantileSorted(sorted, 0.5)!,
    interval: [quantileSorted(sorted, tail)!, quantileSorted(sorted, 1 - tail)!]
  };
}
