import {group} from "d3-array";
import {sum} from "simple-statistics";

/** Below this many people a share of none or of all tells what became of each of them. */
const peopleWhoHide = 20;

/** So many people that neither their number nor an outcome of all of them is a secret. */
export const manyPeople = (minimum: number): number => Math.max(minimum, peopleWhoHide);

/**
 * Is the outcome the same in all cases of fewer than 20 people? Then 0 or n must read "≤" or "≥", or stay away. An empty
 * cell is about nobody.
 */
export function isHomogeneous(count: number, of: number, people = of): boolean {
  return of > 0 && people < peopleWhoHide && (count === 0 || count === of);
}

/**
 * All that may be said of a share of none or of all cases of fewer than 20 people: that it is at most one case of n, or at
 * least all but one. Null where the share itself may be shown.
 */
export function boundOf(count: number, of: number, people = of): [number, number] | null {
  if (!isHomogeneous(count, of, people)) return null;
  return count === 0 ? [0, 1 / of] : [1 - 1 / of, 1];
}

/** Must a figure over this many people stay away: are they 1 to `minimum − 1`, or did the same become of all of too few? */
export function tellsOfFew(people: number, minimum: number, outcomes: readonly number[] = []): boolean {
  return people > 0 && (people < minimum || outcomes.some((count) => isHomogeneous(count, people)));
}

/** A row without its figures: all but the fields in `kept` are null. */
export function blanked<Row extends object, Kept extends keyof Row>(
  row: Row,
  ...kept: readonly Kept[]
): Pick<Row, Kept> & Record<Exclude<keyof Row, Kept>, null> {
  const blank = Object.entries(row).map(([name, value]) => [
    name,
    kept.includes(name as Kept) ? (value as unknown) : null
  ]);
  return Object.fromEntries(blank) as Pick<Row, Kept> & Record<Exclude<keyof Row, Kept>, null>;
}

/**
 * Small-cell suppression, the one place where it is decided: the denominator counts, and hiding is complementary.
 *
 * Primary: a cell of 1 to `minimum − 1` people is hidden, and one whose outcome is the same for all of too few. An empty
 * cell stays: it is about nobody.
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
  /** Is the cell hidden elsewhere, so that it must be here, whatever its size? */
  elsewhere?: (cell: Cell) => boolean;
}

/** For each cell, in the order given: must it be hidden? */
export function hiddenCells<Cell>(cells: readonly Cell[], rule: SuppressionRule<Cell>): boolean[] {
  const people = cells.map(rule.people);
  const alike = cells.map((cell) => rule.homogeneous?.(cell) ?? false);
  const isSecret = people.map(
    (n, index) => n > 0 && (n < rule.minimum || alike[index]! || (rule.elsewhere?.(cells[index]!) ?? false))
  );
  const hidden = [...isSecret];
  const families = rule.families.flatMap((familyOf) => {
    const family = cells.map(familyOf);
    const members = cells.map((_, index) => index).filter((index) => family[index] !== null);
    return [...group(members, (index) => family[index]!).values()];
  });
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
    const beside = besideTogether(families, {people, isSecret}, hidden, rule.minimum);
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
  {people, isSecret}: {people: number[]; isSecret: boolean[]},
  hidden: readonly boolean[],
  minimum: number
): number | null {
  const totals = families.filter((family) => sum(family.map((index) => people[index]!)) >= minimum);
  const told = toldTogether(totals, {people, isSecret}, hidden, minimum);
  if (told.length === 0) return null;
  const anyway = toldTogether(
    totals,
    {people, isSecret},
    people.map(() => true),
    minimum
  ).map(String);
  const curable = told.filter((cells) => !anyway.includes(String(cells)));
  if (curable.length === 0) return null;
  const shownIn = (some: readonly number[][]): number[] => some.flat().filter((index) => !hidden[index]);
  const near = totals.filter((family) => family.some((index) => curable.flat().includes(index)));
  return smallestOf(shownIn(near), people) ?? smallestOf(shownIn(totals), people);
}

/** Sums of hidden cells that published totals tell together, where they are about too few people. */
function toldTogether(
  totals: readonly number[][],
  {people, isSecret}: {people: number[]; isSecret: boolean[]},
  hidden: readonly boolean[],
  minimum: number
): number[][] {
  const secret = totals.map((family) => family.filter((index) => hidden[index])).filter(({length}) => length > 0);
  return knownSums(secret).filter((cells) => {
    const counts = cells.map((index) => people[index]!).filter((n) => n > 0);
    return cells.some((index) => isSecret[index]) && recoverable(counts, minimum);
  });
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
  const all = sum(counts);
  if (counts.length === 1 || all < minimum || all === counts.length) return true;
  return counts.every((n) => n < minimum) && all === counts.length * (minimum - 1);
}

/** A kind of candidates in two spans: how many there were, and how many went on. */
export interface Stratum {
  member: string;
  before: {n: number; k: number};
  after: {n: number; k: number};
}

/**
 * Strata that may be shown together: those hidden elsewhere, and those of few or all alike in one span, or of few in
 * neither, become "other", which takes in the next smallest while it is alone or is itself one of few.
 *
 * @param neither how many candidates of a member are in none of the spans: the rest of all of them
 */
export function pooledStrata(
  strata: readonly Stratum[],
  {hidden, neither, minimum}: {hidden: ReadonlySet<string>; neither: (member: string) => number; minimum: number}
): Stratum[] {
  const isSmall = (some: readonly Stratum[]): boolean => {
    const {before, after} = together(some);
    const rest = sum(some.map(({member}) => neither(member)));
    return [before, after].some(({n, k}) => tellsOfFew(n, minimum, [k])) || tellsOfFew(rest, minimum);
  };
  const apart = (stratum: Stratum): boolean => isSmall([stratum]) || hidden.has(stratum.member);
  let pooled = strata.filter(apart);
  let rest = strata.filter((stratum) => !apart(stratum));
  while (pooled.length > 0 && rest.length > 0 && (pooled.length === 1 || isSmall(pooled))) {
    const smallest = rest.reduce((a, b) => (a.before.n + a.after.n <= b.before.n + b.after.n ? a : b));
    pooled = [...pooled, smallest];
    rest = rest.filter((stratum) => stratum !== smallest);
  }
  return pooled.length === 0 ? rest : [...rest, together(pooled)];
}

function together(strata: readonly Stratum[]): Stratum {
  const add = (span: "before" | "after") => ({
    n: sum(strata.map((stratum) => stratum[span].n)),
    k: sum(strata.map((stratum) => stratum[span].k))
  });
  return {member: "other", before: add("before"), after: add("after")};
}

const prime = 67_108_859;

/**
 * What published totals together tell of hidden cells, each total given as the hidden cells in it: the smallest sums they
 * can be taken apart into. A list of one cell is a cell that follows exactly, though no single total gives it away: a
 * month is the rest of a year when the quarters beside it are known. Elimination modulo a prime, so 0 and 1 stay exact.
 */
export function knownSums(totals: readonly (readonly number[])[]): number[][] {
  const columns = [...new Set(totals.flat())].sort((a, b) => a - b);
  const place = new Map(columns.map((cell, index) => [cell, index]));
  const basis: {pivot: number; row: number[]}[] = [];
  for (const total of totals) {
    const row = columns.map(() => 0);
    for (const cell of total) row[place.get(cell)!] = 1;
    for (const known of basis) subtract(row, known);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const scale = inverse(row[pivot]!, prime);
    const added = {pivot, row: row.map((value) => (value * scale) % prime)};
    for (const known of basis) subtract(known.row, added);
    basis.push(added);
  }
  return basis
    .filter(({row}) => row.every((value) => value === 0 || value === 1))
    .map(({row}) => columns.filter((_, index) => row[index] === 1));
}

function subtract(row: number[], {pivot, row: known}: {pivot: number; row: readonly number[]}): void {
  const factor = row[pivot]!;
  if (factor === 0) return;
  for (let index = 0; index < row.length; index++)
    row[index] = (row[index]! + (prime - factor) * known[index]!) % prime;
}

/** Of a remainder modulo a prime below 2^26.5. Fermat: a^(p − 2). */
export function inverse(value: number, prime: number): number {
  let [result, base, exponent] = [1, value, prime - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}
