import type {Definition} from "../../../src/contracts/parts.js";
import {questionRatingsSql} from "./evidence.js";

/** How the numbers of the questions page are made. */
export const questionDefinitions: Definition[] = [
  {
    measure: "Signal",
    formula:
      "Correlation of a question’s rating with the mean initial vote of the other interviewers of the loop. Rating and votes are each less the severity of who gave them, estimated without the scorecard in question, and less their mean in role × level as applied for (cells under ten ratings join their level). Correlations are drawn towards each other by how little is known of each; errors are clustered by interviewer (CR2, Student t). Over all roles and levels: without those means, shown where it differs by more than 0.1.",
    denominator: "Ratings with data in loops where another interviewer voted.",
    exclusions:
      "Shadows, scorecards after the decision, ratings without data, every vote of the question’s own interviewer.",
    sql: questionRatingsSql.trim()
  },
  {
    measure: "Whether the others’ votes are a yardstick",
    formula:
      "Correlation of the own vote with the mean initial vote of the other interviewers of the loop, within role and level, its error clustered by interviewer. Where its lower end is not above the line of “weak”, nothing is said against a question: where loops end at a no, whoever says no is the last.",
    denominator: "Scorecards with a vote and a rating in loops where another interviewer voted.",
    exclusions: "Shadows, scorecards after the decision, ratings without data."
  },
  {
    measure: "Signal beside the interviewer’s own vote",
    formula:
      "The same correlation among candidates on whom the rating’s own interviewer voted alike (partial correlation given that vote). Where less than 0.1 is left, and at least 0.1 less than without it, the rating repeats the vote.",
    denominator: "Those ratings whose interviewer voted.",
    exclusions: "As for signal."
  },
  {
    measure: "In plain words",
    formula:
      "Of two candidates for one role and level, one whom most of the others wanted and one whom they did not, how often the wanted one has the higher rating; ties count half.",
    denominator: "Such pairs of candidates.",
    exclusions: "As for signal."
  },
  {
    measure: "Signal per minute",
    formula:
      "−½ log₂(1 − r²) of the shrunken correlation, in bits, over the median minutes asked; shown in thousandths of a bit per minute. A negative correlation carries none.",
    denominator: "Minutes as exported.",
    exclusions: "Questions without minutes."
  },
  {
    measure: "Repetition",
    formula:
      "Correlation of two questions’ ratings in the same loop, within role and level, beyond a factor that all else shares. Where mostly one interviewer asks both, the factor is what all ratings of an interview have in common, the overall impression included; where mostly different ones do, it is the candidate as the loop’s further interviewers saw them, without the votes of either asker. Intervals over interviewers (CR2, Student t). Same data point: both assess one attribute and are mostly asked by different interviewers, as loops plan it. One interview: mostly asked by one interviewer. Repeated asking: by different interviewers, with no attribute in common on record.",
    denominator:
      "Loops in which both were rated, and beside them another question of the interview or the vote of a further interviewer.",
    exclusions: "Pairs that few loops had both of."
  },
  {
    measure: "Change",
    formula:
      "Ratings are compared within each interviewer, so that who joined or left says nothing, and less what the other questions did in the same quarter: a bar that rises for all is in no question’s name. At every date, one line of rating on the others’ votes is held against a line before and a line after, and the strongest difference against those of shuffled ratings. A question that changed leaves what the others are held against, and all are looked at again. Leaked: ratings went up and tell less.",
    denominator: "Dated ratings, at least 30 on each side, of at least six questions.",
    exclusions:
      "Ratings without a date. Where more than a third of the questions moved, which of them changed cannot be told, and none is acted on."
  },
  {
    measure: "Same attribute",
    formula:
      "Correlation of the rating with the mean rating that the loop’s other interviewers gave other questions of the same attribute, drawn together and with an interval as for signal.",
    denominator: "Ratings in loops where another interviewer rated the attribute.",
    exclusions: "As for signal; questions without an attribute."
  },
  {
    measure: "Work after the hire",
    formula: "Correlation of the rating with the latest rated work, at least a year after the decision.",
    denominator: "Ratings of the hired with such work; from 100 hires on.",
    exclusions: "As for signal; everyone not hired, so that it is smaller than it would be among all."
  },
  {
    measure: "What it tells near the bar",
    formula:
      "Fisher information of the rating where a yes of the others becomes as likely as a no, by a graded response model of the rating and the other interviewers’ votes; slopes are drawn a little towards 1. Told are the median and the middle nine tenths of what the fit leaves open.",
    denominator: "At least 150 ratings with data in loops where another interviewer voted.",
    exclusions: "As for signal."
  },
  {
    measure: "What an attribute adds",
    formula:
      "R² of the others’ votes gained by knowing the attribute’s ratings, averaged over every order in which attributes can be taken in (Shapley); interval by leaving out one twentieth of loops at a time.",
    denominator: "Loops with ratings of both attributes of a pair, at least 50 for each pair; the twelve most asked.",
    exclusions: "As for signal."
  },
  {
    measure: "Completed, vote no; completed, no offer",
    formula:
      "Of the times an exercise was completed, how often the same interviewer’s first vote was no, and how often no offer followed (Wilson intervals). How it was solved: correlation of the ratings of completed ones with the others’ votes.",
    denominator: "At least 20 completed ones; those with a vote, those with a decision, those with a rating.",
    exclusions: "Scorecards that do not say whether it was completed."
  },
  {
    measure: "Points from expected",
    formula:
      "Mean rating of a quarter less what the line of rating on the others’ votes, fitted to the first third of ratings, gives those candidates; limits are three standard errors.",
    denominator: "At least 60 dated ratings.",
    exclusions: "Quarters of too few candidates."
  },
  {
    measure: "No data",
    formula:
      "Scorecards on which the question stands without a rating, over all on which it stands. Interviewers differ in how often they rate: the interval is Wilson’s for so many independent scorecards as these are worth by the CR2 error over interviewers, with Student t.",
    denominator: "Loop scorecards before the decision with the question.",
    exclusions: "Shadows."
  },
  {
    measure: "Others’ votes where unrated",
    formula:
      "Mean severity-adjusted vote of the other interviewers on candidates whom the question left unrated, less that on those it rated; Student t over interviewers. Called beyond chance at 5 % false discoveries over all questions: then signal is told of the rated only, and is smaller or larger than it would be with every rating.",
    denominator:
      "Scorecards with the question in loops where another interviewer voted, at least 20 with a rating and 20 without.",
    exclusions: "As for signal."
  }
];
