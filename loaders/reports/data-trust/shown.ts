import {group, max} from "d3-array";
import type {DataTrust} from "../../../src/contracts/data-trust.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {behind, untold} from "../../privacy/behind.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {readSql} from "../report.js";
import type {Join} from "./quality.js";

const peopleSql = readSql(new URL("./people.sql", import.meta.url));

/** How many rows each candidate has in each table. */
export type Owners = Map<string | null, {candidate_id: string; rows: number}[]>;

export async function ownersOf(warehouse: Warehouse): Promise<Owners> {
  const rows = await warehouse.rows<{table: string; candidate_id: string; rows: number}>(peopleSql);
  return group(rows, ({table}): string | null => table);
}

/**
 * Might so many rows of a table be those of 1 to `minimum − 1` candidates? A count of rows does not say whose they are, so
 * it is taken by the most that one candidate has.
 */
export function areOfFew(rows: number, table: string | null, owners: Owners, minimum: number): boolean {
  const most = max(owners.get(table) ?? [], (one) => one.rows) ?? 1;
  return rows > 0 && Math.ceil(rows / most) < minimum;
}

/** What is counted of a table, with the candidates whose rows they are; interviewers' are nobody's. */
export function withOwners<Row extends object>(row: Row, table: string, owners: Owners): Row {
  const people = owners.get(table);
  return people === undefined ? row : behind(people, row);
}

/** Joins; the counts of one stay away where few rows do not find theirs, or few do. */
export function shownJoins(joins: readonly Join[], owners: Owners, minimum: number): DataTrust["joins"] {
  return joins.map((join) => {
    const {from, matched, unmatched} = join;
    const isFew = unmatched > 0 && [matched, unmatched].some((rows) => areOfFew(rows, from, owners, minimum));
    return isFew ? untold(join) : withOwners(join, from, owners);
  });
}

/** `people` is null where the rows of a step are nobody's yet. */
export type Step = DataTrust["waterfall"][number] & {people: number | null};

/**
 * Steps that took away the rows of too few become one with the next of their unit, or with the one before; where it has
 * no other the unit begins after it. Other pages count what is left.
 */
export function shownSteps(steps: readonly Step[], minimum: number): DataTrust["waterfall"] {
  const shown = [...steps];
  for (;;) {
    const at = shown.findIndex(({people}) => people !== null && people > 0 && people < minimum);
    if (at < 0) return shown.map(({unit, step, lost, left}) => ({unit, step, lost, left}));
    const isStep = (place: number): boolean => shown[place]?.unit === shown[place - 1]?.unit;
    const follows = at + 1 < shown.length && isStep(at + 1);
    const first = follows ? at : at - 1;
    const [one, two] = [shown[first]!, shown[first + 1]!];
    shown.splice(
      first,
      2,
      isStep(first)
        ? {
            unit: one.unit,
            step: `${one.step}, or ${two.step}`,
            lost: one.lost + two.lost,
            left: two.left,
            people: one.people === null || two.people === null ? null : one.people + two.people
          }
        : {...two, step: `without those ${two.step}`, lost: 0, people: null}
    );
  }
}

/** Months with their counts, without those of few candidates and what would tell these. */
export function shownMonths<Month extends {candidates: number}>(
  months: readonly Month[],
  minimum: number
): Omit<Month, "candidates">[] {
  const hidden = hiddenCells(months, {people: ({candidates}) => candidates, families: [() => "all"], minimum});
  return months.flatMap(({candidates, ...month}, index) => (hidden[index] || candidates === 0 ? [] : [month]));
}
