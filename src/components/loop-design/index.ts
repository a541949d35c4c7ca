export {areaOrderNote, earlyStopChart, shortenedNote} from "./early-stop-chart.js";
export {hoursByQuarterChart, interviewGainChart, loopHoursChart} from "./interview-gain-chart.js";
export {loopDesignAnswer} from "./answer.js";
export {loopSizeChart, loopSizeTiles} from "./loop-size-chart.js";
export {loopSizeControls} from "./loop-size-controls.js";

/** What the loop-design page cannot tell. */
export const loopDesignLimits = [
  "What an offer or a day of delay is worth. A two-stage loop saves interviews and takes extra days, in which candidates accept elsewhere; that price is not in these data.",
  "How interviewers would vote if they knew that their no ends a loop. The replay keeps what they wrote in loops that went on.",
  "What an area would hear if it came first: the replay in another order keeps every vote as it was."
];
