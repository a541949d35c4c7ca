import {quantileSorted} from "d3-array";
import {breakEven, type Costs} from "./loop-cost.js";
import {defaultLevel} from "../estimate.js";
import {type BandCounts, type BandDraws, bandProbability} from "./band-probabilities.js";

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

/** What the draws say of one band: its chance and p*, draw by draw. */
export function believedOf(
  {difference, breakEven}: BarPosterior,
  band: number
): {chance: number[]; breakEven: number[]} {
  return {chance: difference[band]!.map((value, d) => value + breakEven[d]!), breakEven};
}

/** Median and equal-tailed interval of draws. */
export function summarise(draws: readonly number[], level: number): {median: number; interval: [number, number]} {
  // Pages do this for every row of a table: numbers sort several times faster where no comparator is called.
  const sorted = [...Float64Array.from(draws).sort()];
  const tail = (1 - level) / 2;
  return {
    median: quantileSorted(sorted, 0.5)!,
    interval: [quantileSorted(sorted, tail)!, quantileSorted(sorted, 1 - tail)!]
  };
}

export interface BoundsBelowBar {
  /** Chance of an offer for the candidates of the band who were not advanced: at least, at most. */
  rejected: [number, number];
  /** Chance of an offer for everyone screened into the band: at least, at most. */
  band: [number, number];
  /** True when nobody of the band was observed in a loop, so that the bound is borrowed from the band above. */
  borrowed: boolean;
}

/**
 * What the chance of an offer can be where few or no candidates were let into the loop. Rejects of a band are taken to
 * be no better than those of the same band who were advanced, so their chance lies in [0, upper end of p̂_b], and that
 * of the whole band in [π_b p̂_b, p̂_b], π_b the share advanced. A band of which nobody was seen is bounded by the upper end
 * of the lowest band that was. These are bounds, not estimates: the truth may lie anywhere inside.
 *
 * @param bands from the highest band to the lowest
 * @returns per band; `null` where no band at or above it has a decided loop
 */
export function boundsBelowBar(bands: readonly BandCounts[], level = defaultLevel): (BoundsBelowBar | null)[] {
  let lowestSeen: number | null = null;
  return bands.map((band) => {
    const {value, interval} = bandProbability(band.offers, band.decided, level);
    if (value === null || interval === null) {
      if (lowestSeen === null) return null;
      return {rejected: [0, lowestSeen], band: [0, lowestSeen], borrowed: true};
    }
    lowestSeen = interval[1];
    return {
      rejected: [0, interval[1]],
      band: [(band.advanced / band.screened) * value, value],
      borrowed: false
    };
  });
}
