import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {normalInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {median} from "../../../src/statistics/intervals/quantile.js";
import {count, counted, percent} from "../../../src/words/numbers.js";
import {rounded} from "../finding.js";
import type {DecidedLoop} from "./facts.js";

type Measured = Pick<DecidedLoop, "role" | "level" | "seats">;

/** Fewest loops with an offer, and without, for saying what is usual. */
const least = 20;
const level = 0.95;

/**
 * Have loops been stopped early already? A refused loop is short when it has fewer interviews than the middle loop with
 * an offer of its role and level (of all, below 20 offers). Chance, calendars and mislaid scorecards shorten loops with an
 * offer too, so only what refused loops are short beyond those counts as stopped. Null below 20 loops of either end.
 */
export function shortenedLoops(loops: readonly (Measured & Pick<DecidedLoop, "offer">)[]): LoopDesign["shortened"] {
  const refused = loops.filter(({offer}) => !offer);
  const offered = loops.filter(({offer}) => offer);
  if (Math.min(refused.length, offered.length) < least) return null;
  const usualOf = usualLength(offered);
  const short = (some: typeof loops): number => some.filter((loop) => loop.seats < usualOf(loop)).length;
  const [shortRefused, shortOffered] = [short(refused), short(offered)];
  const [here, there] = [shortRefused / refused.length, shortOffered / offered.length];
  const error = Math.sqrt((here * (1 - here)) / refused.length + (there * (1 - there)) / offered.length);
  const [low] = normalInterval(here - there, error, level);
  const stopped = low > 0 ? Math.round((here - there) * refused.length) : 0;
  return {
    refused: refused.length,
    shortRefused,
    shareOfOffers: rounded(there)!,
    stopped,
    sentence:
      stopped > 0
        ? `${count(shortRefused)} of ${counted(refused.length, "refused loop")} had fewer interviews than usual, but only ${percent(there)} of those with an offer: about ${counted(stopped, "loop")} seem to have been stopped early already. Savings count from loops as they were held, so that what those have saved is not in them.`
        : `${count(shortRefused)} of ${counted(refused.length, "refused loop")} had fewer interviews than usual, and ${percent(there)} of those with an offer: no sign that loops are stopped early already. Savings count from loops as they were held.`
  };
}

/** The middle length of loops with an offer, within role and level where there are enough. */
function usualLength(offered: readonly Measured[]): (loop: Measured) => number {
  const keyOf = ({role, level: grade}: Measured): string => JSON.stringify([role, grade]);
  const all = median(offered.map(({seats}) => seats))!;
  const lengths = new Map<string, number[]>();
  for (const loop of offered) lengths.set(keyOf(loop), [...(lengths.get(keyOf(loop)) ?? []), loop.seats]);
  return (loop) => {
    const group = lengths.get(keyOf(loop)) ?? [];
    return group.length >= least ? median(group)! : all;
  };
}
