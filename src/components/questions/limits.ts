/** What the questions page cannot say. */
export const questionLimits = [
  "Questions are compared within role and level as applied for, since levels differ in candidates and in how strictly they are rated. Where the export holds only the level that candidates were given in the end, which follows from the votes, all levels are judged together (configuration: applications.level).",
  "Eighty ratings are enough to be looked at, not to be found out: in simulated companies, at about 160 ratings a worthless question is recognised one time in five to one in three, at 500 nine in ten. Silence about a question is no praise of it.",
  "A question for a skill that nobody else looks at seems weaker than it is: the others cannot confirm what they did not ask about. An attribute’s only question is therefore never proposed for retirement.",
  "Agreement with other interviewers is not success in the job. Only ratings long after the hire could tell that, and few companies have enough of them.",
  "Interviewers choose questions to suit the candidate and the role, so two questions may have met different candidates; the votes of the others correct for that only in part."
];
