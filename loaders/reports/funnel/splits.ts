import type {Funnel} from "../../../src/contracts/funnel.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {medianTime} from "../../../src/statistics/survival/median-time.js";
import {rounded} from "../finding.js";
import {wholeStep, type FunnelCell} from "./cells.js";
import {matureRows, tally, type Step, type StepRow} from "./steps.js";

type Split = Funnel["splits"][number];

const dimensions = ["level", "role", "source"] as const;
const causes = {converted: 1, rejected: 2, left: 3, open: 0} as const;

/** Every step side by side for levels, roles and sources: share that goes on, and days until then. Hidden cells stay away. */
export function funnelSplits(steps: readonly Step[], cells: readonly FunnelCell[], minimum: number): Split[] {
  const everyone = steps.map((step) => ({by: "all" as const, member: "all", cell: wholeStep(step, minimum)}));
  const groups = dimensions.flatMap((by) =>
    cells
      .filter(({dimension, member}) => dimension === by && member !== null)
      .map((cell) => ({by, member: cell.member!, cell}))
  );
  return [...everyone, ...groups].flatMap(({by, member, cell}) => {
    if (cell.hidden || cell.rows.length === 0) return [];
    const {step, rows} = cell;
    const {n: mature, k: within} = tally(matureRows({...step, rows}), step);
    const [low, high] = jeffreys(within, mature);
    return [
      {
        step: step.step,
        by,
        member,
        mature,
        within,
        interval: mature === 0 ? null : ([rounded(low)!, rounded(high)!] as [number, number]),
        days: daysToGoOn(rows, step)
      }
    ];
  });
}

/**
 * Days until those who go on did so, median and 90 % interval, whole days; null below ten of them. Candidates still open
 * count as waiting, so that slow ones of late are not missing.
 */
export function daysToGoOn(rows: readonly StepRow[], {throughDay}: Step): Split["days"] {
  const age = ({started_day}: StepRow): number => Math.max(0, throughDay - started_day);
  const {value, interval} = medianTime(
    rows.map((row) => (row.ending === "open" ? age(row) : Math.min(row.days!, age(row)))),
    rows.map(({ending}) => causes[ending]),
    causes.converted
  );
  return value === null || interval === null
    ? null
    : {median: Math.round(value), interval: [Math.round(interval[0]), Math.round(interval[1])]};
}
