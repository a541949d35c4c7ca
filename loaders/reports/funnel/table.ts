import type {Funnel} from "../../../src/contracts/funnel.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {rounded} from "../finding.js";
import {wholeStep, type FunnelCell} from "./cells.js";
import {daysToGoOn} from "./splits.js";
import {matureRows, tally, type Step, type StepRow} from "./steps.js";

type Slice = Funnel["slices"][number];
type StepLine = Slice["steps"][number];

const dimensions = ["role", "level", "period"] as const;

/** Counts of every step for everything and for each role, level and quarter; hidden cells are blank. */
export function funnelTable(steps: readonly Step[], cells: readonly FunnelCell[], minimum: number): Slice[] {
  const everything: Slice = {
    slice: {role: null, level: null, period: null},
    steps: steps.map((step) => lineOf(wholeStep(step, minimum)))
  };
  const members = dimensions.flatMap((dimension) => {
    const mine = cells.filter((cell) => cell.dimension === dimension);
    return [...new Set(mine.map(({member}) => member))]
      .filter((member) => member !== null)
      .sort()
      .map((member) => ({
        slice: {role: null, level: null, period: null, [dimension]: member},
        steps: steps.map((step) => {
          const cell = mine.find((one) => one.step === step && one.member === member);
          return lineOf(cell ?? {dimension, member, step, rows: [], hidden: false});
        })
      }));
  });
  return [everything, ...members.filter(({steps: shown}) => shown.some(({entered}) => entered !== null))];
}

function lineOf({step, rows, hidden}: FunnelCell): StepLine {
  if (hidden) return blank(step);
  const of = (ending: StepRow["ending"]): number => rows.filter((row) => row.ending === ending).length;
  const mature = matureRows({...step, rows});
  const {n, k} = tally(mature, step);
  const interval = n > 0 ? jeffreys(k, n) : null;
  return {
    step: step.step,
    entered: rows.length,
    converted: of("converted"),
    rejected: of("rejected"),
    left: of("left"),
    open: of("open"),
    skipped: rows.filter(({skipped}) => skipped).length,
    repeated: rows.filter(({repeated}) => repeated).length,
    horizonDays: step.horizonDays,
    mature: n,
    within: k,
    interval: interval && [rounded(interval[0])!, rounded(interval[1])!],
    days: daysToGoOn(rows, step)
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
    repeated: null,
    horizonDays: step.horizonDays,
    mature: null,
    within: null,
    interval: null,
    days: null
  };
}
