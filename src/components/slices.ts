/** Which part of the data a number is about; null is everything. */
export interface Slice {
  role: string | null;
  level: string | null;
  /** Quarter, "2026-Q1". */
  period: string | null;
}

export type Dimension = keyof Slice;
type Sliced = {slice: Slice};
const all: readonly Dimension[] = ["role", "level", "period"];

/** The dimensions that have something to choose from. */
export function dimensions(items: readonly Sliced[]): Dimension[] {
  return all.filter((dimension) => new Set(items.map(({slice}) => slice[dimension])).size > 1);
}

/** The values of one dimension in order, everything first; not published when the others chosen leave no such slice. */
export function choices(
  items: readonly Sliced[],
  dimension: Dimension,
  chosen: Slice
): {value: string | null; published: boolean}[] {
  const values = [...new Set(items.map(({slice}) => slice[dimension]))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : a.localeCompare(b, "en", {numeric: true})
  );
  return values.map((value) => ({value, published: find(items, {...chosen, [dimension]: value}) !== undefined}));
}

/** The item of a slice; when it is not published, that of everything, with what was refused in words. */
export function closest<Item extends Sliced>(
  items: readonly Item[],
  asked: Slice
): {item: Item; refused: string | null} {
  const exact = find(items, asked);
  if (exact) return {item: exact, refused: null};
  const item = find(items, {role: null, level: null, period: null}) ?? items[0];
  if (!item) throw new Error("a page needs at least one slice");
  const refused = all.flatMap((dimension) => (asked[dimension] === null ? [] : [`${dimension} “${asked[dimension]}”`]));
  return {item, refused: refused.length > 0 ? refused.join(" with ") : null};
}

function find<Item extends Sliced>(items: readonly Item[], slice: Slice): Item | undefined {
  return items.find((item) => all.every((dimension) => item.slice[dimension] === slice[dimension]));
}
