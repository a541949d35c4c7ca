import type {Funnel} from "../../../src/contracts/funnel.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {medianTime} from "../../../src/statistics/survival/median-time.js";
import {rounded} from "../finding.js";
import {type FunnelCell, wholeStep} from "./cells.js";
import {matureRows, spansOf, type Step, type StepRow, tally} from "./steps.js";

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

type Cohorts = Funnel["cohorts"][number];

/** What has become of everyone who entered a step, by month of entry. */
export function funnelCohorts(step: Step, cells: readonly FunnelCell[]): Cohorts {
  const mine = cells.filter((cell) => cell.dimension === "month" && cell.step === step);
  const lastMature = spansOf(step)?.[1].months.at(-1) ?? "";
  return {
    step: step.step,
    horizonDays: step.horizonDays,
    months: mine.map(({member, rows, hidden}) => {
      const of = (ending: StepRow["ending"]): number | null =>
        hidden ? null : rows.filter((row) => row.ending === ending).length;
      return {
        month: member!,
        entered: hidden ? null : rows.length,
        converted: of("converted"),
        rejected: of("rejected"),
        left: of("left"),
        open: of("open"),
        mature: member! <= lastMature
      };
    })
  };
}

type Split = Funnel["splits"][number];

const sideBySide = ["level", "role", "source"] as const;
const causes = {converted: 1, rejected: 2, left: 3, open: 0} as const;

/** Every step side by side for levels, roles and sources: share that goes on, and days until then. Hidden cells stay away. */
export function funnelSplits(steps: readonly Step[], cells: readonly FunnelCell[], minimum: number): Split[] {
  const everyone = steps.map((step) => ({by: "all" as const, member: "all", cell: wholeStep(step, minimum)}));
  const groups = sideBySide.flatMap((by) =>
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
