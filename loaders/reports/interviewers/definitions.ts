import type {Definition} from "../../../src/contracts/parts.js";
import {feedbackSql, interviewerVotesSql} from "./facts.js";

const votes =
  "Initial votes of loops and take-homes cast before the decision; twenty or more for each interviewer shown.";
const leftOut =
  "Phone screens (they have a page of their own), shadows, votes after the decision, scorecards without a vote.";

/** How each number of the interviewer pages is made. */
export const interviewerDefinitions: Definition[] = [
  {
    measure: "Difference from others (severity)",
    formula:
      "Interviewer effect of a crossed mixed model: vote ~ role + level + stage + (candidate) + (interviewer) + (area), shrunk towards zero by how little is known. Candidates are taken as they are, not drawn towards the average one, so that whoever meets weak candidates is compared on just these; negative is harsher than others on the same candidates.",
    denominator: votes,
    exclusions: leftOut,
    sql: interviewerVotesSql
  },
  {
    measure: "Raw difference",
    formula:
      "Mean vote of the interviewer minus the mean of all votes. It mixes how people vote with whom they met; shown only to see what the adjustment does.",
    denominator: votes,
    exclusions: leftOut
  },
  {
    measure: "Consistency",
    formula:
      "Variance of what the model leaves unexplained in the interviewer's votes, over that of their peers; 1 is like peers, more is erratic, less is uniform.",
    denominator: `${votes} Thirty or more.`,
    exclusions: leftOut
  },
  {
    measure: "Hours to feedback",
    formula:
      "Median time from the end of the interview (its start where the calendar has no end) to the submission, with an interval from order statistics.",
    denominator: "Scorecards with both times.",
    exclusions: "Phone screens and shadows.",
    sql: feedbackSql
  },
  {
    measure: "After the debrief",
    formula: "Share of scorecards submitted after the debrief began, else after the decision; Wilson interval.",
    denominator: "Scorecards with a time of submission in loops with a debrief or decision time.",
    exclusions: "Phone screens and shadows."
  },
  {
    measure: "Halo",
    formula:
      "Correlation of ratings of different attributes on one scorecard, beside that of the same attribute between two interviewers of the candidate, each freed of the attribute's and the interviewer's mean. The surplus is an upper bound of how far an overall impression colours the parts.",
    denominator: "Pairs of rated attributes of one candidate.",
    exclusions: "Ratings without data."
  }
];
