import {connectedComponents, factorOf, type Level} from "../mixed-model/design.js";
import {requireNumbers} from "../estimate.js";

export interface RaschInput {
  rating: readonly number[];
  person: readonly Level[];
  rater: readonly Level[];
  item?: readonly Level[];
}

/** Ratings of non-extreme persons, raters and items as numbers, sorted by person. */
export interface EncodedRatings {
  persons: Level[];
  raters: Level[];
  items: Level[];
  /** Per rating: person, rater, item, category from 0. */
  person: Int32Array;
  rater: Int32Array;
  item: Int32Array;
  category: Int32Array;
  /** Where raters and items start among all parameters; persons start at 0. */
  offsets: {rater: number; item: number};
  /** Where the steps of a set start, and how many there are; `setOfItem` says which set an item uses. */
  stepSets: {start: number; count: number}[];
  setOfItem: Int32Array;
  size: number;
  extreme: {persons: number; raters: number; items: number};
  connected: boolean;
}

/** @throws RangeError when the columns differ in length, a rating is not a finite number, or nothing is left */
export function encodeRatings({rating, person, rater, item}: RaschInput, perItem: boolean): EncodedRatings {
  const single = item ?? rating.map(() => "all");
  for (const [name, column] of Object.entries({person, rater, item: single})) {
    if (column.length !== rating.length) {
      throw new RangeError(`${name} must have one entry per rating (${rating.length}), got ${column.length}`);
    }
  }
  requireNumbers("many-facet Rasch", "rating", rating);
  const {rows, extreme} = withoutExtremes(rating, [person, rater, single]);
  if (rows.length === 0) throw new RangeError("no rating is left once persons at the bottom or top throughout are out");
  const pick = (column: readonly Level[]) => rows.map((row) => column[row]!);
  const byPerson = factorOf("person", pick(person));
  const order = Array.from(byPerson.codes, (_, i) => i).sort((a, b) => byPerson.codes[a]! - byPerson.codes[b]!);
  const sorted = (codes: Int32Array) => Int32Array.from(order, (i) => codes[i]!);
  const byRater = factorOf("rater", pick(rater));
  const byItem = factorOf("item", pick(single));
  const items = sorted(byItem.codes);
  const values = order.map((i) => rating[rows[i]!]!);
  const {category, counts} = rankCategories(values, items, perItem ? byItem.levels.length : 1, perItem);

  const raterStart = byPerson.levels.length;
  const itemStart = raterStart + byRater.levels.length;
  let next = itemStart + byItem.levels.length;
  const stepSets = counts.map((count) => {
    const start = next;
    next += count;
    return {start, count};
  });
  return {
    persons: byPerson.levels,
    raters: byRater.levels,
    items: byItem.levels,
    person: sorted(byPerson.codes),
    rater: sorted(byRater.codes),
    item: items,
    category,
    offsets: {rater: raterStart, item: itemStart},
    stepSets,
    setOfItem: Int32Array.from(byItem.levels, (_, i) => (perItem ? i : 0)),
    size: next,
    extreme: {persons: extreme[0]!, raters: extreme[1]!, items: extreme[2]!},
    connected: new Set(connectedComponents(byPerson, byRater).a).size === 1
  };
}

/** Rows left when everybody whose ratings are all lowest or all highest is out, repeated until nobody is. */
function withoutExtremes(rating: readonly number[], columns: readonly (readonly Level[])[]) {
  let rows = rating.map((_, row) => row);
  const extreme = columns.map(() => 0);
  for (;;) {
    let low = Infinity;
    let high = -Infinity;
    for (const row of rows) {
      low = Math.min(low, rating[row]!);
      high = Math.max(high, rating[row]!);
    }
    const out = columns.map((column) => {
      const inside = new Map<Level, {low: boolean; high: boolean}>();
      for (const row of rows) {
        const seen = inside.get(column[row]!) ?? {low: true, high: true};
        inside.set(column[row]!, {low: seen.low && rating[row] === low, high: seen.high && rating[row] === high});
      }
      return new Set([...inside].filter(([, seen]) => seen.low || seen.high).map(([level]) => level));
    });
    if (out.every((levels) => levels.size === 0)) return {rows, extreme};
    out.forEach((levels, i) => (extreme[i]! += levels.size));
    rows = rows.filter((row) => columns.every((column, i) => !out[i]!.has(column[row]!)));
  }
}

function rankCategories(values: readonly number[], items: Int32Array, sets: number, perItem: boolean) {
  const setOf = (row: number) => (perItem ? items[row]! : 0);
  const seen = Array.from({length: sets}, () => new Set<number>());
  values.forEach((value, row) => seen[setOf(row)]!.add(value));
  const ranks = seen.map((set) => new Map([...set].sort((a, b) => a - b).map((value, rank) => [value, rank])));
  const category = Int32Array.from(values, (value, row) => ranks[setOf(row)]!.get(value)!);
  return {category, counts: ranks.map((rank) => rank.size - 1)};
}

/** Expected score, its variance and the chances of one rating at the given parameters. */
interface RatingMoments {
  expected: number;
  variance: number;
  /** Log-probability of the category given. */
  log: number;
}

/** Fills `atLeast[k]` with P(X ≥ k) of one rating and returns its moments; `atLeast` is reused between calls. */
export function ratingMoments(
  data: EncodedRatings,
  parameters: Float64Array,
  row: number,
  atLeast: Float64Array
): RatingMoments {
  const item = data.item[row]!;
  const {start, count} = data.stepSets[data.setOfItem[item]!]!;
  const location =
    parameters[data.person[row]!]! -
    parameters[data.offsets.rater + data.rater[row]!]! -
    parameters[data.offsets.item + item]!;
  let log = 0;
  let largest = 0;
  for (let k = 1; k <= count; k++) {
    log += location - parameters[start + k - 1]!;
    atLeast[k] = log;
    if (log > largest) largest = log;
  }
  const given = data.category[row]! === 0 ? 0 : atLeast[data.category[row]!]!;
  let total = Math.exp(-largest);
  for (let k = 1; k <= count; k++) total += atLeast[k] = Math.exp(atLeast[k]! - largest);
  let expected = 0;
  let squares = 0;
  let tail = 0;
  for (let k = count; k >= 1; k--) {
    const chance = atLeast[k]! / total;
    expected += k * chance;
    squares += k * k * chance;
    atLeast[k] = tail += chance;
  }
  atLeast[0] = 1;
  return {expected, variance: squares - expected * expected, log: given - largest - Math.log(total)};
}
