import type {BandCounts} from "./band-probabilities.js";
import {bandProbability} from "./band-probabilities.js";
import {defaultLevel} from "./estimate.js";

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
