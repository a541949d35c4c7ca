import {admitted, type Named, type Population} from "../../privacy/crossings/admitted.js";

/** Everyone, or those old enough for the step of this index. */
export type Age = number | null;

/** A published count of everyone so named, or of those of them who are old enough. */
export interface Counted {
  named: Named;
  old: Age;
}

const old = "yes";

/** The dimension in which records are "yes" that are old enough for the step of this index. */
export function ageOf(step: number): string {
  return `old ${step}`;
}

/** Its value of a record. */
export function ageIn(isOld: boolean): string {
  return isOld ? old : "no";
}

interface Placed {
  places: Readonly<Record<string, string | null>>;
}

export function isOfAge({places}: Placed, age: Age): boolean {
  return age === null || places[ageOf(age)] === old;
}

/** Those of the records who are of an age. */
export function ofAge<Row extends Placed>(rows: readonly Row[], age: Age): readonly Row[] {
  return age === null ? rows : rows.filter((row) => isOfAge(row, age));
}

/**
 * Which cells may be told, of all these ages or not at all: first whether wholes minus their parts leave few, of everyone
 * and of those of each age; then what all counts tell together of secrets.
 *
 * @param ages of whom each cell is counted, everyone first
 * @param toldAt what may be told of the records of an age
 */
export function admittedAtAges<Row extends Placed>(
  cells: readonly Named[],
  {
    rows,
    ages,
    known,
    toldAt,
    ...population
  }: Pick<Population<Row>, "rows" | "placeOf" | "peopleIn" | "secrets"> & {
    ages: readonly Age[];
    known: readonly Counted[];
    toldAt: (age: Age) => Pick<Population<Row>, "mayTell" | "areMany">;
  }
): {told: boolean[]; counted: Counted[]} {
  const apart = admitted(
    cells,
    ages.map((age) => ({
      ...population,
      ...toldAt(age),
      rows: ofAge(rows, age),
      known: known.filter((one) => one.old === age).map(({named}) => named),
      secrets: []
    }))
  );
  const asked = cells.flatMap((named, cell) => (apart[cell] ? ages.map((age) => ({named, old: age, cell})) : []));
  const jointly = admitted(asked.map(withAge), [{...population, rows, known: known.map(withAge), mayTell: () => true}]);
  const refused = new Set(asked.filter((_, place) => !jointly[place]).map(({cell}) => cell));
  return {
    told: apart.map((is, cell) => is && !refused.has(cell)),
    counted: asked.filter((_, place) => jointly[place]).map(({named, old: age}) => ({named, old: age}))
  };
}

function withAge({named, old: age}: Counted): Named {
  return age === null ? named : {...named, [ageOf(age)]: old};
}
