import type {Finding} from "../../../src/contracts/finding.js";
import {coefficient, counted, naturalFrequency, withInterval} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import type {JudgeContext, QuestionEvidence} from "./evidence.js";
import {isSelective} from "./missing-words.js";

/** Does the rating of this question tell what the other interviewers found too? `alternatives` share its attribute. */
export function signalFinding(
  evidence: QuestionEvidence,
  alternatives: number,
  {config, dataThrough}: JudgeContext
): Finding {
  const {question, signal, rows, attribute} = evidence;
  const n = signal?.n ?? 0;
  const least = threshold(config, "question.signal", "least_ratings");
  const parts = {kind: "question.signal", subject: question, unit: "correlation", n} as const;
  const value = signal?.shrunk.value ?? null;
  const interval = signal?.shrunk.interval ?? null;
  if (!signal || n < least || value === null || interval === null) {
    const pace = weeklyPace(
      rows.filter(({points}) => points !== null).map(({held_at}) => held_at),
      dataThrough
    );
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      estimate: n >= 20 ? signal?.shrunk : null,
      sentence: `“${question}” has ${counted(n, "rating")} in loops where someone else voted; its signal is judged from ${least}.`,
      action: "Keep asking it as before and rate it every time.",
      needs: [needUntil("ratings", least, n, pace)]
    });
  }
  const weak = threshold(config, "question.signal", "weak");
  const strong = threshold(config, "question.signal", "strong");
  const numbers = `correlation with the other interviewers’ votes ${withInterval(value, interval, coefficient)}, ${counted(n, "rating")} by ${counted(signal.interviewers, "interviewer")}`;
  const plain =
    signal.auc.value === null
      ? ""
      : `: of two candidates, one wanted by the other interviewers and one not, it rates the wanted one higher ${naturalFrequency(signal.auc.value)} times`;
  const found = {...parts, estimate: signal.shrunk};
  const note = isSelective(evidence) ? " Its ratings go missing by how good the candidate is, which bends this." : "";
  if (interval[1] < weak)
    return makeFinding({
      ...found,
      verdict: "act",
      direction: "weak",
      sentence: `“${question}” tells candidates apart ${(signal.auc.value ?? 0.5) <= 0.5 ? "no" : "hardly"} better than chance${plain} (${numbers}).${note}`,
      action: weakAction(question, attribute, alternatives)
    });
  if (interval[0] > strong)
    return makeFinding({
      ...found,
      verdict: "ok",
      direction: "strong",
      sentence: `“${question}” tells what others find too${plain} (${numbers}).${note}`,
      action: `Keep “${question}”.`
    });
  if ((signal.below(weak) ?? 0) > 0.5)
    return makeFinding({
      ...found,
      verdict: "watch",
      direction: "weak",
      sentence: `“${question}” may tell little: ${numbers}. The data do not settle it yet.${note}`,
      action: `Read ten ratings of “${question}” against its rubric before changing anything.`
    });
  return makeFinding({
    ...found,
    verdict: "ok",
    sentence: `“${question}” ${interval[0] > weak ? "carries" : "seems to carry"} signal: ${numbers}.${note}`,
    action: `Keep “${question}”.`
  });
}

function weakAction(question: string, attribute: string | null, alternatives: number): string {
  if (alternatives > 0)
    return `Ask another question for ${attribute!} in place of “${question}”, or rewrite its rubric and look again.`;
  const quality = attribute === null ? "what it assesses" : attribute;
  return `Rewrite the rubric of “${question}” and keep asking it: no other question here assesses ${quality}.`;
}
