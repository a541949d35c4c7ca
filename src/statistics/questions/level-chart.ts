import {group} from "d3-array";
import {mean} from "simple-statistics";
import {type AdjustedRating} from "./adjusted-ratings.js";

interface LevelPoint {
  period: string;
  n: number;
  /** Mean rating less what the baseline's line gives candidates of the same standing, points. */
  mean: number;
  /** Three standard errors of that mean if nothing changed. */
  limit: number;
}

/**
 * Control chart (x̄) of a question's rating given ability: the first ratings set the line of rating on the others'
 * votes and its spread; later periods should stay within three standard errors of it. The line itself is estimated, so
 * limits hold its uncertainty too.
 *
 * @param periodOf period of a rating; sortable
 * @param least ratings of the baseline (default 30): the first third, never fewer
 * @returns null with fewer than twice as many dated ratings
 */
export function levelChart(
  ratings: readonly AdjustedRating[],
  periodOf: (date: string) => string,
  {least = 30}: {least?: number} = {}
): LevelPoint[] | null {
  const dated = ratings
    .filter((rating): rating is AdjustedRating & {date: string} => rating.date !== null)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (dated.length < 2 * least) return null;
  const baseline = dated.slice(0, Math.max(least, Math.floor(dated.length / 3)));
  const centre = mean(baseline.map(({others}) => others.mean));
  const level = mean(baseline.map(({adjusted}) => adjusted));
  const sxx = baseline.reduce((sum, {others}) => sum + (others.mean - centre) ** 2, 0);
  const sxy = baseline.reduce((sum, {others, adjusted}) => sum + (others.mean - centre) * (adjusted - level), 0);
  const slope = sxx > 1e-9 ? sxy / sxx : 0;
  const residual = ({others, adjusted}: AdjustedRating) => adjusted - level - slope * (others.mean - centre);
  const variance = baseline.reduce((sum, rating) => sum + residual(rating) ** 2, 0) / (baseline.length - 2);
  const periods = group(dated, ({date}) => periodOf(date));
  return [...periods].map(([period, mine]) => {
    const shift = mean(mine.map(({others}) => others.mean)) - centre;
    const line = 1 / baseline.length + (sxx > 1e-9 ? shift ** 2 / sxx : 0);
    return {
      period,
      n: mine.length,
      mean: mean(mine.map(residual)),
      limit: 3 * Math.sqrt(variance * (1 / mine.length + line))
    };
  });
}
