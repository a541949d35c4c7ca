import {fQuantile} from "../distributions/beta.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {requireLevel} from "../intervals/normal-interval.js";

interface IntraclassOptions {
  model: "oneway" | "twoway";
  /** Of the two-way model: do differences between raters' levels count (agreement, the default) or not (consistency). */
  type?: "consistency" | "agreement";
  /** Reliability of one rating or of the mean of all k. */
  unit: "single" | "average";
  level?: number;
}

/**
 * Intraclass correlation of a complete n × k matrix from analysis of variance: ICC(1), ICC(A,1), ICC(C,1) and their
 * averages (Shrout & Fleiss 1979; McGraw & Wong 1996). Intervals are F-based, those of averages by Spearman–Brown of
 * the single bounds; standard errors by the delta method on the mean squares. For incomplete or unbalanced ratings use
 * `mixedModel`.
 *
 * @param ratings `ratings[unit][rater]`, complete; at least 2 units and 2 raters
 * @returns null value for fewer, or when nothing varies; null interval when the residual is 0
 * @throws when a rating is missing or rows differ in length
 */
export function intraclassCorrelation(
  ratings: readonly (readonly (number | null)[])[],
  {model, type = "agreement", unit, level = defaultLevel}: IntraclassOptions
): Estimate {
  requireLevel(level);
  if (model !== "oneway" && model !== "twoway")
    throw new RangeError(`model must be oneway or twoway, got ${String(model)}`);
  const squares = meanSquares(ratings);
  const {units: n, raters: k, between, rater, residual, within} = squares;
  if (n < 2 || k < 2) return notEstimable(n);
  const form = model === "oneway" ? "oneway" : type;
  // Each form is a ratio of linear combinations of the mean squares [between units, between raters, error].
  const error = form === "oneway" ? within : residual;
  const terms = [between, form === "agreement" ? rater : 0, error];
  const degrees = [n - 1, k - 1, form === "oneway" ? n * (k - 1) : (n - 1) * (k - 1)];
  const denominator = {
    oneway: {single: [1, 0, k - 1], average: [1, 0, 0]},
    consistency: {single: [1, 0, k - 1], average: [1, 0, 0]},
    agreement: {single: [1, k / n, k - 1 - k / n], average: [1, 1 / n, -1 / n]}
  }[form][unit];
  const total = sumProduct(denominator, terms);
  if (!(total > 0)) return notEstimable(n);
  const value = (between - error) / total;
  const numerator = [1, 0, -1];
  let variance = 0;
  for (let j = 0; j < 3; j++) {
    const slope = (numerator[j]! - value * denominator[j]!) / total;
    variance += (slope * slope * 2 * terms[j]! * terms[j]!) / degrees[j]!;
  }
  const single = error > 0 ? singleBounds(form, squares, degrees, level) : null;
  const bounds = single && unit === "average" ? single.map((bound) => (k * bound) / (1 + (k - 1) * bound)) : single;
  const interval = bounds?.every(Number.isFinite) ? ([bounds[0]!, bounds[1]!] as [number, number]) : null;
  return {value, standardError: interval ? Math.sqrt(variance) : null, interval, n};
}

function singleBounds(
  form: "oneway" | "consistency" | "agreement",
  {units: n, raters: k, between, rater, residual, within}: ReturnType<typeof meanSquares>,
  degrees: number[],
  level: number
): [number, number] {
  const p = (1 + level) / 2;
  if (form !== "agreement") {
    const f = between / (form === "oneway" ? within : residual);
    const low = f / fQuantile(p, degrees[0]!, degrees[2]!);
    const high = f * fQuantile(p, degrees[2]!, degrees[0]!);
    return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
  }
  const value = (between - residual) / (between + (k - 1) * residual + (k / n) * (rater - residual));
  const raterRatio = rater / residual;
  const rest = n * (1 + (k - 1) * value) - k * value;
  // Satterthwaite degrees of freedom (McGraw & Wong 1996, table 7).
  const freedom =
    ((k - 1) * (n - 1) * (k * value * raterRatio + rest) ** 2) / ((n - 1) * (k * value * raterRatio) ** 2 + rest ** 2);
  const lowF = fQuantile(p, n - 1, freedom);
  const highF = fQuantile(p, freedom, n - 1);
  const spread = k * rater + (k * n - k - n) * residual;
  return [
    (n * (between - lowF * residual)) / (lowF * spread + n * between),
    (n * (highF * between - residual)) / (spread + n * highF * between)
  ];
}

function sumProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Two-way analysis of variance of a complete matrix. */
interface MeanSquares {
  units: number;
  raters: number;
  between: number;
  /** Between raters, after units. */
  rater: number;
  residual: number;
  /** Within units, raters and residual together. */
  within: number;
}

/** @throws when a rating is missing, not a number, or rows differ in length */
function meanSquares(ratings: readonly (readonly (number | null)[])[]): MeanSquares {
  const units = ratings.length;
  const raters = ratings[0]?.length ?? 0;
  const columnMeans = new Float64Array(raters);
  const rowMeans = new Float64Array(units);
  ratings.forEach((row, unit) => {
    if (row.length !== raters)
      throw new RangeError(`intraclass correlation: unit ${unit + 1} has ${row.length} ratings, unit 1 has ${raters}`);
    row.forEach((rating, rater) => {
      if (typeof rating !== "number" || !Number.isFinite(rating))
        throw new RangeError(
          `intraclass correlation needs complete ratings; unit ${unit + 1}, rater ${rater + 1} is ${String(rating)}: use mixedModel`
        );
      rowMeans[unit]! += rating / raters;
      columnMeans[rater]! += rating / units;
    });
  });
  const grand = rowMeans.reduce((sum, mean) => sum + mean, 0) / units;
  let between = 0;
  let residual = 0;
  let within = 0;
  ratings.forEach((row, unit) => {
    between += raters * (rowMeans[unit]! - grand) ** 2;
    row.forEach((rating, rater) => {
      within += (rating! - rowMeans[unit]!) ** 2;
      residual += (rating! - rowMeans[unit]! - columnMeans[rater]! + grand) ** 2;
    });
  });
  const rater = columnMeans.reduce((sum, mean) => sum + units * (mean - grand) ** 2, 0);
  return {
    units,
    raters,
    between: between / (units - 1),
    rater: rater / (raters - 1),
    residual: settle(residual, within) / ((units - 1) * (raters - 1)),
    within: within / (units * (raters - 1))
  };
}

/** Rounding alone is not variance. */
function settle(sum: number, total: number): number {
  return sum <= 1e-24 * Math.max(1, total) ? 0 : sum;
}
