import {group} from "d3-array";
import {mean} from "simple-statistics";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import {type AdjustedRating} from "./adjusted-ratings.js";
import {clusteredCorrelation} from "../association/clustered-correlation.js";
import {solveSymmetric} from "../linear-algebra.js";

export interface QuestionPair {
  /** In alphabetical order. */
  first: string;
  second: string;
  /** Partial correlation of the two ratings given the others' votes and the rest of the interview. */
  partial: Estimate;
  /** Share of the loops in which one interviewer asked both. */
  sameInterview: number;
}

/** Two ratings of one loop. */
type RatedPair = readonly [AdjustedRating, AdjustedRating];

/**
 * Questions that tell the same thing twice: the correlation of their ratings in the same loop that is left once the
 * others' judgement of the candidate and the interview's own halo (the mean of its other ratings) are taken out. High
 * means that whoever does well on one does well on the other for reasons that nothing else in the loop sees. Fisher-z
 * interval, clustered by interviewer.
 *
 * @param least pairs asked together in fewer loops are not looked at
 */
export function questionPairs(
  ratings: readonly AdjustedRating[],
  {least = 20, level = defaultLevel}: {least?: number; level?: number} = {}
): QuestionPair[] {
  const loops = [...group(ratings, ({application}) => application).values()];
  const pairs = loops.flatMap((loop) =>
    loop.flatMap((a) => loop.filter((b) => a.question < b.question).map((b): RatedPair => [a, b]))
  );
  return [...group(pairs, ([a, b]) => `${a.question}\u0000${b.question}`).values()]
    .filter((list) => list.length >= least)
    .map(oncePerLoop)
    .filter((list) => list.length >= least)
    .map((list) => describe(list, level))
    .sort((a, b) => (a.first + a.second < b.first + b.second ? -1 : 1));
}

/** A loop in which a question was asked twice counts once, with the pair from one interview if there is one. */
function oncePerLoop(list: readonly RatedPair[]): RatedPair[] {
  return [...group(list, ([a]) => a.application).values()].map(
    (pairs) => pairs.find(([a, b]) => a.scorecard === b.scorecard) ?? pairs[0]!
  );
}

function describe(list: readonly RatedPair[], level: number): QuestionPair {
  const [{question: first}, {question: second}] = list[0]!;
  const both = new Set([first, second]);
  const others = list.map(([a, b]) => (a.others.mean + b.others.mean) / 2);
  const halo = list.map(([a, b]) => meanOfKnown([a.restOfInterview(both), b.restOfInterview(both)]));
  const [x, y] = [0, 1].map((side) =>
    residuals(
      list.map((pair) => pair[side]!.adjusted),
      [others, halo]
    )
  ) as [number[], number[]];
  const fit = clusteredCorrelation(
    x,
    y,
    list.map(([a]) => a.interviewer)
  );
  const n = list.length;
  if (fit === null) return {first, second, partial: notEstimable(n), sameInterview: sameShare(list)};
  const [low, high] = normalInterval(fit.z, fit.standardError, level);
  return {
    first,
    second,
    partial: {value: fit.r, standardError: null, interval: [Math.tanh(low), Math.tanh(high)], n},
    sameInterview: sameShare(list)
  };
}

function sameShare(list: readonly RatedPair[]): number {
  return list.filter(([a, b]) => a.scorecard === b.scorecard).length / list.length;
}

/** Of what is known; 0, the mean of all interviews, when nothing is. */
function meanOfKnown(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : mean(known);
}

/** What is left of y after a least-squares fit on the given columns and a constant. */
function residuals(y: readonly number[], columns: readonly (readonly number[])[]): number[] {
  const all = [y.map(() => 1), ...columns.map(centred)];
  const size = all.length;
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  all.forEach((a, i) => {
    all.forEach((b, j) => (normal[i * size + j] = dot(a, b)));
    // A column without variation of its own takes no part.
    if (normal[i * size + i]! < 1e-12) normal[i * size + i] = 1;
    right[i] = dot(a, y);
  });
  for (let i = 0; i < size; i++) normal[i * size + i]! *= 1 + 1e-10;
  const weights = solveSymmetric(normal, right, size)!;
  return y.map((value, row) => value - all.reduce((sum, column, i) => sum + weights[i]! * column[row]!, 0));
}

function centred(values: readonly number[]): number[] {
  const centre = mean(values);
  return values.map((value) => value - centre);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
