export {independenceAnswer, otherChart} from "./answer.js";
export {debriefSlopes} from "./debrief-slopes.js";
export {movedByQuarter, timeTiles} from "./moved-chart.js";
export {auditTable, splitsChart} from "./splits-chart.js";

/** What the independence page cannot tell. */
export const independenceLimits = [
  "Whether anyone read another's vote: a vote counts as visible when it was in, not when it was seen. Weak copying hides in these numbers.",
  "Who sees what is not drawn by lot: sure votes are often written sooner, and noes later, which alone makes votes match. So what hours to feedback tell of matches is taken off, and copying is claimed only where the plain difference says so too.",
  "Whether a change at the debrief was right. People change for facts as well as for company.",
  "Copied votes look like agreement: if votes follow each other, the Agreement page is too kind."
];
