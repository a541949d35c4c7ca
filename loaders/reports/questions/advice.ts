import type {Finding} from "../../../src/contracts/finding.js";
import type {Question} from "../../../src/contracts/questions.js";

/** What to do with a question, from its findings; an attribute's only question is never to be retired. */
export function adviceOf(
  {signal, drift, noData}: {signal: Finding; drift: Finding; noData: Finding},
  onlyOfAttribute: boolean
): Question["advice"] {
  if (drift.verdict === "act") return "swap";
  if (signal.verdict === "act" && signal.direction === "weak")
    return onlyOfAttribute ? "rewrite the rubric" : "consider retiring";
  if (noData.verdict === "act") return "rewrite the rubric";
  if (signal.verdict === "too_little_data") return "wait for data";
  return [signal, drift, noData].some(({verdict}) => verdict === "watch") ? "keep and watch" : "keep";
}
