import {replayLoop, type CompletedLoop} from "./early-stop.js";
import {defaultLevel, notEstimable, type Estimate} from "../estimate.js";
import {studentTInterval} from "../intervals/normal-interval.js";

/** A completed loop whose votes say which area they are about. */
export interface AreaLoop {
  offer: boolean;
  votes: {area: string; yes: boolean; startsAt: number}[];
}

export interface AreaOrder {
  /** Areas that both halves put among the first, alphabetical; empty when they disagree. */
  first: string[];
  loops: number;
  /** Interviews saved per loop by the order chosen on the other half, by the order held, and the difference of the two. */
  saved: Estimate;
  savedNow: Estimate;
  difference: Estimate;
  offers: number;
  offersLost: number;
  offersLostNow: number;
}

/** Loops from which an area's ranking counts in full; with fewer it is drawn towards no difference. */
const steadyAt = 20;

/**
 * Would a two-stage loop save more with another order of its areas? On one half of the loops areas are ranked by how
 * much more often they say no before a refusal than before an offer; the other half is replayed in that order, and the
 * other way round, so that no loop judges an order that it chose (two-fold cross-validation). Every vote is taken as if
 * it had been in before the next interview, and as if it did not depend on when it was asked.
 *
 * @param loops in any fixed order; halves are taken alternately. Loops with no interview beyond the first part are left
 *   out. Judge from 100 on
 * @returns nulls and no areas below 4 loops
 */
export function areaOrder(
  loops: readonly AreaLoop[],
  {noes, first, level = defaultLevel}: {noes: number; first: number; level?: number}
): AreaOrder {
  const long = loops.filter(({votes}) => votes.length > first);
  const halves = [0, 1].map((half) => long.filter((_, index) => index % 2 === half));
  const ranks = halves.map(rankOf);
  const tried = halves.flatMap((half, index) =>
    half.map((loop) => {
      const rank = ranks[1 - index]!;
      const other = replayLoop(
        inOrder(loop, ({area}) => rank.get(area) ?? rank.size),
        noes,
        first
      );
      const now = replayLoop(
        inOrder(loop, ({startsAt}) => startsAt),
        noes,
        first
      );
      return {offer: loop.offer, other: other.spared, now: now.spared};
    })
  );
  const isJudged = halves.every((half) => half.length >= 2);
  const mean = (of: (one: (typeof tried)[number]) => number): Estimate =>
    isJudged ? meanOf(tried.map(of), level) : notEstimable(tried.length);
  const offers = tried.filter(({offer}) => offer);
  return {
    first: isJudged ? sharedFirst(ranks, first) : [],
    loops: tried.length,
    saved: mean(({other}) => other),
    savedNow: mean(({now}) => now),
    difference: mean(({other, now}) => other - now),
    offers: offers.length,
    offersLost: offers.filter(({other}) => other > 0).length,
    offersLostNow: offers.filter(({now}) => now > 0).length
  };
}

/** Areas by how much likelier a no is before a refusal than before an offer, most telling first. */
function rankOf(loops: readonly AreaLoop[]): Map<string, number> {
  const seen = new Map<string, {offer: [number, number]; refusal: [number, number]}>();
  for (const {offer, votes} of loops)
    for (const {area, yes} of votes) {
      const counts = seen.get(area) ?? {offer: [0, 0], refusal: [0, 0]};
      const side = offer ? counts.offer : counts.refusal;
      side[0] += yes ? 0 : 1;
      side[1] += 1;
      seen.set(area, counts);
    }
  const score = ({offer, refusal}: {offer: [number, number]; refusal: [number, number]}): number => {
    const n = Math.min(offer[1], refusal[1]);
    const gap = n === 0 ? 0 : refusal[0] / refusal[1] - offer[0] / offer[1];
    return gap * Math.min(1, n / steadyAt);
  };
  const ordered = [...seen].sort((a, b) => score(b[1]) - score(a[1]) || a[0].localeCompare(b[0], "en"));
  return new Map(ordered.map(([area], rank) => [area, rank]));
}

function inOrder({offer, votes}: AreaLoop, by: (vote: AreaLoop["votes"][number]) => number): CompletedLoop {
  const ordered = votes.toSorted((a, b) => by(a) - by(b) || a.startsAt - b.startsAt);
  return {offer, votes: ordered.map(({yes}, place) => ({yes, startsAt: place, submittedAt: place}))};
}

function sharedFirst(ranks: readonly Map<string, number>[], first: number): string[] {
  const [one, other] = ranks.map((rank) => [...rank.keys()].slice(0, first).sort());
  return one!.join("\n") === other!.join("\n") ? one! : [];
}

function meanOf(values: readonly number[], level: number): Estimate {
  const n = values.length;
  const value = values.reduce((a, b) => a + b, 0) / n;
  const standardError = Math.sqrt(values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1) / n);
  return {value, standardError, interval: studentTInterval(value, standardError, n - 1, level), n};
}
