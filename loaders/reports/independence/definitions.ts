import type {Definition} from "../../../src/contracts/parts.js";
import {auditSql, independenceVotesSql, splitsSql, visibleSql} from "./facts.js";

const leftOut = "Shadows, votes after the decision, scorecards without a vote.";

/** How each number of the independence page is made. */
export const independenceDefinitions: Definition[] = [
  {
    measure: "Blind votes",
    formula: "Share of votes submitted when no other vote of the loop was in.",
    denominator: "Initial loop votes with a time of submission, in loops with at least two of them.",
    exclusions: leftOut,
    sql: independenceVotesSql
  },
  {
    measure: "Following a visible lead",
    formula:
      "The earlier interviews of a vote's loop fall into those whose vote was in when this one was submitted (visible) and those whose vote was not (hidden). Share of votes on the side of the visible ones' majority, minus share on the side of the hidden ones' majority; within strata of order, size and margin of the group, and the other votes. What the hours to feedback of vote and lead tell of matches is taken off: octiles of each, with and without the side of the lead. It is acted on only where this and the plain difference both lie surely above half a point.",
    denominator:
      "Votes after the first interview of a loop with times of interview and submission; one with leads of both kinds is in both shares.",
    exclusions: `${leftOut} Groups whose votes are tied. The SQL gives plain shares of pairs, before strata.`,
    sql: visibleSql
  },
  {
    measure: "Movement at the debrief",
    formula:
      "P(change of side | vote in the minority) − P(change of side | vote in the majority), in loops with split initial votes; the same against and with the decider. Clustered by loop.",
    denominator:
      "Votes whose version before the debrief is exported; where only snapshots reveal edits, all votes, which understates movement.",
    exclusions: `${leftOut} Loops without a strict majority.`
  },
  {
    measure: "Splits and decisions",
    formula: "Share of decided loops with an offer, by how the initial votes fell; Wilson interval.",
    denominator: "Loops with at least two votes that ended in an offer or no offer.",
    exclusions: `${leftOut} Cells of fewer than five candidates, and cells that would give them away.`,
    sql: splitsSql
  },
  {
    measure: "Strong noes and overrides",
    formula:
      "Offers among loops with a strong no and without; decisions against a strict majority of the initial votes.",
    denominator: "As above.",
    exclusions: leftOut,
    sql: auditSql
  }
];
