import type {Definition} from "../../../src/contracts/parts.js";
import {loopVotesSql} from "../shared/loop-votes.js";
import {focusPairsSql} from "./focus-pairs.js";

const votes = "Initial loop votes cast before the decision, in loops with at least two of them.";
const leftOut =
  "Shadows, votes after the decision, scorecards without a vote, and all but the first vote of one interviewer on a loop.";

/** How each number of the agreement page is made. */
export const agreementDefinitions: Definition[] = [
  {
    measure: "Raw agreement",
    formula:
      "Within each loop, the share of pairs of votes that are the same (or on the same side, yes or no); then the mean over loops. This and the next two are computed within groups that share no candidate, and weighed by loops; groups of fewer than ten loops are left out.",
    denominator: votes,
    exclusions: leftOut,
    sql: loopVotesSql
  },
  {
    measure: "Krippendorff's alpha (ordinal)",
    formula:
      "1 − observed ÷ expected disagreement, where expected is that of votes dealt out at random, and far apart counts more than near.",
    denominator: votes,
    exclusions: leftOut
  },
  {
    measure: "Gwet's AC2 (quadratic)",
    formula:
      "(observed − chance) ÷ (1 − chance) on the form's scale; chance is small when one vote dominates, so that AC2 can be high where little is known.",
    denominator: votes,
    exclusions: leftOut
  },
  {
    measure: "Candidate's share of a single vote",
    formula:
      "Variance between candidates ÷ (candidates + areas + interviewers + rest), from a crossed mixed model (REML) with role, level and group as fixed effects; a group holds all who share candidates, directly or through others.",
    denominator: votes,
    exclusions: leftOut
  },
  {
    measure: "Change since a date",
    formula:
      "Raw agreement (same vote), alpha and AC2 of loops all of whose interviews came after the date, less those of loops wholly before it, at most a year on either side. No loop is in both, so the standard errors add in squares. Called a change where a move of alpha that large would come about by chance once in twenty, all dates together (Bonferroni).",
    denominator:
      "Loops with at least two votes; from 30 loops on either side. Loops are told in tens, estimates in two decimals.",
    exclusions: "Loops that stand astride the date, and loops without dates."
  },
  {
    measure: "Reliability Φ of n interviews",
    formula:
      "Candidate variance ÷ (candidate variance + all other variance ÷ n): how far the mean of a loop would return with other interviewers.",
    denominator: votes,
    exclusions: leftOut
  },
  {
    measure: "Offers that would repeat",
    formula:
      "P(both loops above the bar) ÷ offer rate, when what decides two loops of one candidate correlates Φ·r² (bivariate normal); r is the biserial correlation of offer and mean initial vote within role and level. Said as the lower end of its 90 % interval. It errs on the low side: real differences between areas, and what the decider knew beyond the votes, count as chance.",
    denominator: "Loops with two votes that ended in an offer or no offer.",
    exclusions: `${leftOut} Withdrawn and open loops.`
  },
  {
    measure: "Pairs of areas",
    formula:
      "Share of pairs of votes on the same candidate that are on the same side, with a Wilson interval over candidates; r is the correlation of the two votes.",
    denominator: "Candidates with votes in both areas.",
    exclusions: `${leftOut} Cells of fewer than five candidates, and cells that would give them away.`,
    sql: focusPairsSql
  }
];
