import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {groupJackknife, studentTInterval} from "../intervals/normal-interval.js";

/**
 * A coefficient of agreement as it would be among raters like these, not only among these. Its usual standard error has
 * the units drawn by lot and the raters given; few raters who differ in severity may agree much more or less than others
 * would. So the variance is clustered both ways (Cameron, Gelbach & Miller 2011, J. Bus. Econ. Stat. 29:238): that of the
 * units, plus that of leaving out one rater at a time, less that of single ratings, which both hold. Student t with the
 * degrees of freedom that raters leave (Satterthwaite). With 6 raters of severity 0.4 to 0.5 SD the usual 90 % interval
 * holds the coefficient of raters like them in 62 to 76 % of data sets of 300 units, this one in 87 to 88 %.
 *
 * @param coefficient of any subset of the ratings, its standard error by units
 * @param raterOf who gave a rating; at least 3 raters
 * @param alone the coefficient's value alone, where that is quicker told than with its error
 * @returns nulls where the coefficient has no standard error, or with fewer raters
 */
export function acrossRaters<Rating>(
  ratings: readonly Rating[],
  coefficient: (ratings: readonly Rating[]) => Estimate,
  raterOf: (rating: Rating) => string,
  {
    level = defaultLevel,
    alone = (some) => coefficient(some).value
  }: {level?: number; alone?: (ratings: readonly Rating[]) => number | null} = {}
): Estimate {
  const {value, standardError, n} = coefficient(ratings);
  const raters = new Set(ratings.map(raterOf)).size;
  if (value === null || standardError === null || raters < 3) return notEstimable(n);
  const placeOf = new Map(ratings.map((rating, place) => [rating, String(place)]));
  const [byRater, bySingle] = [raterOf, (rating: Rating) => placeOf.get(rating)!].map(
    (clusterOf) => groupJackknife(ratings, clusterOf, alone).standardError
  );
  if (byRater == null || bySingle == null) return notEstimable(n);
  const ofRaters = Math.max(0, byRater ** 2 - bySingle ** 2);
  const variance = standardError ** 2 + ofRaters;
  const degrees = ofRaters === 0 ? n : Math.min(n, (variance / ofRaters) ** 2 * (raters - 1));
  const total = Math.sqrt(variance);
  return {value, standardError: total, interval: studentTInterval(value, total, degrees, level, [-1, 1]), n};
}
