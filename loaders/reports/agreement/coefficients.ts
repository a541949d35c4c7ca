import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {groupJackknife} from "../../../src/statistics/intervals/normal-interval.js";
import {gwetAc, percentAgreement} from "../../../src/statistics/agreement/coefficients.js";
import {krippendorffAlpha} from "../../../src/statistics/agreement/krippendorff-alpha.js";
import {byLoop, type LoopVote} from "../shared/loop-votes.js";

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
  const loops = [...byLoop(votes).values()];
  const points = loops.map((loop) => loop.map(({initial_points}) => initial_points));
  const sides = loops.map((loop) => loop.map(({initial_is_yes}) => (initial_is_yes ? 1 : 0)));
  const candidates = loops.map((loop) => loop[0]!.candidate_id);
  const clustered = (ratings: number[][], statistic: Statistic): Estimate =>
    clusteredByCandidate(ratings, candidates, statistic);
  // On a scale of which only one vote is used chance seems to explain little: agreement beyond it is not to be told.
  const varies = new Set(points.flat()).size > 1;
  return {
    percent: clustered(points, (ratings) => percentAgreement(ratings, {weights: "identity", categories: scale})),
    sameSide: clustered(sides, (ratings) => percentAgreement(ratings, {weights: "identity", categories: [0, 1]})),
    alpha: clustered(points, (ratings) => krippendorffAlpha(ratings, {metric: "ordinal"})),
    ac2: varies
      ? clustered(points, (ratings) => gwetAc(ratings, {weights: "quadratic", categories: scale}))
      : notEstimable(loops.length),
    yesRate: votes.filter(({initial_is_yes}) => initial_is_yes).length / votes.length,
    loops: loops.length
  };
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
