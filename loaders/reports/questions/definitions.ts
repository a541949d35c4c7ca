import type {Definition} from "../../../src/contracts/definition.js";
import {questionRatingsSql} from "./evidence.js";

/** How the numbers of the questions page are made. */
export const questionDefinitions: Definition[] = [
  {
    measure: "Signal",
    formula:
      "Correlation of a question’s rating with the mean initial vote of the other interviewers of the loop. Rating and votes are each less the severity of who gave them, estimated without the scorecard in question. Correlations are drawn towards each other by how little is known of each; the interval allows for ratings of one interviewer being alike.",
    denominator: "Ratings with data in loops where another interviewer voted.",
    exclusions:
      "Shadows, scorecards after the decision, ratings without data, every vote of the question’s own interviewer.",
    sql: questionRatingsSql.trim()
  },
  {
    measure: "In plain words",
    formula:
      "Of two candidates, one whom most of the others wanted and one whom they did not, how often the wanted one has the higher rating; ties count half.",
    denominator: "Such pairs of candidates.",
    exclusions: "As for signal."
  },
  {
    measure: "Signal per minute",
    formula:
      "−½ log₂(1 − r²) of the shrunken correlation, in bits, over the median minutes asked. A negative correlation carries none.",
    denominator: "Minutes as exported.",
    exclusions: "Questions without minutes."
  },
  {
    measure: "Repetition",
    formula:
      "Correlation of two questions’ ratings in the same loop, after taking out the other interviewers’ votes and the mean of the interview’s remaining ratings.",
    denominator: "Loops in which both were rated.",
    exclusions: "Pairs that few loops had both of."
  },
  {
    measure: "Change",
    formula:
      "At every date, one line of rating on the others’ votes against a line before and a line after. The strongest difference is held against those of shuffled orders; over all questions at most 5 % of such findings are chance. Leaked: ratings went up and tell less.",
    denominator: "Dated ratings, at least 30 on each side.",
    exclusions: "Ratings without a date."
  },
  {
    measure: "No data",
    formula: "Scorecards on which the question stands without a rating, over all on which it stands (Wilson interval).",
    denominator: "Loop scorecards before the decision with the question.",
    exclusions: "Shadows."
  }
];
