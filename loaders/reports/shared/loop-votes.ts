import {group} from "d3-array";
import {connectedComponents, factorOf} from "../../../src/statistics/mixed-model/design.js";
import {answerMeant} from "../../config/scale.js";
import {readSql, type ReportContext, shared} from "../report.js";

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
  initial_is_yes: boolean;
  vote: string;
  vote_points: number;
  is_yes: boolean;
  /** The export or an earlier snapshot shows the vote before the debrief. */
  initial_known: boolean;
  held_at: string | null;
  interviewed_at: string | null;
  submitted_at: string | null;
  role: string | null;
  level: string | null;
  period: string | null;
  outcome: "offer" | "no_offer" | "censored" | "open";
  /** Number of the group that shares candidates, directly or through others, over all loops; one group where left out. */
  group?: number;
}

interface VoteCategory {
  vote: string;
  points: number;
  /** A loop vote has it. */
  used: boolean;
}

export const loopVotesSql = readSql(new URL("./loop-votes.sql", import.meta.url));
const voteLevelsSql = readSql(new URL("./vote-levels.sql", import.meta.url));

/** Every loop vote, in the order of interviews within a loop. */
export const loopVotes = shared(async ({warehouse}: ReportContext): Promise<readonly LoopVote[]> => {
  const votes = await warehouse.rows<LoopVote>(loopVotesSql);
  groupsOf(votes).forEach((group, row) => (votes[row]!.group = group));
  return votes;
});

/** Of each vote the group: all whom votes join, interviewers by candidates whom they share. Numbered from 0. */
export function groupsOf(votes: readonly Pick<LoopVote, "application_id" | "interviewer_id">[]): number[] {
  const interviewers = factorOf(
    "interviewer",
    votes.map(({interviewer_id}) => interviewer_id)
  );
  const candidates = factorOf(
    "candidate",
    votes.map(({application_id}) => application_id)
  );
  const {a: groups} = connectedComponents(interviewers, candidates);
  return Array.from(interviewers.codes, (code) => groups[code]!);
}

/** Votes by loop, in the order they came. */
export function byLoop<Vote extends {application_id: string}>(votes: readonly Vote[]): Map<string, Vote[]> {
  return group(votes, ({application_id}) => application_id);
}

/** The votes of loops with at least two of them: what agreement can be seen in. */
export function inLoopsOfTwo<Vote extends {application_id: string}>(votes: readonly Vote[]): Vote[] {
  return [...byLoop(votes).values()].filter((loop) => loop.length >= 2).flat();
}

/** Points of the categories of agreement: the configured scale and the answers that occur among loop votes, and these alone. */
export async function voteScale({warehouse, config}: ReportContext): Promise<number[]> {
  const levels = await warehouse.rows<VoteCategory>(voteLevelsSql);
  const listed = config.votes.scale?.map((answer) => answerMeant(answer, config.votes)) ?? [];
  return levels.filter(({vote, used}) => used || listed.includes(vote)).map(({points}) => points);
}
