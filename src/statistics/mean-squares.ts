/** Two-way analysis of variance of a complete matrix. */
export interface MeanSquares {
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
export function meanSquares(ratings: readonly (readonly (number | null)[])[]): MeanSquares {
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
