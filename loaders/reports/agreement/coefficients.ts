import {group, rollup} from "d3-array";
import {defaultLevel, type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {groupJackknife, studentTInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {acrossRaters} from "../../../src/statistics/agreement/across-raters.js";
import {gwetAc, percentAgreement} from "../../../src/statistics/agreement/coefficients.js";
import {krippendorffAlpha} from "../../../src/statistics/agreement/krippendorff-alpha.js";
import {byLoop, inLoopsOfTwo, type LoopVote} from "../shared/loop-votes.js";

export interface Coefficients {
  percent: Estimate;
  /** Share of pairs on the same side, yes or no. */
  sameSide: Estimate;
  alpha: Estimate;
  ac2: Estimate;
  /** Share of votes that are yes or strong yes: what raw agreement and AC2 must be read beside. */
  yesRate: number;
  loops: number;
}

type Statistic = (ratings: number[][]) => Estimate;

/**
 * Agreement of the initial votes within loops. Where a candidate has more than one loop, standard errors come from
 * leaving out one candidate group at a time, because loops of one person are not independent.
 *
 * @param scale points of the form's scale, ascending
 */
export function coefficients(votes: readonly LoopVote[], scale: readonly number[]): Coefficients {
  const points = ({initial_points}: LoopVote): number => initial_points;
  const side = ({initial_is_yes}: LoopVote): number => (initial_is_yes ? 1 : 0);
  // On a scale of which only one vote is used chance seems to explain little: agreement beyond it is not to be told.
  const varies = new Set(votes.map(points)).size > 1;
  const loops = byLoop(votes).size;
  return {
    percent: clustered(votes, points, (of) => percentAgreement(of, {weights: "identity", categories: scale})),
    sameSide: clustered(votes, side, (of) => percentAgreement(of, {weights: "identity", categories: [0, 1]})),
    alpha: alphaOf(votes),
    ac2: varies
      ? clustered(votes, points, (of) => gwetAc(of, {weights: "quadratic", categories: scale}))
      : notEstimable(loops),
    yesRate: votes.filter(({initial_is_yes}) => initial_is_yes).length / votes.length,
    loops
  };
}

function alphaOf(votes: readonly LoopVote[]): Estimate {
  return clustered(
    votes,
    ({initial_points}) => initial_points,
    (ratings) => krippendorffAlpha(ratings, {metric: "ordinal"})
  );
}

function clustered(votes: readonly LoopVote[], value: (vote: LoopVote) => number, statistic: Statistic): Estimate {
  const loops = [...byLoop(votes).values()];
  const groups = [...group(loops.keys(), (at) => loops[at]![0]!.group).values()];
  return withinGroups(groups, (rows) =>
    clusteredByCandidate(
      rows.map((at) => loops[at]!.map(value)),
      rows.map((at) => loops[at]![0]!.candidate_id),
      statistic
    )
  );
}

/** From so much wider an interval on, these people are told apart from people like them. */
const muchWider = 1.25;

/**
 * Alpha as it would be among people like these: null where their number and their differences leave it about as sure as it
 * is among these.
 */
export function alphaLikeThese(votes: readonly LoopVote[]): Estimate | null {
  const these = alphaOf(votes);
  const loops = [...byLoop(votes).values()];
  const ordered = loops.flat();
  const loopOf = loops.flatMap((loop, place) => loop.map(() => place));
  const like = acrossRaters(
    [...ordered.keys()],
    () => these,
    (row) => ordered[row]!.interviewer_id,
    {alone: (rows) => alphaAmong(rows, ordered, loopOf)}
  );
  if (these.interval === null || like.interval === null) return null;
  return widthOf(like.interval) > muchWider * widthOf(these.interval) ? like : null;
}

/** Alpha of some of the votes, by number, loop after loop; loops left with a single one drop out. */
function alphaAmong(rows: readonly number[], votes: readonly LoopVote[], loopOf: readonly number[]): number | null {
  const groups = new Map<number, number[][]>();
  let loop: number[] = [];
  rows.forEach((row, i) => {
    loop.push(votes[row]!.initial_points);
    if (i + 1 < rows.length && loopOf[rows[i + 1]!] === loopOf[row]) return;
    if (loop.length >= 2) {
      const {group = 0} = votes[row]!;
      const known = groups.get(group);
      if (known === undefined) groups.set(group, [loop]);
      else known.push(loop);
    }
    loop = [];
  });
  return withinGroups([...groups.values()], (ratings) => krippendorffAlpha(ratings, {metric: "ordinal"})).value;
}

function widthOf([low, high]: readonly [number, number]): number {
  return high - low;
}

/** Of a group with fewer loops, what chance would give is not known. */
const leastLoops = 10;

/**
 * Agreement within each group of people who share candidates, weighed by loops: groups that differ in whom they meet
 * would else seem to agree (stratified kappa; Barlow, Lai & Azen 1991, Statist. Med. 10:1465, sample-size weights).
 * Groups with fewer than ten loops are left out; null where none has as many.
 */
function withinGroups<Loop>(groups: readonly Loop[][], coefficient: (loops: Loop[]) => Estimate): Estimate {
  if (groups.length === 1) return coefficient(groups[0]!);
  const parts = groups
    .filter((rows) => rows.length >= leastLoops)
    .map((rows) => coefficient(rows))
    .filter(({value}) => value !== null);
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  if (parts.length === 0) return notEstimable(n);
  const value = parts.reduce((sum, part) => sum + (part.n / n) * part.value!, 0);
  if (parts.some(({standardError}) => standardError === null)) return {value, standardError: null, interval: null, n};
  const standardError = Math.hypot(...parts.map((part) => (part.n / n) * part.standardError!));
  const degrees = Math.max(1, n - parts.length);
  return {value, standardError, interval: studentTInterval(value, standardError, degrees, defaultLevel, [-1, 1]), n};
}

/** An answer is hardly in use where fewer votes than these have it, one in a hundred. */
const hardlyUsed = 0.01;

/**
 * AC2 on the answers in use alone, where the scale has others that nobody or hardly anybody gives: each of them makes
 * agreement by chance seem rarer. Votes with such an answer are left out.
 *
 * @returns null where all answers are in use, or fewer than two
 */
export function ac2InUse(
  votes: readonly LoopVote[],
  scale: readonly number[]
): {ac2: number; answers: number; of: number} | null {
  const counts = rollup(
    votes,
    (some) => some.length,
    ({initial_points}) => initial_points
  );
  const used = scale.filter((points) => (counts.get(points) ?? 0) >= hardlyUsed * votes.length);
  if (used.length === scale.length || used.length < 2) return null;
  const kept = inLoopsOfTwo(votes.filter(({initial_points}) => used.includes(initial_points)));
  const ac2 = coefficients(kept, used).ac2.value;
  return ac2 === null ? null : {ac2, answers: used.length, of: scale.length};
}

function clusteredByCandidate(ratings: number[][], candidates: readonly string[], statistic: Statistic): Estimate {
  const whole = statistic(ratings);
  if (new Set(candidates).size === candidates.length || whole.value === null) return whole;
  const loops = ratings.map((points, loop) => ({points, candidate: candidates[loop]!}));
  const {standardError, interval} = groupJackknife(
    loops,
    ({candidate}) => candidate,
    (some) => statistic(some.map(({points}) => points)).value,
    {range: [-1, 1]}
  );
  return {...whole, standardError, interval};
}
