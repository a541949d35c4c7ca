import {mean} from "simple-statistics";
import {defaultLevel} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import type {Random} from "../random.js";

export interface DriftPoint {
  rating: number;
  /** The others' judgement of the candidate. */
  ability: number;
  date: string;
}

export interface QuestionDrift {
  /** Date of the first rating after the likeliest change. */
  changedOn: string;
  before: number;
  after: number;
  /** Change of the rating of an average candidate, in points. */
  level: {value: number; interval: [number, number]};
  /** Change of how much the rating follows ability. */
  slope: {value: number; interval: [number, number]};
  /** Chance of so strong a change at any date if nothing changed: by shuffling the order of the ratings. */
  p: number;
}

/**
 * Did a question change at some date: level, slope of rating on ability, or both? At every date with enough ratings on
 * both sides, one line for all is compared with a line for each side (F of two extra parameters); the largest F is
 * judged against the largest of shuffled orders, so the search for the date costs nothing in false alarms. A leak shows
 * as level up and slope down: everyone does better, and doing well says less.
 *
 * @param least ratings on each side (default 30); fewer than twice that give null
 * @param shuffles at most; it stops early when the answer is clearly "no change"
 */
export function questionDrift(
  points: readonly DriftPoint[],
  random: Random,
  {least = 30, level = defaultLevel, shuffles = 4999}: {least?: number; level?: number; shuffles?: number} = {}
): QuestionDrift | null {
  const sorted = [...points].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (sorted.length < 2 * least) return null;
  const observed = strongest(sorted, least);
  if (observed === null) return null;
  let exceeded = 0;
  let done = 0;
  while (done < shuffles && exceeded < 40) {
    const shuffled = strongest(random.shuffle(sorted), least);
    if (shuffled !== null && shuffled.f >= observed.f) exceeded++;
    done++;
  }
  const [before, after] = [sorted.slice(0, observed.split), sorted.slice(observed.split)];
  return {
    changedOn: sorted[observed.split]!.date,
    before: before.length,
    after: after.length,
    ...changes(before, after, level),
    p: (exceeded + 1) / (done + 1)
  };
}

interface Sums {
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

function sumsOf(points: readonly DriftPoint[]): Sums {
  const sums: Sums = {n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0};
  for (const point of points) add(sums, point);
  return sums;
}

function add(sums: Sums, {ability: x, rating: y}: DriftPoint): void {
  sums.n++;
  sums.x += x;
  sums.y += y;
  sums.xx += x * x;
  sums.xy += x * y;
  sums.yy += y * y;
}

/** Residual sum of squares of a straight line. */
function aroundLine({n, x, y, xx, xy, yy}: Sums): number {
  const sxx = xx - (x * x) / n;
  const sxy = xy - (x * y) / n;
  return Math.max(0, yy - (y * y) / n - (sxx > 1e-12 ? (sxy * sxy) / sxx : 0));
}

function strongest(points: readonly DriftPoint[], least: number): {f: number; split: number} | null {
  const all = sumsOf(points);
  const whole = aroundLine(all);
  const left: Sums = {n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0};
  let best: {f: number; split: number} | null = null;
  for (let split = 0; split < points.length; split++) {
    if (split >= least && points.length - split >= least) {
      const right: Sums = {
        n: all.n - left.n,
        x: all.x - left.x,
        y: all.y - left.y,
        xx: all.xx - left.xx,
        xy: all.xy - left.xy,
        yy: all.yy - left.yy
      };
      const parts = aroundLine(left) + aroundLine(right);
      const f = parts > 0 ? (whole - parts) / 2 / (parts / (all.n - 4)) : 0;
      if (best === null || f > best.f) best = {f, split};
    }
    add(left, points[split]!);
  }
  return best;
}

function changes(before: readonly DriftPoint[], after: readonly DriftPoint[], level: number) {
  const [a, b] = [lineOf(before), lineOf(after)];
  const centre = mean([...before, ...after].map(({ability}) => ability));
  const at = (line: ReturnType<typeof lineOf>) => line.mean + line.slope * (centre - line.centre);
  const variance = (line: ReturnType<typeof lineOf>) =>
    line.meanVariance + line.slopeVariance * (centre - line.centre) ** 2;
  const difference = (value: number, squares: number) => ({
    value,
    interval: normalInterval(value, Math.sqrt(squares), level)
  });
  return {
    level: difference(at(b) - at(a), variance(a) + variance(b)),
    slope: difference(b.slope - a.slope, a.slopeVariance + b.slopeVariance)
  };
}

function lineOf(points: readonly DriftPoint[]) {
  const sums = sumsOf(points);
  const {n, x, y} = sums;
  const sxx = Math.max(1e-12, sums.xx - (x * x) / n);
  const variance = aroundLine(sums) / (n - 2);
  return {
    centre: x / n,
    mean: y / n,
    slope: (sums.xy - (x * y) / n) / sxx,
    meanVariance: variance / n,
    slopeVariance: variance / sxx
  };
}
