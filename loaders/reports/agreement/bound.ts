import {threshold} from "../../config/thresholds.js";
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
  const {votes, before} = counts!;
  if (before < mostVotes * votes) return `fewer than ${percent(mostVotes)} of votes are known from before the debrief`;
  const followed = herdingOf(inLoopsOfTwo(await timedVotes(context)), config);
  const {verdict} = followingFinding(followed, config, null);
  const floor = threshold(config, "interviewer.independence", "excess");
  const isFollowed = (followed.plain.interval?.[0] ?? 0) > floor;
  return verdict === "act" || verdict === "watch" || isFollowed ? "votes may follow those already in" : null;
}
