import {candidatesOf, everything, type Slice} from "../../privacy/slices.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {readSql, type ReportContext} from "../report.js";

export const coverageSql = readSql(new URL("./rows.sql", import.meta.url));

/** One attribute in one loop. */
export interface CoverageRow {
  application_id: string;
  candidate_id: string;
  role: string | null;
  level: string | null;
  outcome: "offer" | "no_offer" | "censored" | "open";
  attribute: string;
  state: "rated" | "no_data" | "not_asked";
  /** Mean rating, 1 to 4; null unless rated. */
  points: number | null;
  coachable: boolean | null;
  first_held_at: string | null;
}

/** One loop with all its attributes. */
export interface CoveredLoop {
  candidate_id: string;
  role: string | null;
  level: string | null;
  outcome: CoverageRow["outcome"];
  heldAt: string | null;
  attributes: CoverageRow[];
}

export async function coveredLoops({warehouse}: ReportContext): Promise<CoveredLoop[]> {
  const loops = new Map<string, CoveredLoop>();
  for (const row of await warehouse.rows<CoverageRow>(coverageSql)) {
    const known = loops.get(row.application_id);
    if (known) known.attributes.push(row);
    else loops.set(row.application_id, {...row, heldAt: row.first_held_at, attributes: [row]});
  }
  return [...loops.values()].map(({candidate_id, role, level, outcome, heldAt, attributes}) => ({
    candidate_id,
    role,
    level,
    outcome,
    heldAt,
    attributes
  }));
}

export interface CoverageCell {
  slice: Slice;
  loops: CoveredLoop[];
}

interface Part {
  role: string | null;
  level: string | null;
  loops: CoveredLoop[];
}

/**
 * Loops of everyone, of each role, of each level, and of each role at each level. A cell of fewer than `minimum`
 * candidates is left out, and with it others of its row or column from which it would follow. Where a whole role or
 * level has to be hidden, the cells of roles at levels stay hidden too: their sums would be that role or level.
 */
export function coverageCells(loops: readonly CoveredLoop[], minimum: number): CoverageCell[] {
  const roles = partsBy(loops, ({role}) => JSON.stringify([role]));
  const levels = partsBy(loops, ({level}) => JSON.stringify([level]));
  const both = partsBy(loops, ({role, level}) => JSON.stringify([role, level]));
  const shownRoles = shownOf(roles, [() => "all"], minimum);
  const shownLevels = shownOf(levels, [() => "all"], minimum);
  const complete = shownRoles.length === roles.length && shownLevels.length === levels.length;
  const crossed = roles.length > 1 && levels.length > 1 && complete;
  const shownBoth = crossed
    ? shownOf(
        both,
        [({role}) => JSON.stringify(["role", role]), ({level}) => JSON.stringify(["level", level])],
        minimum
      )
    : [];
  const named = (part: Part, slice: Partial<Slice>, known: boolean): CoverageCell[] =>
    known ? [{slice: {...everything, ...slice}, loops: part.loops}] : [];
  return [
    {slice: everything, loops: [...loops]},
    ...shownRoles.flatMap((part) => named(part, {role: part.role}, part.role !== null)),
    ...shownLevels.flatMap((part) => named(part, {level: part.level}, part.level !== null)),
    ...shownBoth.flatMap((part) =>
      named(part, {role: part.role, level: part.level}, part.role !== null && part.level !== null)
    )
  ];
}

function partsBy(loops: readonly CoveredLoop[], keyOf: (loop: CoveredLoop) => string): Part[] {
  const parts = new Map<string, Part>();
  for (const loop of loops) {
    const part = parts.get(keyOf(loop));
    if (part) part.loops.push(loop);
    else parts.set(keyOf(loop), {role: loop.role, level: loop.level, loops: [loop]});
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

function shownOf(parts: readonly Part[], families: ((part: Part) => string)[], minimum: number): Part[] {
  const hidden = hiddenCells(parts, {people: ({loops}) => candidatesOf(loops), families, minimum});
  return parts.filter((_, index) => !hidden[index]);
}
