import {flatGroup} from "d3-array";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {medianTime} from "../../../src/statistics/survival/median-time.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf, everything} from "../../privacy/slices.js";
import {blanked, isHomogeneous} from "../../privacy/suppression.js";
import {published} from "../finding.js";
import {type FunnelCell, wholeStep} from "./cells.js";
import type {CellDimension} from "./shown.js";
import type {CrossedCell} from "./crossings.js";
import {causes, endingsOf, lastMatureMonth, matureRows, tally, waitsOf, type Step, type StepRow} from "./steps.js";

type Slice = Funnel["slices"][number];
type StepLine = Slice["steps"][number];
type Cohorts = Funnel["cohorts"][number];
type Split = Funnel["splits"][number];

/** Counts of every step for everything, for each role, level and quarter, and for two of these at once; hidden cells are blank. */
export function funnelTable(
  steps: readonly Step[],
  cells: readonly FunnelCell[],
  crossed: readonly CrossedCell[],
  minimum: number
): Slice[] {
  const members = (["role", "level", "period"] as const).flatMap((dimension) => {
    const mine = named(cells, dimension);
    return [...new Set(mine.map(({member}) => member))].sort().map((member) => ({
      slice: {...everything, [dimension]: member},
      steps: linesOf(
        steps,
        mine.filter((one) => one.member === member)
      )
    }));
  });
  const pairs = flatGroup(crossed, ({slice: {role, level, period}}) => JSON.stringify([role, level, period])).map(
    ([, mine]) => ({slice: mine[0]!.slice, steps: linesOf(steps, mine)})
  );
  return [
    behind(
      steps.flatMap(({rows}) => rows),
      {slice: everything, steps: steps.map((step) => lineOf(wholeStep(step, minimum)))}
    ),
    ...[...members, ...pairs].filter(({steps: shown}) => shown.some(({entered}) => entered !== null))
  ];
}

type Line = Pick<FunnelCell, "step" | "rows" | "hidden">;

/** Every step of one slice. That none of a few came to a step says what became of each of them. */
function linesOf(steps: readonly Step[], mine: readonly Line[]): StepLine[] {
  const hidden = isHomogeneous(0, candidatesOf(mine.flatMap(({rows}) => rows)));
  return steps.map((step) => lineOf(mine.find((one) => one.step === step) ?? {step, rows: [], hidden}));
}

function lineOf({step, rows, hidden}: Line): StepLine {
  const line = {
    step: step.step,
    entered: rows.length,
    ...endingsOf(rows),
    skipped: rows.filter(({skipped}) => skipped).length,
    repeated: rows.filter(({repeated}) => repeated).length,
    horizonDays: step.horizonDays,
    ...goingOn(rows, step)
  };
  return behind(rows, hidden ? blanked(line, "step", "horizonDays") : line);
}

/** Every step side by side for levels, roles and sources: share that goes on, and days until then. Hidden cells stay away. */
export function funnelSplits(steps: readonly Step[], cells: readonly FunnelCell[], minimum: number): Split[] {
  const everyone = steps.map((step) => ({by: "all" as const, member: "all", cell: wholeStep(step, minimum)}));
  const groups = (["level", "role", "source"] as const).flatMap((by) =>
    named(cells, by).map((cell) => ({by, member: cell.member, cell}))
  );
  return [...everyone, ...groups]
    .filter(({cell: {hidden, rows}}) => !hidden && rows.length > 0)
    .map(({by, member, cell: {step, rows}}) => behind(rows, {step: step.step, by, member, ...goingOn(rows, step)}));
}

/** What has become of everyone who entered a step, by month of entry. */
export function funnelCohorts(step: Step, cells: readonly FunnelCell[]): Cohorts {
  const lastMature = lastMatureMonth(step) ?? "";
  return {
    step: step.step,
    horizonDays: step.horizonDays,
    months: named(cells, "month")
      .filter((cell) => cell.step === step)
      .map(({member: month, rows, hidden}) => {
        const cohort = {month, entered: rows.length, ...endingsOf(rows), mature: month <= lastMature};
        return behind(rows, hidden ? blanked(cohort, "month", "mature") : cohort);
      })
  };
}

/** Cells whose member is recorded. */
function named(cells: readonly FunnelCell[], dimension: CellDimension): (FunnelCell & {member: string})[] {
  return cells.filter(
    (cell): cell is FunnelCell & {member: string} => cell.dimension === dimension && cell.member !== null
  );
}

/** Of those old enough, how many went on within the step's usual time; and how long it took. */
function goingOn(rows: readonly StepRow[], step: Step): Pick<Split, "mature" | "within" | "interval" | "days"> {
  const {n, k} = tally(matureRows({...step, rows: [...rows]}), step);
  const interval = n === 0 ? null : jeffreys(k, n);
  return {mature: n, within: k, interval: published({value: null, interval}).interval, days: daysToGoOn(rows, step)};
}

/**
 * Days until those who go on did so, median and 90 % interval, whole days; null below ten of them. Candidates still open
 * count as waiting, so that slow ones of late are not missing.
 */
function daysToGoOn(rows: readonly StepRow[], step: Step): Split["days"] {
  const waits = waitsOf(rows, step);
  const {value, interval} = medianTime(waits.days, waits.causes, causes.converted);
  if (value === null || interval === null) return null;
  return {median: Math.round(value), interval: [Math.round(interval[0]), Math.round(interval[1])]};
}
