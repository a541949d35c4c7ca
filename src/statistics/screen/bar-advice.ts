import type {BandCounts} from "./band-probabilities.js";
import type {BarPosterior} from "./bar-posterior.js";
import {betaCdf} from "../distributions/beta.js";

export interface BarAdvice {
  /** hold: the band at the bar earns its hours; undecided: not sure enough; too_few: not enough decided loops in it. */
  advice: "raise" | "lower" | "hold" | "undecided" | "too_few";
  /** Index of the band nearest the bar: the lowest of which a regular share is advanced. */
  bar: number;
  /** Index of the band that `lower` would advance more of. */
  next: number | null;
  /** Probability that the band at the bar wastes hours; null with too few loops. */
  wasteful: number | null;
  /** Probability that near-misses of `next` waste hours, by those sent to loops by lot; null with too few of them. */
  tested: number | null;
}

/** Near-misses of one band that were sent to loops by lot and decided. */
export interface TrialCounts {
  decided: number;
  offers: number;
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
 * advanced candidates, so this needs decided loops of that band and says "could", never "are"; near-misses that were
 * sent to loops by lot overrule that bound.
 *
 * @param bands from the highest to the lowest, as in `posterior`
 * @param trials per band, null where none was sent by lot
 * @returns `null` when no band is advanced regularly
 */
export function adviseBar(
  bands: readonly BandCounts[],
  posterior: BarPosterior,
  {confidence, least}: BarRule,
  trials: readonly (TrialCounts | null)[] = []
): BarAdvice | null {
  const share = (band: BandCounts): number => (band.screened > 0 ? band.advanced / band.screened : 0);
  const bar = bands.findLastIndex((band) => share(band) >= regular);
  if (bar < 0) return null;
  const candidate = share(bands[bar]!) < whole ? bar : bands.findIndex(({screened}, b) => b > bar && screened > 0);
  const next = candidate < 0 ? null : candidate;
  const trial = next === null ? null : (trials[next] ?? null);
  const tested = trial === null || trial.decided < least ? null : chanceBelow(trial, posterior.breakEven);
  const of = (advice: BarAdvice["advice"], wasteful: number | null): BarAdvice => ({
    advice,
    bar,
    next,
    wasteful,
    tested
  });
  if (bands[bar]!.decided < least) return of("too_few", null);
  const wasteful = posterior.below[bar]!;
  if (wasteful > confidence) return of("raise", wasteful);
  const bounded = next !== null && bands[next]!.decided >= least ? posterior.below[next]! : null;
  const added = tested ?? bounded;
  if (added !== null && 1 - added > confidence) return of("lower", wasteful);
  return of(1 - wasteful > confidence ? "hold" : "undecided", wasteful);
}

/** Probability that a chance with these counts (Jeffreys' prior) lies below p*, over the draws of p*. */
export function chanceBelow({decided, offers}: TrialCounts, breakEven: readonly number[]): number {
  const below = breakEven.map((value) => betaCdf(Math.min(1, value), offers + 0.5, decided - offers + 0.5));
  return below.reduce((sum, value) => sum + value, 0) / below.length;
}
