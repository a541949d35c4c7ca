import type {Independence} from "../../contracts/independence.js";
import {answerCard} from "../kit/answer-card.js";
import {followingChart} from "./following-chart.js";
import {movedChart} from "./moved-chart.js";

/** The page's answer beside the chart of what it speaks of: what the debrief moved, or who follows whom. */
export function independenceAnswer(data: Independence): HTMLElement {
  return answerCard(
    data.findings,
    data.findings[0]?.kind === "debrief.shift" ? movedChart(data) : followingChart(data)
  );
}

/** The one of the two that does not stand beside the answer. */
export function otherChart(data: Independence): HTMLElement {
  return data.findings[0]?.kind === "debrief.shift" ? followingChart(data) : movedChart(data);
}
