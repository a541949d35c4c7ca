import type {Finding} from "../../src/contracts/finding.js";
import {hiddenCells} from "./suppression.js";

export type Slice = Finding["slice"];
export const everything: Slice = {role: null, level: null, period: null};

interface Sliceable {
  candidate_id: string;
  role: string | null;
  level: string | null;
  period: string | null;
}

const dimensions = ["role", "level", "period"] as const;

/**
 * The rows of everything, of each role, of each level and of each quarter, everything first. A slice of fewer than
 * `minimum` candidates is left out, and with it the next smallest of its dimension where the total would give it away.
 */
export function publishableSlices<Row extends Sliceable>(
  rows: readonly Row[],
  minimum: number
): {slice: Slice; rows: Row[]}[] {
  const parts = dimensions.flatMap((dimension) => byMember(rows, dimension));
  const hidden = hiddenCells(parts, {
    people: (part) => candidatesOf(part.rows),
    families: [(part) => part.dimension],
    minimum
  });
  const shown = parts.filter(({member}, index) => member !== null && !hidden[index]);
  return [
    {slice: everything, rows: [...rows]},
    ...shown.map(({dimension, member, rows: mine}) => ({slice: {...everything, [dimension]: member}, rows: mine}))
  ];
}

/** Distinct candidates, the people that suppression counts. */
export function candidatesOf(rows: readonly {candidate_id: string}[]): number {
  return new Set(rows.map(({candidate_id}) => candidate_id)).size;
}

function byMember<Row extends Sliceable>(
  rows: readonly Row[],
  dimension: (typeof dimensions)[number]
): {dimension: string; member: string | null; rows: Row[]}[] {
  const members = [...new Set(rows.map((row) => row[dimension]))].sort(alphabetically);
  return members.map((member) => ({dimension, member, rows: rows.filter((row) => row[dimension] === member)}));
}

function alphabetically(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
}
