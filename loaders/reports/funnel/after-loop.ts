import {sampleStandardDeviation} from "simple-statistics";
import type {AfterLoop} from "../../../src/contracts/funnel.js";
import {correctRangeRestriction, pearson} from "../../../src/statistics/association/correlation.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {hoursOfLoops, type LoopTally} from "../../../src/statistics/screen/loop-cost.js";
import {behind} from "../../privacy/behind.js";
import {tellsOfFew} from "../../privacy/suppression.js";
import {published, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {costSheetOf} from "../shared/cost-sheet.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import {wholeStep} from "./cells.js";
import {endingsOf, type Step} from "./steps.js";

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
    ...(context.hiresOnly ? {offersKnown: false} : {}),
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
  const {converted: accepted, left, rejected, open} = endingsOf(step.rows);
  const declined = left + rejected;
  const answered = accepted + declined;
  if (answered === 0 || tellsOfFew(answered, minimum, [accepted])) return null;
  const share = published({value: accepted / answered, interval: jeffreys(accepted, answered)});
  return behind(step.rows, {accepted, declined, open, share});
}

/** Loops and hires to the nearest five: other pages count nearly the same loops, and a difference could tell of a few. */
async function hoursPerHireOf(
  tally: LoopTally & {hires: number},
  context: ReportContext
): Promise<AfterLoop["hoursPerHire"]> {
  const {loops, hires: hired} = tally;
  const minimum = context.config.privacy.minimum_candidates;
  if (hired < minimum || tellsOfFew(loops, minimum, [hired])) return null;
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

/** One decided candidate with loop votes, or hire. */
export interface HireRow {
  loop_mean: number | null;
  performance: number | null;
  rated_at: string | null;
  known: boolean;
  days_since_hire: number | null;
  days_stayed: number | null;
}

type Judged = HireRow & {loop_mean: number; performance: number};

const leastRated = 100;
const leastKnown = 30;
const year = 365;
const early = 180;
const nothing = {value: null, interval: null} as const;

/**
 * Correlation of mean initial loop votes with performance, among at least 100 hires rated a year or more after the hire;
 * 90 % Fisher interval. Hires are the upper end of the votes, so it is shown too as it would be among all decided loops
 * if the votes alone had decided (Thorndike case 2).
 */
export function validityOf(rows: readonly HireRow[], dataThrough: string | null): AfterLoop["validity"] {
  const votes = rows.flatMap(({loop_mean}) => (loop_mean === null ? [] : [loop_mean]));
  const rated = rows.filter((row): row is Judged => row.loop_mean !== null && row.performance !== null);
  const scores = rated.map((row) => row.loop_mean);
  const raw = pearson(
    scores,
    rated.map(({performance}) => performance)
  );
  if (rated.length < leastRated || raw.value === null || raw.interval === null)
    return {refusal: tooFewRated(rated, dataThrough), n: null, raw: nothing, restriction: null, corrected: nothing};
  const restriction = sampleStandardDeviation(scores) / sampleStandardDeviation(votes);
  const corrected = (r: number): number => rounded(correctRangeRestriction(r, restriction))!;
  const [low, high] = raw.interval;
  return {
    refusal: null,
    n: rated.length,
    raw: published(raw),
    restriction: rounded(restriction),
    corrected: {value: corrected(raw.value), interval: [corrected(low), corrected(high)]}
  };
}

function tooFewRated(rated: readonly Judged[], dataThrough: string | null): string {
  if (rated.length === 0)
    return `It takes outcomes.csv with a performance rating made at least a year after the hire, for ${leastRated} hires; there is none yet.`;
  const pace = weeklyPace(
    rated.map(({rated_at}) => rated_at),
    dataThrough
  );
  const {more, weeks} = needUntil("ratings", leastRated, rated.length, pace);
  if (more === 0) return "All ratings or all votes of these hires are alike, so nothing goes with anything.";
  const when = weeks === null ? "" : `, about ${weeks} weeks at this pace`;
  return `About ${approximately(more)} more hires with a rating made at least a year after the hire are needed${when}; below ${leastRated}, a correlation is mostly chance.`;
}

/**
 * Hires of at least a year ago who left within 180 days, from 30 of whom something is known. Of hires without a row
 * nobody knows: the lower end takes them to have stayed, the upper end to have left as often as the others.
 */
export function attritionOf(rows: readonly HireRow[], minimum: number): AfterLoop["attrition"] {
  const old = rows.filter(({days_since_hire}) => days_since_hire !== null && days_since_hire >= year);
  const known = old.filter((row) => row.known);
  const left = known.filter(({days_stayed}) => days_stayed !== null && days_stayed <= early).length;
  const hidden = {hires: null, known: null, left: null, share: nothing};
  if (known.length < Math.max(leastKnown, minimum))
    return {
      refusal: `It takes outcomes.csv for ${leastKnown} hires of at least a year ago; ${fewKnown(known.length)}.`,
      ...hidden
    };
  return {
    refusal: null,
    hires: old.length,
    known: known.length,
    left,
    share: published({
      value: left / known.length,
      interval: [jeffreys(left, old.length)[0], jeffreys(left, known.length)[1]]
    })
  };
}

function fewKnown(n: number): string {
  return n === 0 ? "there is none yet" : `${approximately(leastKnown - n)} more are needed`;
}

/** Up to the next five: the refusal must not count a few people to the last one. */
function approximately(n: number): number {
  return Math.max(5, 5 * Math.ceil(n / 5));
}
