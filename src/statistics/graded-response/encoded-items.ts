/** P(X ≥ k | θ) = 1/(1 + exp(−(slope·θ + intercepts[k − 1]))), intercepts falling. */
export interface GradedItem {
  slope: number;
  intercepts: Float64Array;
}

/** `category[person · items + item]` is 0, 1, …, or −1 when not rated. */
export interface Responses {
  persons: number;
  category: Int8Array;
}

/**
 * Categories as numbers from 0, per item, and parameters to start from: slope 1, intercepts at the logits of the
 * shares at or above each category.
 *
 * @throws RangeError for rows of unequal length, a rating that is not a finite number, or more than 100 categories
 */
export function encodeItems(ratings: readonly (readonly (number | null)[])[]): {
  items: GradedItem[];
  responses: Responses;
} {
  const width = ratings[0]?.length ?? 0;
  const ragged = ratings.findIndex((row) => row.length !== width);
  if (ragged >= 0)
    throw new RangeError(`every person must have ${width} items, person ${ragged} has ${ratings[ragged]!.length}`);
  for (const [person, row] of ratings.entries())
    for (const [item, rating] of row.entries())
      if (rating !== null && !Number.isFinite(rating))
        throw new RangeError(
          `graded response: ratings[${person}][${item}] must be a finite number or null, got ${String(rating)}`
        );
  const category = new Int8Array(ratings.length * width).fill(-1);
  const items = Array.from({length: width}, (_, item) => {
    const counts = new Map<number, number>();
    for (const row of ratings) if (row[item] !== null) counts.set(row[item]!, (counts.get(row[item]!) ?? 0) + 1);
    const seen = [...counts.keys()].sort((a, b) => a - b);
    if (seen.length > 100) throw new RangeError(`item ${item} has ${seen.length} categories; at most 100 are graded`);
    const codeOf = new Map(seen.map((value, code) => [value, code]));
    ratings.forEach((row, person) => {
      if (row[item] !== null) category[person * width + item] = codeOf.get(row[item]!)!;
    });
    const total = ratings.filter((row) => row[item] !== null).length;
    let above = total;
    const intercepts = Float64Array.from(seen.slice(0, -1), (value) => {
      above -= counts.get(value)!;
      return 1.2 * Math.log(above / (total - above));
    });
    return {slope: 1, intercepts};
  });
  return {items, responses: {persons: ratings.length, category}};
}
