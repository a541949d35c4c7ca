/** What the interviewer pages cannot tell. */
export const interviewerLimits = [
  "Who is right: an interviewer who votes lower than others may see what others miss. This says that they differ, never that they err.",
  "Who predicts best: validity of single interviewers cannot be measured from this many interviews, so nobody is ranked by it, or by anything else.",
  "Whom people meet is known only from votes and what the exports say: where loops end on votes and candidates are dealt out by something that no one wrote down before the first vote, harshness and weak candidates look alike.",
  "Teams that share no candidates cannot be compared with each other, and few votes hide even large differences: silence is not proof of sameness."
];
