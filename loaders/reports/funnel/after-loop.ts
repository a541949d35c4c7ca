import type {AfterLoop} from "../../../src/contracts/after-loop.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {hoursOfLoops, type LoopTally} from "../../../src/statistics/screen/loop-cost.js";
import {isHomogeneous} from "../../privacy/suppression.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {costSheetOf} from "../shared/cost-sheet.js";
import {wholeStep} from "./cells.js";
import {attritionOf, type HireRow, validityOf} from "./post-hire.js";
import type {Step} from "./steps.js";

const hires = readSql(new URL("./hires.sql", import.meta.url));
const outcomes = readSql(new URL("./outcomes.sql", import.meta.url));
const endOfDay = "23:59:59";
const grain = 5;

/** The queries behind what is said of hires, as anyone can run them. */
export const afterLoopSql = {hires, outcomes};

/** Acceptance of offers, staff hours per hire, and what became of hires. */
export async function afterLoopOf(context: ReportContext, steps: readonly Step[]): Promise<AfterLoop> {
  const minimum = context.config.privacy.minimum_candidates;
  const [tally] = await context.warehouse.rows<LoopTally & {hires: number}>(hires);
  const rows = await hireRows(context);
  return {
    acceptance: acceptanceOf(
      steps.find(({step}) => step === "offer>hired"),
      minimum
    ),
    hoursPerHire: await hoursPerHireOf(tally!, context),
    validity: validityOf(rows, context.dataThrough),
    attrition: attritionOf(rows, minimum)
  };
}

async function hireRows({warehouse, dataThrough}: ReportContext): Promise<HireRow[]> {
  return dataThrough === null ? [] : warehouse.rows<HireRow>(outcomes, [`${dataThrough.slice(0, 10)} ${endOfDay}`]);
}

/** The same candidates as in the funnel's last step, so that no difference between the two tells of a few. */
function acceptanceOf(step: Step | undefined, minimum: number): AfterLoop["acceptance"] {
  if (!step || wholeStep(step, minimum).hidden) return null;
  const of = (...endings: string[]): number => step.rows.filter(({ending}) => endings.includes(ending)).length;
  const [accepted, declined] = [of("converted"), of("left", "rejected")];
  const answered = accepted + declined;
  if (answered < minimum || isHomogeneous(accepted, answered)) return null;
  const [low, high] = jeffreys(accepted, answered);
  return {
    accepted,
    declined,
    open: of("open"),
    share: {value: rounded(accepted / answered), interval: [rounded(low)!, rounded(high)!]}
  };
}

/** Loops and hires to the nearest five: other pages count nearly the same loops, and a difference could tell of a few. */
async function hoursPerHireOf(
  tally: LoopTally & {hires: number},
  context: ReportContext
): Promise<AfterLoop["hoursPerHire"]> {
  const {loops, hires: hired} = tally;
  const minimum = context.config.privacy.minimum_candidates;
  if (loops < minimum || hired < minimum || isHomogeneous(hired, loops)) return null;
  const {loop} = await costSheetOf(context);
  const hours = hoursOfLoops(tally, loop);
  const perLoop = hours / loops;
  const [low, high] = jeffreys(hired, loops);
  return {
    loops: toFives(loops),
    hires: toFives(hired),
    hours: Math.round(hours / 10) * 10,
    perHire: {value: Math.round(hours / hired), interval: [Math.round(perLoop / high), Math.round(perLoop / low)]}
  };
}

/** To the nearest five, for counts that lie close to others that are published. */
export function toFives(n: number): number {
  return grain * Math.round(n / grain);
}
