import {flatGroup} from "d3-array";
import {type CellDimension, mayBeTold, notRecorded, type Shown} from "./shown.js";
import {monthOf, type Step, type StepRow} from "./steps.js";

/** Candidates of one step in one role, level, source, quarter or month; `member` is null where not recorded. */
export interface FunnelCell {
  dimension: CellDimension;
  member: string | null;
  step: Step;
  rows: StepRow[];
  hidden: boolean;
}

const memberOf: Readonly<Record<CellDimension, (row: StepRow) => string | null>> = {
  role: ({role}) => role,
  level: ({level}) => level,
  source: ({source}) => source,
  period: ({period}) => period,
  month: ({started_day}) => monthOf(started_day)
};

/** Every cell that any part of the funnel page counts, with one decision for all parts whether it may be shown. */
export function funnelCells(steps: readonly Step[], shown: ReadonlyMap<Step, Shown>): FunnelCell[] {
  return steps.flatMap((step) =>
    (Object.keys(memberOf) as CellDimension[]).flatMap((dimension) =>
      flatGroup(step.rows, memberOf[dimension])
        .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
        .map(([member, rows]) => {
          const hidden = !shown.get(step)!.members[dimension].has(member ?? notRecorded);
          return {dimension, member, step, rows, hidden};
        })
    )
  );
}

/** Everything of a step, as a cell. */
export function wholeStep(step: Step, minimum: number): FunnelCell {
  return {dimension: "role", member: null, step, rows: step.rows, hidden: !mayBeTold(step, step.rows, minimum)};
}
