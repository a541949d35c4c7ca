import type {Tile} from "../../../src/contracts/overview.js";
import {eventRate} from "../../../src/statistics/intervals/event-rate.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {hoursOfLoops, type LoopTally, screenHours} from "../../../src/statistics/screen/loop-cost.js";
import {medianTime} from "../../../src/statistics/survival/median-time.js";
import {type FunnelCell, funnelCells} from "../funnel/cells.js";
import {shownSteps} from "../funnel/loop-members.js";
import {causes, type Step, type StepRow, waitsOf} from "../funnel/steps.js";
import {readSql, type ReportContext, shared} from "../report.js";
import {costsShown} from "../shared/cost-sheet.js";
import type {Measure} from "../shared/trend.js";
import {money} from "../../../src/words/numbers.js";
import {horizonOf, settledAfter, shareEstimate, wholeQuarters} from "../shared/quarters.js";
import {tileOf, withoutValue} from "./tile.js";

const sqlOf = (name: string): string => readSql(new URL(`./${name}.sql`, import.meta.url));
const [hiresSql, hoursSql, firstSql] = ["hires", "staff-hours", "first-entry"].map(sqlOf) as [string, string, string];

type Page = Tile["page"];

/** The steps of the funnel, and what of their quarters the funnel page hides. */
export const pipeline = shared(async (context: ReportContext) => {
  const {steps, shown} = await shownSteps(context);
  return {steps, cells: funnelCells(steps, shown)};
});

type Pipeline = Awaited<ReturnType<typeof pipeline>>;

/** Of a step, how many go on, by quarter of entry: the same candidates in the same cells as on the funnel page. */
export function goingOn(
  step: Step,
  cells: readonly FunnelCell[],
  settled: (period: string) => boolean
): Measure<StepRow> {
  return {
    unit: "share",
    settled,
    hidden: hiddenBy(step, cells),
    outcome: (rows) => ({k: convertedOf(rows), n: rows.length}),
    estimate: (rows, level) => shareEstimate(convertedOf(rows), rows.length, level)
  };
}

function convertedOf(rows: readonly StepRow[]): number {
  return rows.filter(({ending}) => ending === "converted").length;
}

function hiddenBy(step: Step, cells: readonly FunnelCell[]): (period: string) => boolean {
  const hidden = cells.filter((cell) => cell.step === step && cell.dimension === "period" && cell.hidden);
  return (period) => hidden.some(({member}) => member === period);
}

/** Phone screens that end in a hire. */
export async function screensHired(context: ReportContext, page: Page): Promise<Tile> {
  const words = {measure: "Phone screens that end in a hire", counted: "phone screens", page};
  const made = await pipeline(context);
  const step = stepOf(made, "phone_screen>hired");
  if (!step) return withoutValue(words, "share", whyNot(made, "phone_screen"));
  return tileOf(step.rows, goingOn(step, made.cells, settledFor(step, context)), context.config, words);
}

/** Loops that end in an offer; in a hire, where offers are not known. */
export async function loopsOffered(context: ReportContext, page: Page): Promise<Tile> {
  const made = await pipeline(context);
  const step = stepOf(made, "loop>offer") ?? stepOf(made, "loop>hired");
  const end = step?.step === "loop>hired" ? "a hire" : "an offer";
  const words = {measure: `Loops that end in ${end}`, counted: "loops", page};
  if (!step) return withoutValue(words, "share", whyNot(made, "loop"));
  return tileOf(step.rows, goingOn(step, made.cells, settledFor(step, context)), context.config, words);
}

/** Offers accepted, of those that were answered. */
export async function offersAccepted(context: ReportContext, page: Page): Promise<Tile> {
  const words = {measure: "Offers accepted, of those answered", counted: "answered offers", page};
  const made = await pipeline(context);
  const step = stepOf(made, "offer>hired");
  if (context.hiresOnly || !step)
    return withoutValue(
      words,
      "share",
      context.hiresOnly || !hasStage(made, "offer")
        ? "Only hires are known: export decisions, each with whether the candidate accepted."
        : whyNot(made, "offer")
    );
  const answered = step.rows.filter(({ending}) => ending !== "open");
  return tileOf(answered, goingOn(step, made.cells, settledFor(step, context)), context.config, words);
}

/** Days from the phone screen to the hire, median. */
export async function daysToHire(context: ReportContext, page: Page): Promise<Tile> {
  const words = {measure: "Days from screen to hire", counted: "hires", page};
  const made = await pipeline(context);
  const step = stepOf(made, "phone_screen>hired");
  if (!step) return withoutValue(words, "days", whyNot(made, "phone_screen"));
  return tileOf(
    step.rows,
    {
      unit: "days",
      settled: settledFor(step, context),
      hidden: hiddenBy(step, made.cells),
      estimate: (rows, level) => {
        const waits = waitsOf(rows, step);
        return medianTime(waits.days, waits.causes, causes.converted, {level});
      },
      grain: 1
    },
    context.config,
    words
  );
}

interface Hire {
  candidate_id: string;
  period: string;
  days: number | null;
}

/** Hires a quarter, by the day of the hire. */
export async function hiresAQuarter(context: ReportContext, page: Page): Promise<Tile> {
  const words = {measure: "Hires a quarter", counted: "hires", page};
  const hires = await context.warehouse.rows<Hire>(hiresSql);
  const whole = wholeQuarters(
    hires.map(({days}) => days),
    {firstDay: await firstDay(context), dataThrough: context.dataThrough}
  );
  return tileOf(
    hires,
    {
      unit: "count",
      ...whole,
      estimate: (some, level, quarters) => eventRate(some.length, quarters, level),
      // No other page counts candidates by the quarter of their hire.
      hidden: () => false
    },
    context.config,
    words
  );
}

/** The day of the first application. */
export const firstDay = shared(async ({warehouse}: ReportContext): Promise<string | null> => {
  const [row] = await warehouse.rows<{first_day: string | null}>(firstSql);
  return row?.first_day ?? null;
});

interface Worked extends LoopTally {
  candidate_id: string;
  period: string;
  screened: boolean;
  hired: boolean;
  days: number | null;
}

/**
 * Staff hours of screens and loops for one hire, by quarter of the screen, or of the loop where no screen is known. The
 * hours are known; how many of so many candidates are hired is what varies.
 */
export async function hoursPerHire(
  context: ReportContext,
  page: Page,
  {reference = null, money: says = false}: {reference?: Tile["reference"]; money?: boolean} = {}
): Promise<Tile> {
  const {config, dataThrough, warehouse} = context;
  const rows = await warehouse.rows<Worked>(hoursSql);
  const {loop, screen} = await costsShown(context);
  const {steps, cells} = await pipeline(context);
  const entrance = rows.some(({screened}) => screened) ? "phone_screen>hired" : "loop>hired";
  const step = steps.find((one) => one.step === entrance);
  const hoursOf = (some: readonly Worked[]): number =>
    hoursOfLoops(tallyOf(some), loop) + some.filter(({screened}) => screened).length * screenHours(screen);
  const hiresOf = (some: readonly Worked[]): number => some.filter(({hired}) => hired).length;
  const measure: Measure<Worked> = {
    unit: "hours",
    settled: settledAfter(horizonOf(rows.map(({days}) => days)), dataThrough),
    ...(step ? {hidden: hiddenBy(step, cells)} : {}),
    outcome: (some) => ({k: hiresOf(some), n: some.length}),
    estimate: (some, level) => {
      const [k, n] = [hiresOf(some), some.length];
      if (k === 0) return {value: null, standardError: null, interval: null, n: k};
      const each = hoursOf(some) / n;
      const [low, high] = jeffreys(k, n, level);
      return {value: (each * n) / k, standardError: null, interval: [each / high, each / low], n: k};
    },
    // Loops are counted a little otherwise elsewhere, so that no difference tells of a few.
    grain: 1
  };
  const words = {
    measure: `Staff hours per hire, ${entrance === "loop>hired" ? "loops only" : "with screening"}`,
    counted: "hires",
    page,
    reference
  };
  const tile = tileOf(rows, measure, config, words);
  const {hourly_rate: rate, currency} = config.loop;
  if (!says || tile.shown?.value == null) return tile;
  const note =
    rate === null
      ? "money: set an hourly rate"
      : `about ${money(tile.shown.value * rate, currency)} at ${money(rate, currency)} an hour`;
  return {...tile, note};
}

function tallyOf(rows: readonly LoopTally[]): LoopTally {
  const none = {loops: 0, seats: 0, timed: 0, minutes: 0};
  return rows.reduce(
    (sum, {loops, seats, timed, minutes}) => ({
      loops: sum.loops + loops,
      seats: sum.seats + seats,
      timed: sum.timed + timed,
      minutes: sum.minutes + minutes
    }),
    none
  );
}

function stepOf({steps}: Pipeline, name: string): Step | undefined {
  return steps.find(({step}) => step === name);
}

function settledFor({horizonDays}: Step, {dataThrough}: ReportContext): (period: string) => boolean {
  return settledAfter(horizonDays, dataThrough);
}

function hasStage({steps}: Pipeline, stage: string): boolean {
  return steps.some(({step}) => step.split(">").includes(stage));
}

const stageNames = {phone_screen: "phone screen", loop: "loop", offer: "offer"} as const;

/** Why a step is not there: no dates, no such stage, or nobody who came to its end. */
function whyNot(made: Pipeline, stage: keyof typeof stageNames): string {
  if (made.steps.length === 0)
    return "No stage has a date: export applications with applied_at and stages with entered_at.";
  if (!hasStage(made, stage))
    return `No ${stageNames[stage]} is known: export stages, or scorecards with stage ${stage === "offer" ? "loop" : stage}.`;
  return "Nobody is known to have come further: export decisions, or applications with status hired.";
}
