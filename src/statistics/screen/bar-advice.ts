import type {BandCounts} from "./band-probabilities.js";
import type {BarPosterior} from "./bar-posterior.js";
import {betaCdf} from "../distributions/beta.js";

export interface BarAdvice {
  /**
   * hold: the band at the bar earns its hours; undecided: not sure enough; apart: offers are, but the votes of the loops
   * point the other way; too_few: not enough decided loops in it.
   */
  advice: "raise" | "lower" | "hold" | "undecided" | "apart" | "too_few";
  /** Index of the band nearest the bar: the lowest of which a regular share is advanced. */
  bar: number;
  /** Index of the band that `lower` would advance more of. */
  next: number | null;
  /** Probability that the band at the bar wastes hours; null with too few loops. */
  wasteful: number | null;
  /** Index of the band of which offers and votes say different things; null where none does. */
  apart: number | null;
  /** Probability that near-misses of `next` waste hours, by those sent to loops by lot; null with too few of them. */
  tested: number | null;
}

/** Near-misses of one band that were sent to loops by lot and decided. */
export interface TrialCounts {
  decided: number;
  offers: number;
}

/** What the votes of the loops say of every band, by the share of clear loops in place of that of offers. */
export interface LoopVotes {
  /** Decided loops with votes. */
  voted: readonly number[];
  /** Probability that the band's share of clear loops lies below the share at which a loop earns its hours. */
  below: readonly number[];
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
 * sent to loops by lot overrule that bound. Offers alone move nothing: a decider who read the screen offers more to those
 * it praised, so that the votes of the loops, given without it, must point the same way. (Near-misses sent by lot need no
 * such witness: what a decider reads of them speaks against them.)
 *
 * @param bands from the highest to the lowest, as in `posterior`
 * @param trials per band, null where none was sent by lot
 * @returns `null` when no band is advanced regularly
 */
export function adviseBar(
  bands: readonly BandCounts[],
  posterior: BarPosterior,
  {confidence, least}: BarRule,
  votes: LoopVotes,
  trials: readonly (TrialCounts | null)[] = []
): BarAdvice | null {
  const share = (band: BandCounts): number => (band.screened > 0 ? band.advanced / band.screened : 0);
  const bar = bands.findLastIndex((band) => share(band) >= regular);
  if (bar < 0) return null;
  const candidate = share(bands[bar]!) < whole ? bar : bands.findIndex(({screened}, b) => b > bar && screened > 0);
  const next = candidate < 0 ? null : candidate;
  const trial = next === null ? null : (trials[next] ?? null);
  const tested = trial === null || trial.decided < least ? null : chanceBelow(trial, posterior.breakEven);
  const of = (advice: BarAdvice["advice"], wasteful: number | null, apart: number | null = null): BarAdvice => ({
    advice,
    bar,
    next,
    wasteful,
    apart,
    tested
  });
  if (bands[bar]!.decided < least) return of("too_few", null);
  const wasteful = posterior.below[bar]!;
  const told = (band: number, side: "below" | "above", advice: "raise" | "lower" | "hold"): BarAdvice =>
    votesPoint(votes, band, side, least) ? of(advice, wasteful) : of("apart", wasteful, band);
  if (wasteful > confidence) return told(bar, "below", "raise");
  const bounded = next !== null && bands[next]!.decided >= least ? posterior.below[next]! : null;
  if (tested !== null && 1 - tested > confidence) return of("lower", wasteful);
  if (tested === null && bounded !== null && 1 - bounded > confidence) return told(next!, "above", "lower");
  return 1 - wasteful > confidence ? told(bar, "above", "hold") : of("undecided", wasteful);
}

/** Whether the votes of a band's loops lean to this side of break-even, with enough loops that have votes. */
export function votesPoint({voted, below}: LoopVotes, band: number, side: "below" | "above", least: number): boolean {
  if (voted[band]! < least) return false;
  return side === "below" ? below[band]! > 0.5 : below[band]! < 0.5;
}

/** Probability that a chance with these counts (Jeffreys' prior) lies below p*, over the draws of p*. */
export function chanceBelow({decided, offers}: TrialCounts, breakEven: readonly number[]): number {
  const below = breakEven.map((value) => betaCdf(Math.min(1, value), offers + 0.5, decided - offers + 0.5));
  return below.reduce((sum, value) => sum + value, 0) / below.length;
}
