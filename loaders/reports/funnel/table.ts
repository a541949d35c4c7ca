import type {Funnel} from "../../../src/contracts/funnel.js";
import {jeffreys} from "../../../src/statistics/jeffreys.js";
import {median} from "../../../src/statistics/quantile.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {rounded} from "../finding.js";
import {candidatesOf} from "../slices.js";
import {isWithin, matureRows, tally, type Step, type StepRow} from "./steps.js";

type Slice = Funnel["slices"][number];
type StepLine = Slice["steps"][number];

const dimensions = ["role", "level", "period"] as const;

interface Cell {
  dimension: (typeof dimensions)[number];
  member: string | null;
  step: Step;
  rows: StepRow[];
}

/** Counts of every step for everything and for each role, level and quarter; small cells and what would tell them hidden. */
export function funnelTable(steps: readonly Step[], minimum: number): Slice[] {
  const cells = dimensions.flatMap((dimension) =>
    membersOf(steps, dimension).flatMap((member) =>
      steps.map((step) => ({dimension, member, step, rows: step.rows.filter((row) => row[dimension] === member)}))
    )
  );
  const hidden = hiddenCells(cells, {
    people: ({rows, step}) => Math.min(candidatesOf(rows), smallestShown(rows, step, minimum)),
    families: [({dimension, step}) => `${dimension} ${step.step}`],
    minimum
  });
  const lines = new Map(
    cells.map((cell, c) => [keyOf(cell), hidden[c] ? blank(cell.step) : lineOf(cell.step, cell.rows, minimum)])
  );
  const everything: Slice = {
    slice: {role: null, level: null, period: null},
    steps: steps.map((step) => (candidatesOf(step.rows) < minimum ? blank(step) : lineOf(step, step.rows, minimum)))
  };
  const members = dimensions.flatMap((dimension) =>
    membersOf(steps, dimension).flatMap((member) =>
      member === null
        ? []
        : [
            {
              slice: {role: null, level: null, period: null, [dimension]: member},
              steps: steps.map((step) => lines.get(keyOf({dimension, member, step}))!)
            }
          ]
    )
  );
  return [everything, ...members.filter(({steps: shown}) => shown.some(({entered}) => entered !== null))];
}

/** Those old enough to compare are a denominator too: 1 to 4 of them hide the cell. */
function smallestShown(rows: readonly StepRow[], step: Step, minimum: number): number {
  const old = new Set(matureRows({...step, rows: [...rows]}).map(({candidate_id}) => candidate_id)).size;
  return old === 0 ? (rows.length === 0 ? 0 : minimum) : old;
}

function keyOf({dimension, member, step}: Pick<Cell, "dimension" | "member" | "step">): string {
  return JSON.stringify([dimension, member, step.step]);
}

function membersOf(steps: readonly Step[], dimension: (typeof dimensions)[number]): (string | null)[] {
  const members = new Set(steps.flatMap(({rows}) => rows.map((row) => row[dimension])));
  return [...members].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

function lineOf(step: Step, rows: StepRow[], minimum: number): StepLine {
  const of = (ending: StepRow["ending"]): number => rows.filter((row) => row.ending === ending).length;
  const mature = matureRows({...step, rows});
  const {n, k} = tally(mature, step);
  const days = mature.filter((row) => isWithin(row, step)).map((row) => row.days!);
  const interval = n > 0 ? jeffreys(k, n) : null;
  return {
    step: step.step,
    entered: rows.length,
    converted: of("converted"),
    rejected: of("rejected"),
    left: of("left"),
    open: of("open"),
    skipped: rows.filter(({skipped}) => skipped).length,
    horizonDays: step.horizonDays,
    mature: n,
    within: k,
    interval: interval && [rounded(interval[0])!, rounded(interval[1])!],
    medianDays: days.length >= minimum ? Math.round(10 * median(days)!) / 10 : null
  };
}

function blank(step: Step): StepLine {
  return {
    step: step.step,
    entered: null,
    converted: null,
    rejected: null,
    left: null,
    open: null,
    skipped: null,
    horizonDays: step.horizonDays,
    mature: null,
    within: null,
    interval: null,
    medianDays: null
  };
}
