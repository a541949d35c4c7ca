import {group} from "d3-array";
import {sum} from "simple-statistics";
import {KnownTotals} from "./known-totals.js";

/** A group of records that readers can name: those with this value in each of these dimensions. */
export type Named = Readonly<Record<string, string>>;

/** The records behind one kind of count, such as the decided loops after borderline screens. */
export interface Population<Row> {
  rows: readonly Row[];
  /** The value of a dimension as it is published, where small ones are pooled. */
  placeOf: (row: Row, dimension: string) => string;
  /** Its own value, where small ones are pooled: who knows a member may know that it is a published group. */
  memberOf?: (row: Row, dimension: string) => string;
  /** How many people a row stands for, where it stands for more than one. */
  peopleIn?: (row: Row) => number;
  /** Groups whose count is published whatever else is. */
  known: readonly Named[];
  /** Groups that nobody may find, as their records. */
  secrets: readonly (readonly Row[])[];
  /** May the figures of these records be told? */
  mayTell: (rows: readonly Row[]) => boolean;
  /** Are these so many that they may be told with whomever else? Spares the counting of large rests. */
  areMany?: (rows: readonly Row[]) => boolean;
}

/**
 * Which cells of crossed dimensions may be published beside what is. The largest is asked first; one is refused where
 * too few stand behind it, where a published whole minus its published parts would leave such a few, or where a group
 * that nobody may find would follow from all totals together. What was published before leaves nothing over, so that
 * nothing does after each step.
 */
export function admitted<Row>(cells: readonly Named[], populations: readonly Population<Row>[]): boolean[] {
  const books = populations.map((population) => new Book(cells, population));
  const shown = cells.map(() => false);
  const sizes = cells.map((_, cell) => books.reduce((most, book) => Math.max(most, book.sizeOf(cell)), 0));
  const order = [...cells.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  for (const cell of order) {
    if (!books.every((book) => book.mayShow(cell))) continue;
    for (const book of books) book.show(cell);
    shown[cell] = true;
  }
  return shown;
}

/** Records that have these values, in the order of the dimensions that name them. */
export interface Nameable<Row> {
  by: readonly string[];
  values: readonly string[];
  rows: readonly Row[];
}

/**
 * Groups that nobody may find: those that may not be told, and two that differ in one value and are too few even together,
 * such as two quarters of one level.
 */
export function secretsOf<Row>(
  groups: readonly Nameable<Row>[],
  {
    mayTell,
    peopleOf,
    minimum
  }: {mayTell: (rows: readonly Row[]) => boolean; peopleOf: (rows: readonly Row[]) => number; minimum: number}
): (readonly Row[])[] {
  const secret = groups.filter(({rows}) => !mayTell(rows));
  const few = secret.map((one) => ({...one, people: peopleOf(one.rows)})).filter(({people}) => people < minimum);
  const alikeButFor = group(
    few.flatMap((one) =>
      one.by.map((_, place) => ({one, key: JSON.stringify([one.by, place, one.values.toSpliced(place, 1)])}))
    ),
    ({key}) => key
  );
  const pairs = [...alikeButFor.values()].flatMap((alike) =>
    alike.flatMap(({one}, place) =>
      alike
        .slice(place + 1)
        .filter(({one: other}) => one.people + other.people < minimum)
        .map(({one: other}) => [...one.rows, ...other.rows])
    )
  );
  return [...secret.map(({rows}) => rows), ...pairs];
}

const atomsOfMany = 20;

/** A group in one population. */
interface Group {
  /**
   * The dimensions that name it, and those by which it has a name as well: a role at a level may be all of a requisition.
   * Groups named by the same ones have no record in common.
   */
  families: ReadonlySet<string>;
  atoms: readonly number[];
  holds: Uint8Array;
}

/** What is published of one population, and what follows from it. */
class Book<Row> {
  /** Records that no published count tells apart, by their places among the rows. */
  private readonly atoms: number[][];
  private readonly cells: Group[];
  private readonly shown: Group[];
  private readonly totals: KnownTotals;
  private readonly firstCell: number;
  private readonly secrets: number[];
  /** For each dimension that names groups, where the records stand in it. */
  private readonly places: ReadonlyMap<string, Values>;
  /** For each family the names of the records. */
  private readonly names: ReadonlyMap<string, Values>;

  constructor(
    cells: readonly Named[],
    private readonly population: Population<Row>
  ) {
    const {rows, placeOf, memberOf = placeOf, known, secrets} = population;
    const dimensions = [...new Set([...known, ...cells].flatMap((named) => Object.keys(named)))];
    this.places = new Map(dimensions.map((by) => [by, valuesOf(rows.map((row) => placeOf(row, by)))]));
    const apart = together(rows.length, [...this.places.values()]);
    this.atoms = apart.sizes.map(() => []);
    apart.of.forEach((atom, row) => this.atoms[atom]!.push(row));
    const members = new Map(dimensions.map((by) => [by, valuesOf(rows.map((row) => memberOf(row, by)))]));
    const families = new Set([...known, ...cells].map(familyOf).concat(dimensions));
    this.names = new Map(
      [...families].map((family) => {
        const named = family === "" ? [] : family.split(separator).map((by) => members.get(by)!);
        return [family, together(rows.length, named)];
      })
    );
    this.shown = known.map((named) => this.groupOf(named));
    this.cells = cells.map((named) => this.groupOf(named));
    this.firstCell = known.length;
    // What is no union of atoms cannot follow from counts that are.
    const atomOf = new Map(secrets.length === 0 ? [] : rows.map((row, place) => [row, apart.of[place]!]));
    const hidden = secrets.flatMap((mine) => {
      const atoms = [...new Set(mine.map((row) => atomOf.get(row)!))];
      return this.rowsOf(atoms).length === mine.length ? [atoms] : [];
    });
    // Where nothing is secret, what all totals tell together need not be kept.
    const sums = hidden.length === 0 ? [] : [...this.shown, ...this.cells].map((group) => group.atoms).concat(hidden);
    this.totals = new KnownTotals(sums, this.atoms.length);
    if (hidden.length > 0) known.forEach((_, sum) => this.totals.publish(sum));
    const first = known.length + cells.length;
    this.secrets = hidden.map((_, place) => first + place).filter((sum) => !this.totals.isKnown(sum));
  }

  sizeOf(cell: number): number {
    const {peopleIn = () => 1} = this.population;
    return sum(this.rowsOf(this.cells[cell]!.atoms).map(peopleIn));
  }

  mayShow(cell: number): boolean {
    const group = this.cells[cell]!;
    if (group.atoms.length === 0) return true;
    return (
      this.population.mayTell(this.rowsOf(group.atoms)) &&
      !this.leavesFew(group) &&
      !(this.secrets.length > 0 && this.totals.wouldTell(this.firstCell + cell, this.secrets))
    );
  }

  show(cell: number): void {
    this.shown.push(this.cells[cell]!);
    if (this.secrets.length > 0) this.totals.publish(this.firstCell + cell);
  }

  /** Would a whole minus its parts be a group that may not be told, with this one as a part, or as a whole? */
  private leavesFew(group: Group): boolean {
    const partsOf = (whole: Group): Group[] =>
      this.shown.filter((one) => one.atoms.length > 0 && isPart(one, whole) && !isPart(whole, one));
    const wholes = this.shown.filter((whole) => isPart(group, whole) && !isPart(whole, group));
    const asPart = wholes.some((whole) => this.anyFamily([group, ...partsOf(whole)], whole, group.families));
    if (asPart) return true;
    const inside = partsOf(group);
    return this.anyFamily(inside, group, new Set(inside.flatMap(({families}) => [...families])));
  }

  /** Does the whole leave few beside its parts of one of these families? */
  private anyFamily(parts: readonly Group[], whole: Group, families: ReadonlySet<string>): boolean {
    return [...families].some(
      (family) =>
        !this.mayLeave(
          whole,
          parts.filter((part) => part.families.has(family))
        )
    );
  }

  private mayLeave(whole: Group, parts: readonly Group[]): boolean {
    const isLeft = (atom: number): boolean => parts.every(({holds}) => holds[atom] === 0);
    const {areMany} = this.population;
    if (areMany) {
      const first: number[] = [];
      for (const atom of whole.atoms) {
        if (isLeft(atom)) first.push(atom);
        if (first.length === atomsOfMany) break;
      }
      if (areMany(this.rowsOf(first))) return true;
    }
    const rest = this.rowsOf(whole.atoms.filter(isLeft));
    return rest.length === 0 || this.population.mayTell(rest);
  }

  private groupOf(named: Named): Group {
    const conditions = Object.entries(named).map(([dimension, member]) => {
      const {of, numbers} = this.places.get(dimension)!;
      return {of, number: numbers.get(member)};
    });
    const atoms: number[] = [];
    const holds = new Uint8Array(this.atoms.length);
    for (let atom = 0; atom < this.atoms.length; atom++) {
      const row = this.atoms[atom]![0]!;
      if (!conditions.every(({of, number}) => of[row] === number)) continue;
      atoms.push(atom);
      holds[atom] = 1;
    }
    return {families: this.familiesOf(familyOf(named), atoms), atoms, holds};
  }

  /** The family by which records are named, and every other in which they are all that has one name. */
  private familiesOf(own: string, atoms: readonly number[]): Set<string> {
    const families = new Set([own]);
    if (atoms.length === 0) return families;
    const first = this.atoms[atoms[0]!]![0]!;
    const size = atoms.reduce((count, atom) => count + this.atoms[atom]!.length, 0);
    for (const [family, {of, sizes}] of this.names) {
      const name = of[first]!;
      if (sizes[name] === size && atoms.every((atom) => this.atoms[atom]!.every((row) => of[row] === name)))
        families.add(family);
    }
    return families;
  }

  private rowsOf(atoms: readonly number[]): Row[] {
    const rows: Row[] = [];
    for (const atom of atoms) for (const row of this.atoms[atom]!) rows.push(this.population.rows[row]!);
    return rows;
  }
}

/** What every record has of something, as a number from 0 in order of appearance; how many have each. */
interface Values {
  of: Int32Array;
  sizes: readonly number[];
  numbers: ReadonlyMap<string | number, number>;
}

function valuesOf(values: readonly (string | number)[]): Values {
  const of = new Int32Array(values.length);
  const [numbers, sizes] = [new Map<string | number, number>(), [] as number[]];
  values.forEach((value, row) => {
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = sizes.push(0) - 1));
    of[row] = number;
    sizes[number]!++;
  });
  return {of, sizes, numbers};
}

/** What records have of several things at once. */
function together(rows: number, several: readonly Values[]): Values {
  const [first = valuesOf(Array.from({length: rows}, () => 0)), ...more] = several;
  return more.reduce(
    (so, next) => valuesOf(Array.from(so.of, (number, row) => number * next.sizes.length + next.of[row]!)),
    first
  );
}

const separator = "|";

function familyOf(named: Named): string {
  return Object.keys(named).sort().join(separator);
}

function isPart({atoms}: Group, {holds}: Group): boolean {
  return atoms.every((atom) => holds[atom] === 1);
}
