import type {LoopDesign} from "../../contracts/loop-design.js";
import {answerCard} from "../kit/answer-card.js";
import {earlyStopChart} from "./early-stop-chart.js";
import {interviewGainChart, loopHoursChart} from "./interview-gain-chart.js";

/** The page's answer beside the chart of what it speaks of: stopping early, the number of interviews, or their hours. */
export function loopDesignAnswer(data: LoopDesign): HTMLElement {
  const [main] = data.findings;
  const chart =
    main?.kind === "loop.early_stop" && data.rules.length > 0
      ? earlyStopChart(data)
      : main?.kind === "loop.hours"
        ? loopHoursChart(data)
        : interviewGainChart(data);
  return answerCard(data.findings, chart);
}
