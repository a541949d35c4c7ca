/** What the interviewer pages cannot tell. */
export const interviewerLimits = [
  "Who is right: an interviewer who votes lower than others may see what others miss. This says that they differ, never that they err.",
  "Who predicts best: validity of single interviewers cannot be measured from this many interviews, so nobody is ranked by it, or by anything else.",
  "Teams that share no candidates cannot be compared with each other, and few votes hide even large differences: silence is not proof of sameness."
];
