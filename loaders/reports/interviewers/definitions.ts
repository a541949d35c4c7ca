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
      "Interviewer effect of a crossed mixed model: vote ~ role + level + stage + team + phone-screen vote + quarter + group + (candidate) + (interviewer) + (area), shrunk towards zero by how little is known; negative is harsher. A group holds all who share candidates. Where loops do not end on votes, candidates are taken as they are, so that whoever meets weak candidates is compared on just these. Where another vote follows more than 5 points more often after a yes than after a no, candidates are taken as drawn from those of equal standing; if there the votes before one's own differ between interviewers (F test, p < 0.01), nobody is called different, and no one whose own candidates had unusual votes before, or who votes first in more than three of four loops.",
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
