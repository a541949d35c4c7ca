/**
 * A matrix of ratings packed for one pass per statistic: the ratings of unit i are `codes[offsets[i] … offsets[i+1])`,
 * each the index of its value in `values`; `raters` holds the column each came from. Units without a rating are left
 * out, so memory is linear in the number of ratings.
 */
export interface EncodedRatings {
  units: number;
  /** Number of columns that hold at least one rating. */
  raterCount: number;
  values: number[];
  codes: Int32Array;
  raters: Int32Array;
  offsets: Int32Array;
}

export type RatingMatrix = readonly (readonly (number | null)[])[];

/**
 * @param ratings `ratings[unit][rater]`, `null` = not rated; rows may differ in length
 * @param categories the whole scale; default: the values seen, ascending
 * @throws when a rating is neither a finite number nor null, or is not on the given scale
 */
export function encodeRatings(ratings: RatingMatrix, categories?: readonly number[]): EncodedRatings {
  const total = ratings.reduce((sum, row) => sum + row.length, 0);
  const found = new Map<number, number>();
  const values: number[] = [];
  if (categories) {
    for (const value of [...categories].sort((a, b) => a - b)) {
      if (!Number.isFinite(value)) throw new RangeError(`categories must be finite numbers, got ${String(value)}`);
      if (found.has(value)) throw new RangeError(`categories must differ from each other, got ${value} twice`);
      found.set(value, values.length);
      values.push(value);
    }
  }
  const codes = new Int32Array(total);
  const raters = new Int32Array(total);
  const offsets = new Int32Array(ratings.length + 1);
  const columns = new Map<number, number>();
  let filled = 0;
  let units = 0;
  for (let unit = 0; unit < ratings.length; unit++) {
    const row = ratings[unit]!;
    for (let rater = 0; rater < row.length; rater++) {
      const rating = row[rater];
      if (rating === null) continue;
      if (typeof rating !== "number" || !Number.isFinite(rating))
        throw new RangeError(
          `unit ${unit + 1}, rater ${rater + 1}: a rating must be a finite number or null, got ${String(rating)}`
        );
      let code = found.get(rating);
      if (code === undefined) {
        if (categories)
          throw new RangeError(
            `unit ${unit + 1}, rater ${rater + 1}: ${rating} is not on the scale ${values.join(", ")}; add it to categories`
          );
        code = values.length;
        found.set(rating, code);
        values.push(rating);
      }
      if (!columns.has(rater)) columns.set(rater, columns.size);
      codes[filled] = code;
      raters[filled++] = columns.get(rater)!;
    }
    if (filled > offsets[units]!) offsets[++units] = filled;
  }
  if (!categories) sortCodes(values, codes, filled);
  return {
    units,
    raterCount: columns.size,
    values,
    codes: codes.subarray(0, filled),
    raters: raters.subarray(0, filled),
    offsets: offsets.subarray(0, units + 1)
  };
}

/** Renumbers codes from order of appearance to ascending value. */
function sortCodes(values: number[], codes: Int32Array, filled: number): void {
  const order = values.map((_, code) => code).sort((a, b) => values[a]! - values[b]!);
  const rank = new Int32Array(values.length);
  order.forEach((code, position) => (rank[code] = position));
  const sorted = order.map((code) => values[code]!);
  sorted.forEach((value, position) => (values[position] = value));
  for (let i = 0; i < filled; i++) codes[i] = rank[codes[i]!]!;
}
