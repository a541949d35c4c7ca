import {hiddenCells} from "../../privacy/suppression.js";
import {candidatesOf, everything, type Slice} from "../../privacy/slices.js";
import type {CoveredLoop} from "./rows.js";

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
