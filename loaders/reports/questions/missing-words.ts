import {coefficient, range} from "../../../src/words/numbers.js";
import type {QuestionEvidence} from "./evidence.js";

/** Largest expected share of chance among the questions said to go unrated by how good the candidate is. */
const falseDiscoveries = 0.05;

/** Do its ratings go missing by how good the others found the candidate, beyond chance? */
export function isSelective({missing}: Pick<QuestionEvidence, "missing">): boolean {
  return missing != null && missing.falseDiscovery <= falseDiscoveries;
}

/** Whom it leaves unrated, and what that does to its signal; empty where that may be chance. */
export function missingWords(evidence: Pick<QuestionEvidence, "missing">): string {
  if (!isSelective(evidence)) return "";
  const {value, interval} = evidence.missing!.difference;
  const whom = value! < 0 ? "less" : "more";
  const size = `${coefficient(Math.abs(value!))} vote points, plausible ${range(sizes(interval!), coefficient)}`;
  return `Those left unrated are candidates whom the other interviewers wanted ${whom} (${size}), so that its signal is told of the others only and may be larger or smaller over all.`;
}

/** Ends of the interval as sizes, smallest first, when both lie on the side of the estimate. */
function sizes([low, high]: readonly [number, number]): [number, number] {
  return high < 0 ? [-high, -low] : [low, high];
}
