import {betaQuantile, studentTQuantile} from "../distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "../estimate.js";

/** One completed loop: its votes with when each interview started and when the vote came in (milliseconds). */
export interface CompletedLoop {
  offer: boolean;
  votes: {yes: boolean; startsAt: number; submittedAt: number | null}[];
}

export interface EarlyStop {
  /** Loops long enough for the rule to save anything. */
  loops: number;
  stopped: number;
  /** Interviews that would not have been held. */
  interviewsSaved: number;
  savedPerLoop: Estimate;
  /** Share of all interviews held. */
  savedShare: number | null;
  offers: number;
  offersLost: number;
  /** Share of offers that would not have been made; interval from the Jeffreys posterior. */
  lostShare: Estimate;
}

/**
 * Replay of a two-stage loop on completed loops: stop after the first `first` interviews when at least `noes` of their
 * votes are no. Only votes that were in before the next interview started can stop a loop; a later or missing one
 * counts as not yet known. An offer made by a loop that would have stopped is an offer lost. The replay holds what
 * interviewers wrote fixed; areas met first decide the result, so the order must be that of the calendar.
 *
 * Loops with no interview beyond the first stage are left out. Smallest n: 1 loop; judge from 100 on.
 *
 * @throws RangeError unless 1 ≤ noes ≤ first, whole numbers
 */
export function earlyStop(
  loops: readonly CompletedLoop[],
  {noes, first, level = defaultLevel}: {noes: number; first: number; level?: number}
): EarlyStop {
  if (!Number.isInteger(noes) || !Number.isInteger(first) || noes < 1 || noes > first) {
    throw new RangeError(`the rule needs whole numbers with 1 ≤ noes ≤ first, got ${noes} of ${first}`);
  }
  const replayed = loops.filter(({votes}) => votes.length > first).map((loop) => replayLoop(loop, noes, first));
  const saved = replayed.map(({spared}) => spared);
  const interviewsSaved = saved.reduce((a, b) => a + b, 0);
  const held = replayed.reduce((sum, {length}) => sum + length, 0);
  const offers = replayed.filter(({offer}) => offer).length;
  const offersLost = replayed.filter(({offer, spared}) => offer && spared > 0).length;
  return {
    loops: replayed.length,
    stopped: saved.filter((spared) => spared > 0).length,
    interviewsSaved,
    savedPerLoop: meanEstimate(saved, level),
    savedShare: held === 0 ? null : interviewsSaved / held,
    offers,
    offersLost,
    lostShare: shareEstimate(offersLost, offers, level)
  };
}

/** One loop under the rule: its offer, its length and the interviews that would not have been held. */
export function replayLoop({offer, votes}: CompletedLoop, noes: number, first: number) {
  const ordered = votes.toSorted((a, b) => a.startsAt - b.startsAt);
  const next = ordered[first]!.startsAt;
  const known = ordered.slice(0, first).filter(({submittedAt}) => submittedAt !== null && submittedAt <= next);
  const stop = known.filter(({yes}) => !yes).length >= noes;
  return {offer, length: votes.length, spared: stop ? votes.length - first : 0};
}

function meanEstimate(values: readonly number[], level: number): Estimate {
  const n = values.length;
  if (n === 0) return notEstimable(0);
  const value = values.reduce((a, b) => a + b, 0) / n;
  if (n === 1) return {...notEstimable(1), value};
  const standardError = Math.sqrt(values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1) / n);
  const half = studentTQuantile((1 + level) / 2, n - 1) * standardError;
  return {value, standardError, interval: [Math.max(0, value - half), value + half], n};
}

function shareEstimate(k: number, n: number, level: number): Estimate {
  if (n === 0) return notEstimable(0);
  const [a, b] = [k + 0.5, n - k + 0.5];
  const tail = (1 - level) / 2;
  const low = k === 0 ? 0 : betaQuantile(tail, a, b);
  const high = k === n ? 1 : betaQuantile(1 - tail, a, b);
  return {value: k / n, standardError: Math.sqrt((a * b) / ((n + 1) ** 2 * (n + 2))), interval: [low, high], n};
}
