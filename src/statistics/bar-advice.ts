import type {BandCounts} from "./band-probabilities.js";
import type {BarPosterior} from "./bar-posterior.js";

export interface BarAdvice {
  /** hold: the band at the bar earns its hours; undecided: not sure enough; too_few: not enough decided loops in it. */
  advice: "raise" | "lower" | "hold" | "undecided" | "too_few";
  /** Index of the band nearest the bar: the lowest of which a regular share is advanced. */
  bar: number;
  /** Index of the band that `lower` would advance more of. */
  next: number | null;
  /** Probability that the band at the bar wastes hours; null with too few loops. */
  wasteful: number | null;
}

export interface BarRule {
  /** Advice needs more than this probability. */
  confidence: number;
  /** Decided loops that a band needs before anything is said about it. */
  least: number;
}

/** A band is advanced regularly from this share of its candidates on; fewer are exceptions. */
const regular = 0.1;
/**
 * From this share on a band counts as let through, and the next one below is what a lower bar would add: the few held
 * back, or lost to other offers on the way, were the least promising, so their peers' chance says little about them.
 */
const whole = 0.75;

/**
 * Where the bar should move. Raise when the band at the bar is below break-even with enough confidence. Lower when the
 * candidates a lower bar would add could be above it: their chance is bounded from above by that of the same band's
 * advanced candidates, so this needs decided loops of that band and says "could", never "are".
 *
 * @param bands from the highest to the lowest, as in `posterior`
 * @returns `null` when no band is advanced regularly
 */
export function adviseBar(
  bands: readonly BandCounts[],
  posterior: BarPosterior,
  {confidence, least}: BarRule
): BarAdvice | null {
  const share = (band: BandCounts): number => (band.screened > 0 ? band.advanced / band.screened : 0);
  const bar = bands.findLastIndex((band) => share(band) >= regular);
  if (bar < 0) return null;
  const candidate = share(bands[bar]!) < whole ? bar : bands.findIndex(({screened}, b) => b > bar && screened > 0);
  const next = candidate < 0 ? null : candidate;
  if (bands[bar]!.decided < least) return {advice: "too_few", bar, next, wasteful: null};
  const wasteful = posterior.below[bar]!;
  if (wasteful > confidence) return {advice: "raise", bar, next, wasteful};
  if (next !== null && bands[next]!.decided >= least && 1 - posterior.below[next]! > confidence)
    return {advice: "lower", bar, next, wasteful};
  return {advice: 1 - wasteful > confidence ? "hold" : "undecided", bar, next, wasteful};
}
