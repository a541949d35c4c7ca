import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import type {Herding} from "../../../src/statistics/interviewers/herding.js";
import {percent} from "../../../src/words/numbers.js";
import {inLoopsOfTwo} from "../shared/loop-votes.js";
import {herdingOf, timedVotes} from "../independence/facts.js";
import {followingFinding} from "../independence/judge.js";
import {readSql, type ReportContext} from "../report.js";

export const beforeDebriefSql = readSql(new URL("./before-debrief.sql", import.meta.url));

/** Share of loop votes that the debrief cannot have changed, from which votes tell what interviewers saw. */
const mostVotes = 0.8;

/**
 * Why the shares that a repeat loop would decide alike are no lower bounds; null where they are. Votes that were agreed on
 * first, at the debrief or by reading those already in, agree more than interviewers would: the shares come out too high.
 * Loops with one vote are always in the fit: without them loops that end at a no would be left out, and with them most
 * candidates on whom everyone agrees.
 */
export async function noBound(context: ReportContext): Promise<string | null> {
  const {warehouse, config} = context;
  const [counts] = await warehouse.rows<{votes: number; before: number}>(beforeDebriefSql);
  return whyNoBound(counts!, herdingOf(inLoopsOfTwo(await timedVotes(context)), config), config);
}

/**
 * The same of loop votes that are counted and timed already.
 *
 * @param before how many of the votes the debrief cannot have changed
 */
export function whyNoBound(
  {votes, before}: {votes: number; before: number},
  followed: Herding,
  config: Config
): string | null {
  if (before < mostVotes * votes) return `fewer than ${percent(mostVotes)} of votes are known from before the debrief`;
  const {verdict} = followingFinding(followed, config, null);
  const floor = threshold(config, "interviewer.independence", "excess");
  const isFollowed = (followed.plain.interval?.[0] ?? 0) > floor;
  return verdict === "act" || verdict === "watch" || isFollowed ? "votes may follow those already in" : null;
}
