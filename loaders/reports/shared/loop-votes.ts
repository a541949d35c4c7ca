import {group} from "d3-array";
import {readSql, type ReportContext} from "../report.js";

/** An initial loop vote, cast before the decision by who led the interview. */
export interface LoopVote {
  scorecard_id: string;
  application_id: string;
  candidate_id: string;
  interviewer_id: string;
  focus: string;
  initial_vote: string;
  /** 1 to 4. */
  initial_points: number;
  vote: string;
  vote_points: number;
  /** The export or an earlier snapshot shows the vote before the debrief. */
  initial_known: boolean;
  held_at: string | null;
  interviewed_at: string | null;
  submitted_at: string | null;
  role: string | null;
  level: string | null;
  period: string | null;
  outcome: "offer" | "no_offer" | "censored" | "open";
}

export const loopVotesSql = readSql(new URL("./loop-votes.sql", import.meta.url));
const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};

/** Every loop vote, in the order of interviews within a loop. */
export async function loopVotes({warehouse}: ReportContext): Promise<LoopVote[]> {
  return await warehouse.rows<LoopVote>(loopVotesSql);
}

/** Votes by loop, in the order they came. */
export function byLoop<Vote extends {application_id: string}>(votes: readonly Vote[]): Map<string, Vote[]> {
  return group(votes, ({application_id}) => application_id);
}

/** The votes of loops with at least two of them: what agreement can be seen in. */
export function inLoopsOfTwo<Vote extends {application_id: string}>(votes: readonly Vote[]): Vote[] {
  return [...byLoop(votes).values()].filter((loop) => loop.length >= 2).flat();
}

/** Points of the form's scale: the configured votes, and any other that a scorecard holds. */
export async function voteScale({warehouse, config}: ReportContext): Promise<number[]> {
  const seen = await warehouse.rows<{vote: string}>("select distinct vote from marts.votes");
  const all = [...config.votes.scale, ...seen.map(({vote}) => vote)].map((vote) => points[vote]!);
  return [...new Set(all)].sort((a, b) => a - b);
}

export function isYes(vote: string): boolean {
  return vote === "yes" || vote === "strong_yes";
}
