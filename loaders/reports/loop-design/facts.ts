import type {AreaLoop} from "../../../src/statistics/loop-design/area-order.js";
import type {CompletedLoop} from "../../../src/statistics/loop-design/early-stop.js";
import {readSql, type ReportContext} from "../report.js";
import {byLoop, isYes, type LoopVote, loopVotes} from "../shared/loop-votes.js";

export const loopsSql = readSql(new URL("./loops.sql", import.meta.url));

/** A decided loop with at least two votes. */
export interface DecidedLoop {
  application_id: string;
  candidate_id: string;
  role: string | null;
  level: string | null;
  period: string | null;
  votes: number;
  seats: number;
  ordered: boolean;
  offer: boolean;
  decided_on: string | null;
}

export interface LoopFacts {
  loops: DecidedLoop[];
  votes: Map<string, LoopVote[]>;
  /** Loops whose every interview has a time, for replays. */
  completed: OrderedLoop[];
}

/** A loop for replays, in the order of its calendar or another. */
export interface OrderedLoop {
  offer: boolean;
  period: string | null;
  votes: (CompletedLoop["votes"][number] & AreaLoop["votes"][number])[];
}

export async function loopFacts(context: ReportContext): Promise<LoopFacts> {
  const loops = await context.warehouse.rows<DecidedLoop>(loopsSql);
  const votes = byLoop(await loopVotes(context));
  const completed = loops
    .filter(({ordered}) => ordered)
    .map(({application_id, offer, period}): OrderedLoop => ({
      offer,
      period,
      votes: votes.get(application_id)!.map(({focus, initial_vote, interviewed_at, submitted_at}) => ({
        area: focus,
        yes: isYes(initial_vote),
        startsAt: Date.parse(interviewed_at!),
        submittedAt: submitted_at === null ? null : Date.parse(submitted_at)
      }))
    }));
  return {loops, votes, completed};
}
