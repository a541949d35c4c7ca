import {ascending, group, rollup} from "d3-array";
import {median} from "simple-statistics";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {changeInMean} from "../../../src/statistics/intervals/differences.js";
import {normalInterval} from "../../../src/statistics/intervals/normal-interval.js";
import type {AreaLoop} from "../../../src/statistics/loop-design/area-order.js";
import type {CompletedLoop} from "../../../src/statistics/loop-design/early-stop.js";
import {counted, percent} from "../../../src/words/numbers.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {byLoop, type LoopVote, loopVotes} from "../shared/loop-votes.js";

export const loopsSql = readSql(new URL("./loops.sql", import.meta.url));
const interviewsSql = readSql(new URL("./interviews.sql", import.meta.url));

/** A decided loop with at least two votes. */
export interface DecidedLoop {
  application_id: string;
  candidate_id: string;
  role: string | null;
  level: string | null;
  period: string | null;
  votes: number;
  /** Interviews with a vote; one person may have held several. */
  interviews: number;
  seats: number;
  ordered: boolean;
  offer: boolean;
  decided_on: string | null;
  /** From the first interview; null where either date is unknown. */
  days_to_decision: number | null;
}

export interface LoopFacts {
  loops: DecidedLoop[];
  votes: Map<string, LoopVote[]>;
  /** Loops whose every interview has a time, for replays. */
  completed: OrderedLoop[];
}

interface Interview {
  application_id: string;
  focus: string;
  yes: boolean;
  interviewed_at: string;
  submitted_at: string | null;
}

/** A loop for replays, in the order of its calendar or another. */
export interface OrderedLoop {
  candidate_id: string;
  offer: boolean;
  period: string | null;
  votes: (CompletedLoop["votes"][number] & AreaLoop["votes"][number])[];
}

export async function loopFacts(context: ReportContext): Promise<LoopFacts> {
  const loops = await context.warehouse.rows<DecidedLoop>(loopsSql);
  const votes = byLoop(await loopVotes(context));
  const interviews = byLoop(await context.warehouse.rows<Interview>(interviewsSql));
  const completed = loops
    .filter(({ordered}) => ordered)
    .map(({application_id, candidate_id, offer, period}): OrderedLoop => ({
      candidate_id,
      offer,
      period,
      votes: interviews.get(application_id)!.map(({focus, yes, interviewed_at, submitted_at}) => ({
        area: focus,
        yes,
        startsAt: Date.parse(interviewed_at),
        submittedAt: submitted_at === null ? null : Date.parse(submitted_at)
      }))
    }));
  return {loops, votes, completed};
}

/** Since when loops have their present length, and what it was before. */
export interface LengthChange {
  /** Quarter, YYYY-Qn. */
  since: string;
  before: number;
  after: number;
}

/** Half an interview: less is a matter of calendars, more of policy. */
const leastChange = 0.5;

/**
 * The last quarter at which loops became clearly longer or shorter: a replay over loops of two policies would describe
 * neither. Looked for again after each change that was found, so that what follows is of one policy. Loops without a
 * quarter take no part.
 */
export function lengthChange(loops: readonly {period: string | null; votes: number}[]): LengthChange | null {
  const quarters = [...group(loops, ({period}) => period)]
    .flatMap(([quarter, mine]) => (quarter === null ? [] : [{quarter, votes: mine.map(({votes}) => votes)}]))
    .sort((a, b) => ascending(a.quarter, b.quarter));
  let last: LengthChange | null = null;
  for (let from = 0; ;) {
    const change = changeInMean(
      quarters.slice(from).map(({votes}) => votes),
      {least: leastChange}
    );
    if (!change) return last;
    from += change.at;
    last = {since: quarters[from]!.quarter, before: change.before, after: change.after};
  }
}

/** "Loops have had 3.9 interviews since 2026-Q1 and 4.8 before, so only those since are replayed." */
export function lengthWords(change: LengthChange | null): string {
  if (!change) return "";
  return `Loops have had ${change.after.toFixed(1)} interviews since ${change.since} and ${change.before.toFixed(1)} before, so only those since are replayed.`;
}

type Measured = Pick<DecidedLoop, "role" | "level" | "seats">;

/** Fewest loops with an offer, and without, for saying what is usual. */
const least = 20;
const level = 0.95;

/**
 * Have loops been stopped early already? A refused loop is short when it has fewer interviews than the middle loop with
 * an offer of its role and level (of all, below 20 offers). Chance, calendars and mislaid scorecards shorten loops with an
 * offer too, so only what refused loops are short beyond those counts as stopped. Null below 20 loops of either end.
 */
export function shortenedLoops(loops: readonly (Measured & Pick<DecidedLoop, "offer">)[]): LoopDesign["shortened"] {
  const refused = loops.filter(({offer}) => !offer);
  const offered = loops.filter(({offer}) => offer);
  if (Math.min(refused.length, offered.length) < least) return null;
  const usualOf = usualLength(offered);
  const short = (some: typeof loops): number => some.filter((loop) => loop.seats < usualOf(loop)).length;
  const [shortRefused, shortOffered] = [short(refused), short(offered)];
  const [here, there] = [shortRefused / refused.length, shortOffered / offered.length];
  const error = Math.sqrt((here * (1 - here)) / refused.length + (there * (1 - there)) / offered.length);
  const [low] = normalInterval(here - there, error, level);
  const stopped = low > 0 ? Math.round((here - there) * refused.length) : 0;
  return {
    refused: refused.length,
    shortRefused,
    shareOfOffers: rounded(there)!,
    stopped,
    sentence:
      stopped > 0
        ? `${percent(here)} of ${counted(refused.length, "refused loop")} had fewer interviews than usual, but only ${percent(there)} of those with an offer: about ${counted(stopped, "loop")} seem to have been stopped early already. Savings count from loops as they were held, so that what those have saved is not in them.`
        : `${percent(here)} of ${counted(refused.length, "refused loop")} had fewer interviews than usual, and ${percent(there)} of those with an offer: no sign that loops are stopped early already. Savings count from loops as they were held.`
  };
}

/** The middle length of loops with an offer, within role and level where there are enough. */
function usualLength(offered: readonly Measured[]): (loop: Measured) => number {
  const keyOf = ({role, level: grade}: Measured): string => JSON.stringify([role, grade]);
  const middle = (loops: readonly Measured[]): number => median(loops.map(({seats}) => seats));
  const all = middle(offered);
  const usual = rollup(offered, (alike) => (alike.length >= least ? middle(alike) : all), keyOf);
  return (loop) => usual.get(keyOf(loop)) ?? all;
}
