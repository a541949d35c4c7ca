export {choice} from "../kit/controls.js";
export {questionBesideTable} from "./beside-table.js";
export {questionControls} from "./controls.js";
export {criteria, criterionForest} from "./forest.js";
export {questionFamilies, questionPairs} from "./pairs.js";
export {repetitionMap} from "./repetition-map.js";
export {signalPerMinute} from "./signal-per-minute.js";
export {questionFairness, questionTable} from "./table.js";
export {questionLimits} from "./limits.js";
