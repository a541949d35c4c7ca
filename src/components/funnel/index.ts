import type {AfterLoop} from "../../contracts/funnel.js";
import {factsAfterLoop} from "../../words/after-loop.js";
import {tiles} from "../kit/tiles.js";

export {funnelBridgeChart} from "./bridge-chart.js";
export {funnelCohortsChart} from "./cohorts-chart.js";
export {curveChoice, funnelControls, splitChoice, stepChoice} from "./controls.js";
export {funnelCurvesChart} from "./curves-chart.js";
export {funnelDefinitions, funnelLimits} from "./definitions.js";
export {funnelDaysSplit, funnelShareSplit} from "./splits-chart.js";
export {funnelStepsChart} from "./steps-chart.js";
export {funnelTrendChart} from "./trend-chart.js";

/** What loops led to: offers taken, staff hours for one hire, early leaving, and whether votes foretold performance. */
export function afterLoop({afterLoop: facts}: {afterLoop: AfterLoop}): HTMLElement {
  return tiles(
    factsAfterLoop(facts).map(({about, figure, words}) => ({measure: about, value: figure, note: words})),
    "What became of offers and hires"
  );
}
