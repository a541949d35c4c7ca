import {flatGroup} from "d3-array";
import {hiddenCells, isHomogeneous, tellsOfFew} from "../../privacy/suppression.js";
import {candidatesOf} from "../../privacy/slices.js";
import {endingsOf, matureRows, monthOf, spansOf, type Step, type StepRow, tally} from "./steps.js";

export type CellDimension = "role" | "level" | "source" | "period" | "month";

/** Candidates of one step in one role, level, source, quarter or month; `member` is null where not recorded. */
export interface FunnelCell {
  dimension: CellDimension;
  member: string | null;
  step: Step;
  rows: StepRow[];
  hidden: boolean;
}

type Of = Pick<FunnelCell, "step" | "rows">;

const dimensions = ["role", "level", "source", "period"] as const;

/**
 * Every cell that any part of the funnel page counts, with one decision for all parts whether it may be shown. Each
 * dimension adds up to the step's total; months add up to their quarter and to the spans that the bridge compares.
 */
export function funnelCells(steps: readonly Step[], minimum: number): FunnelCell[] {
  return steps.flatMap((step) => {
    const wide = decided(
      dimensions.flatMap((dimension) => cellsBy(step, dimension, (row) => row[dimension])),
      [({dimension}) => dimension],
      minimum
    );
    const hiddenQuarters = new Set(
      wide.filter(({dimension, hidden}) => hidden && dimension === "period").map(({member}) => member)
    );
    const spans = spansOf(step);
    const months = cellsBy(step, "month", (row) => monthOf(row.started_day));
    return [
      ...wide,
      ...decided(
        months,
        [
          ({rows}) => rows[0]!.period,
          ({member}) => {
            const span = spans?.findIndex(({months: inside}) => inside.includes(member!)) ?? -1;
            return span < 0 ? null : `span ${span}`;
          }
        ],
        minimum,
        ({rows}) => hiddenQuarters.has(rows[0]!.period)
      )
    ];
  });
}

/** Everything of a step, as a cell. */
export function wholeStep(step: Step, minimum: number): FunnelCell {
  return {dimension: "role", member: null, step, rows: step.rows, hidden: !mayBeTold(step, step.rows, minimum)};
}

/** Enough candidates, also of those old enough to compare, and not the same outcome of all of a few. */
export function mayBeTold(step: Step, rows: StepRow[], minimum: number): boolean {
  const cell = {step, rows};
  const people = peopleOf(cell, minimum);
  return people === 0 || !(tellsOfFew(people, minimum) || isAlike(cell));
}

function cellsBy(step: Step, dimension: CellDimension, memberOf: (row: StepRow) => string | null): FunnelCell[] {
  return flatGroup(step.rows, memberOf)
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([member, rows]) => ({dimension, member, step, rows, hidden: false}));
}

function decided(
  cells: FunnelCell[],
  families: ((cell: FunnelCell) => string | null)[],
  minimum: number,
  forced: (cell: FunnelCell) => boolean = () => false
): FunnelCell[] {
  const hidden = hiddenCells(cells, {
    people: (cell) => peopleOf(cell, minimum),
    families,
    minimum,
    homogeneous: (cell) => isAlike(cell) || forced(cell)
  });
  return cells.map((cell, index) => ({...cell, hidden: hidden[index]!}));
}

/** Those old enough to compare are a denominator too: 1 to 4 of them hide the cell. */
function peopleOf({rows, step}: Of, minimum: number): number {
  const old = candidatesOf(matureRows({...step, rows}));
  return Math.min(candidatesOf(rows), old === 0 ? Math.max(minimum, candidatesOf(rows)) : old);
}

/** Nobody or everybody of few went on; while some are open, that is not known yet. */
function isAlike({rows, step}: Of): boolean {
  const {n, k} = tally(matureRows({...step, rows}), step);
  const {converted, open} = endingsOf(rows);
  return isHomogeneous(k, n) || (open === 0 && isHomogeneous(converted, rows.length));
}
