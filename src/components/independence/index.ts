export {debriefSlopes, latenessText, pullText} from "./debrief-slopes.js";
export {blindText, followingChart} from "./following-chart.js";
export {auditTable, splitsChart} from "./splits-chart.js";

/** What the independence page cannot tell. */
export const independenceLimits = [
  "Whether anyone read another's vote: a vote counts as visible when it was in, not when it was seen. Weak copying hides in these numbers.",
  "Whether a change at the debrief was right. People change for facts as well as for company.",
  "Copied votes look like agreement: if votes follow each other, the Agreement page is too kind."
];
