import {normalInterval} from "../intervals/normal-interval.js";

/** One dated rating beside what the others thought of the candidate. */
export interface DatedRating {
  rating: number;
  /** The others' judgement of the candidate. */
  ability: number;
  interviewer: string;
  date: string;
}

export interface Change {
  value: number;
  interval: [number, number];
}

/** The date at which two lines fit best, and how much better than one. */
export interface Split {
  /** Place of the first rating after the change. */
  at: number;
  /** F of the two extra parameters. */
  f: number;
}

export interface LineSearch {
  /** What one line and the interviewers leave of the ratings. */
  residuals(ratings: Float64Array): Float64Array;
  /** The best date for ratings of which one line and the interviewers are already taken off. */
  strongest(residuals: Float64Array): Split;
  /** The strongest F of ratings as given, in whatever order they come: what shuffling asks for thousands of times. */
  strongestOf(ratings: Float64Array): number;
  /** How level (at the average candidate) and slope change there; variances are multiplied by `noise`. */
  changeAt(
    split: number,
    residuals: Float64Array,
    options: {level: number; noise: number}
  ): {level: Change; slope: Change};
}

/**
 * Looks for the date at which the line of rating on ability changes: rating = interviewer + slope·ability, and from the
 * date on a different level and slope. Interviewers are fixed effects, so that who joined or left says nothing of the
 * question. All that depends on people, abilities and dates alone is worked out once: each further set of ratings costs
 * one pass (Frisch–Waugh–Lovell: coefficients of a regression are those of its residualised parts).
 *
 * @param points in order of date; a date is looked at only where ratings lie strictly before it
 * @param least ratings on each side
 * @returns null where no date leaves enough on both sides, or nobody rated before and after, or abilities do not vary
 */
export function lineSearch(points: readonly DatedRating[], least: number): LineSearch | null {
  const n = points.length;
  if (n < 2 * least) return null;
  const ids = new Map<string, number>();
  const who = Int32Array.from(points, ({interviewer}) => {
    if (!ids.has(interviewer)) ids.set(interviewer, ids.size);
    return ids.get(interviewer)!;
  });
  const people = ids.size;
  const degrees = n - people - 3;
  const centre = points.reduce((sum, {ability}) => sum + ability, 0) / n;
  const x = Float64Array.from(points, ({ability}) => ability - centre);
  const count = countsOf(who, people);
  const within = centred(x, who, count);
  const spread = dot(within, x);
  if (degrees < 1 || !(spread > 1e-9 * n)) return null;
  const splits = eligible(points, x, who, count, {least, spread});
  if (splits.at.length === 0) return null;

  function residuals(ratings: Float64Array): Float64Array {
    const left = centred(ratings, who, count);
    const slope = dot(within, left) / spread;
    for (let i = 0; i < n; i++) left[i]! -= slope * within[i]!;
    return left;
  }

  /** What level and slope after `split` take off the sum of squares, from the sums of residuals after it. */
  function explained(s: number, sum: number, product: number): number {
    return splits.levels[s]! * sum * sum + 2 * splits.both[s]! * sum * product + splits.slopes[s]! * product * product;
  }

  function strongest(left: Float64Array): Split {
    const whole = dot(left, left);
    let [best, at] = [-1, splits.at[0]!];
    let [sum, product, i] = [0, 0, n];
    for (let s = splits.at.length - 1; s >= 0; s--) {
      for (const from = splits.at[s]!; i > from;) {
        sum += left[--i]!;
        product += left[i]! * x[i]!;
      }
      const gain = explained(s, sum, product);
      if (gain > best) [best, at] = [gain, i];
    }
    return {at, f: fOf(best, whole)};
  }

  const line: Line = {
    who,
    x,
    within,
    count,
    spread,
    splits,
    slopeAfter: slopeAfter(x, within, splits.at),
    means: new Float64Array(people)
  };

  function strongestOf(ratings: Float64Array): number {
    const {gain, whole} = strongestGain(line, ratings);
    return fOf(gain, whole);
  }

  function fOf(best: number, whole: number): number {
    return whole > 1e-9 * n ? (best * degrees) / (2 * Math.max(whole - best, 1e-12)) : 0;
  }

  function changeAt(split: number, left: Float64Array, {level, noise}: {level: number; noise: number}) {
    const s = splits.at.indexOf(split);
    let [sum, product] = [0, 0];
    for (let i = split; i < n; i++) {
      sum += left[i]!;
      product += left[i]! * x[i]!;
    }
    const variance = (noise * Math.max(0, dot(left, left) - explained(s, sum, product))) / degrees;
    const change = (value: number, share: number): Change => ({
      value,
      interval: normalInterval(value, Math.sqrt(variance * share), level)
    });
    return {
      level: change(splits.levels[s]! * sum + splits.both[s]! * product, splits.levels[s]!),
      slope: change(splits.both[s]! * sum + splits.slopes[s]! * product, splits.slopes[s]!)
    };
  }

  return {residuals, strongest, strongestOf, changeAt};
}

/** All that ratings are compared with, for one pass after another. */
interface Line {
  who: Int32Array;
  x: Float64Array;
  within: Float64Array;
  count: Float64Array;
  spread: number;
  splits: Splits;
  slopeAfter: {sum: Float64Array; product: Float64Array};
  /** Room for the means of a pass. */
  means: Float64Array;
}

/** Sums after each date, of ability within interviewers and of its product with ability: what a slope takes off there. */
function slopeAfter(x: Float64Array, within: Float64Array, at: Int32Array): Line["slopeAfter"] {
  const after = {sum: new Float64Array(at.length), product: new Float64Array(at.length)};
  let [sum, product, i] = [0, 0, x.length];
  for (let s = at.length - 1; s >= 0; s--) {
    while (i > at[s]!) {
      i--;
      sum += within[i]!;
      product += within[i]! * x[i]!;
    }
    after.sum[s] = sum;
    after.product[s] = product;
  }
  return after;
}

/**
 * The most that a date takes off the squares that one line and the interviewers leave of the ratings, and these squares:
 * in two passes and without a new list. A function of its own, since one inside `lineSearch` takes twice as long.
 */
function strongestGain(line: Line, ratings: Float64Array): {gain: number; whole: number} {
  const {who, x, within, count, spread, splits, slopeAfter, means} = line;
  means.fill(0);
  let along = 0;
  let whole = 0;
  for (let i = 0; i < ratings.length; i++) {
    const rating = ratings[i]!;
    means[who[i]!]! += rating;
    along += within[i]! * rating;
    whole += rating * rating;
  }
  for (let i = 0; i < means.length; i++) {
    const total = means[i]!;
    means[i] = total / count[i]!;
    whole -= total * means[i]!;
  }
  const slope = along / spread;
  whole -= slope * along;
  const {at, levels, slopes, both} = splits;
  let best = -1;
  let sum = 0;
  let product = 0;
  let i = ratings.length;
  for (let s = at.length - 1; s >= 0; s--) {
    const from = at[s]!;
    while (i > from) {
      i--;
      const left = ratings[i]! - means[who[i]!]!;
      sum += left;
      product += left * x[i]!;
    }
    const level = sum - slope * slopeAfter.sum[s]!;
    const bend = product - slope * slopeAfter.product[s]!;
    const gain = levels[s]! * level * level + 2 * both[s]! * level * bend + slopes[s]! * bend * bend;
    if (gain > best) best = gain;
  }
  return {gain: best, whole};
}

/** Dates that can be judged, each with the inverse information on level and slope after it. */
interface Splits {
  at: Int32Array;
  levels: Float64Array;
  slopes: Float64Array;
  both: Float64Array;
}

function eligible(
  points: readonly DatedRating[],
  x: Float64Array,
  who: Int32Array,
  count: Float64Array,
  {least, spread}: {least: number; spread: number}
): Splits {
  const n = points.length;
  const total = sumsOf(x, who, count.length);
  // Of each interviewer's ratings after the date: how many, sum and sum of squares of ability.
  const after = {
    n: count.slice(),
    x: total.slice(),
    xx: sumsOf(
      x.map((one) => one * one),
      who,
      count.length
    )
  };
  // Information on level (d), slope (z) and both, and with ability (x), all within interviewers.
  const all = {dd: 0, dz: 0, zz: 0, xd: 0, xz: 0};
  const add = (i: number, sign: number): void => {
    const [m, k, s, ss] = [count[i]!, after.n[i]!, after.x[i]!, after.xx[i]!];
    all.dd += sign * (k - (k * k) / m);
    all.dz += sign * (s - (k * s) / m);
    all.zz += sign * (ss - (s * s) / m);
    all.xd += sign * (s - (k * total[i]!) / m);
    all.xz += sign * (ss - (s * total[i]!) / m);
  };
  for (let i = 0; i < count.length; i++) add(i, 1);
  const splits: number[] = [];
  const levels: number[] = [];
  const slopes: number[] = [];
  const boths: number[] = [];
  for (let at = 1; at <= n - least; at++) {
    const [i, moved] = [who[at - 1]!, x[at - 1]!];
    add(i, -1);
    after.n[i]!--;
    after.x[i]! -= moved;
    after.xx[i]! -= moved * moved;
    add(i, 1);
    if (at < least || points[at]!.date === points[at - 1]!.date) continue;
    const level = all.dd - (all.xd * all.xd) / spread;
    const both = all.dz - (all.xd * all.xz) / spread;
    const slope = all.zz - (all.xz * all.xz) / spread;
    const determinant = level * slope - both * both;
    if (!(level > 1e-6 && slope > 1e-6 && determinant > 1e-6 * level * slope)) continue;
    splits.push(at);
    levels.push(slope / determinant);
    slopes.push(level / determinant);
    boths.push(-both / determinant);
  }
  return {
    at: Int32Array.from(splits),
    levels: Float64Array.from(levels),
    slopes: Float64Array.from(slopes),
    both: Float64Array.from(boths)
  };
}

function countsOf(who: Int32Array, people: number): Float64Array {
  const counts = new Float64Array(people);
  for (const i of who) counts[i]!++;
  return counts;
}

function sumsOf(values: Float64Array, who: Int32Array, people: number): Float64Array {
  const sums = new Float64Array(people);
  for (let i = 0; i < values.length; i++) sums[who[i]!]! += values[i]!;
  return sums;
}

/** Values less the mean of their interviewer. */
function centred(values: Float64Array, who: Int32Array, count: Float64Array): Float64Array {
  const means = sumsOf(values, who, count.length);
  for (let i = 0; i < means.length; i++) means[i]! /= count[i]!;
  const left = new Float64Array(values.length);
  for (let i = 0; i < left.length; i++) left[i] = values[i]! - means[who[i]!]!;
  return left;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
