import {knownSums} from "./solvable.js";

/**
 * Small-cell suppression, the one place where it is decided: the denominator counts, and hiding is complementary.
 *
 * Primary: a cell of 1 to `minimum − 1` people is hidden, and one whose outcome is the same for all of too few (see
 * `homogeneous.ts`). An empty cell stays: it is about nobody.
 * Complementary: where a family of cells adds up to a published total, the hidden ones must not follow from it; the
 * smallest shown cell of the family is hidden too until they do not. Families may overlap (rows and columns of a
 * table, months of a quarter and of a year): what several totals tell together counts too, and this repeats until
 * nothing changes. A total below the minimum must not be published: it is a cell itself.
 */
export interface SuppressionRule<Cell> {
  /** People in the cell. */
  people: (cell: Cell) => number;
  /** For each published total: the family a cell belongs to, null when it belongs to none. */
  families: ((cell: Cell) => string | null)[];
  /** Fewest people a shown cell may have. */
  minimum: number;
  /** Does the cell tell what became of each of its people? */
  homogeneous?: (cell: Cell) => boolean;
}

/** For each cell, in the order given: must it be hidden? */
export function hiddenCells<Cell>(cells: readonly Cell[], rule: SuppressionRule<Cell>): boolean[] {
  const people = cells.map(rule.people);
  const alike = cells.map((cell) => rule.homogeneous?.(cell) ?? false);
  const hidden = people.map((n, index) => n > 0 && (n < rule.minimum || alike[index]!));
  const families = rule.families.flatMap((familyOf) => [...grouped(cells, familyOf).values()]);
  let changed = true;
  while (changed) {
    changed = false;
    for (const family of families) {
      const complement = neededComplement(family, {people, alike}, hidden, rule.minimum);
      if (complement === null) continue;
      hidden[complement] = true;
      changed = true;
    }
    if (changed) continue;
    const beside = besideTogether(families, {people, alike}, hidden, rule.minimum);
    if (beside === null) continue;
    hidden[beside] = true;
    changed = true;
  }
  return hidden;
}

/**
 * The next cell to hide because several totals together tell of too few people; null when they do not, or when hiding
 * cells cannot help since the totals alone tell it.
 */
function besideTogether(
  families: readonly number[][],
  {people, alike}: {people: number[]; alike: boolean[]},
  hidden: readonly boolean[],
  minimum: number
): number | null {
  const totals = families.filter((family) => sumOf(family, people) >= minimum);
  const told = toldTogether(totals, {people, alike}, hidden, minimum);
  if (told.length === 0) return null;
  const anyway = toldTogether(
    totals,
    {people, alike},
    people.map(() => true),
    minimum
  ).map(String);
  const curable = told.filter((sum) => !anyway.includes(String(sum)));
  if (curable.length === 0) return null;
  const shownIn = (some: readonly number[][]): number[] => some.flat().filter((index) => !hidden[index]);
  const near = totals.filter((family) => family.some((index) => curable.flat().includes(index)));
  return smallestOf(shownIn(near), people) ?? smallestOf(shownIn(totals), people);
}

/** Sums of hidden cells that published totals tell together, where they are about too few people. */
function toldTogether(
  totals: readonly number[][],
  {people, alike}: {people: number[]; alike: boolean[]},
  hidden: readonly boolean[],
  minimum: number
): number[][] {
  const secret = totals.map((family) => family.filter((index) => hidden[index])).filter(({length}) => length > 0);
  return knownSums(secret).filter((sum) => {
    const counts = sum.map((index) => people[index]!).filter((n) => n > 0);
    const isPrimary = sum.some((index) => people[index]! > 0 && (people[index]! < minimum || alike[index]));
    return isPrimary && recoverable(counts, minimum);
  });
}

function sumOf(family: readonly number[], people: readonly number[]): number {
  return family.reduce((sum, index) => sum + people[index]!, 0);
}

/** The cell of the fewest people, an empty one only where there is no other. */
function smallestOf(shown: readonly number[], people: readonly number[]): number | null {
  const populated = shown.filter((index) => people[index]! > 0);
  const candidates = populated.length > 0 ? populated : shown;
  if (candidates.length === 0) return null;
  return candidates.reduce((least, index) => (people[index]! < people[least]! ? index : least));
}

/** The cells with the hidden ones passed through `blank`, which must remove every figure that counts people. */
export function suppressed<Cell>(
  cells: readonly Cell[],
  rule: SuppressionRule<Cell>,
  blank: (cell: Cell) => Cell
): Cell[] {
  const hidden = hiddenCells(cells, rule);
  return cells.map((cell, index) => (hidden[index] ? blank(cell) : cell));
}

function grouped<Cell>(cells: readonly Cell[], familyOf: (cell: Cell) => string | null): Map<string, number[]> {
  const families = new Map<string, number[]>();
  cells.forEach((cell, index) => {
    const family = familyOf(cell);
    if (family !== null) families.set(family, [...(families.get(family) ?? []), index]);
  });
  return families;
}

/** The next cell to hide in this family, or null when its hidden cells cannot be worked out from the total. */
function neededComplement(
  family: number[],
  {people, alike}: {people: number[]; alike: boolean[]},
  hidden: boolean[],
  minimum: number
): number | null {
  const secret = family.filter((index) => hidden[index] && people[index]! > 0);
  if (secret.length === 0) return null;
  const counts = secret.map((index) => people[index]!);
  if (!recoverable(counts, minimum) && !secret.every((index) => alike[index])) return null;
  return smallestOf(
    family.filter((index) => !hidden[index]),
    people
  );
}

/**
 * A reader knows the sum of the hidden cells and that each holds 1 to minimum − 1 people unless a larger one was
 * hidden with them. One hidden cell is then known; so are several whose sum is the least or the most it can be; and a
 * sum below the minimum still singles out a small group.
 */
function recoverable(counts: number[], minimum: number): boolean {
  const sum = counts.reduce((a, b) => a + b, 0);
  if (counts.length === 1 || sum < minimum || sum === counts.length) return true;
  return counts.every((n) => n < minimum) && sum === counts.length * (minimum - 1);
}
