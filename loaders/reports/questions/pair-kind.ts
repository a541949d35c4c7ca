import type {Questions} from "../../../src/contracts/questions.js";
import type {QuestionPair} from "../../../src/statistics/questions/question-redundancy.js";

/**
 * What a pair of questions in one loop is. Two interviewers who assess one attribute by different questions are what a
 * loop plans: the same data point, seen twice. One interviewer who asks both has a single view of it, and two
 * interviewers whose questions stand for different attributes did not plan to meet.
 */
export function pairKind(
  {first, second, sameInterview}: Pick<QuestionPair, "first" | "second" | "sameInterview">,
  attributes: ReadonlyMap<string, string | null>
): Questions["pairs"][number]["kind"] {
  if (sameInterview > 0.5) return "one interview";
  const attribute = attributes.get(first) ?? null;
  return attribute !== null && attribute === attributes.get(second) ? "same data point" : "repeated asking";
}
