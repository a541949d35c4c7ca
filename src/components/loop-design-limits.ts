/** What the loop-design page cannot tell. */
export const loopDesignLimits = [
  "What an offer or a day of delay is worth. A two-stage loop saves interviews and takes extra days, in which candidates accept elsewhere; that price is not in these data.",
  "How interviewers would vote if they knew that their no ends a loop. The replay keeps what they wrote in loops that went on.",
  "Whether the areas that come first are the right ones: the result belongs to the order in which interviews were held."
];
