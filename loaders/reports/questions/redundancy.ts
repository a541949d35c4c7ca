import type {Finding} from "../../../src/contracts/finding.js";
import type {Questions} from "../../../src/contracts/questions.js";
import type {QuestionPair} from "../../../src/statistics/questions/question-redundancy.js";
import {liesBetween} from "../../../src/words/finding.js";
import {coefficient, count, counted} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding, published, rounded} from "../finding.js";
import type {JudgeContext} from "./evidence.js";

/** Do two questions tell the same thing twice? `attributes` says what each assesses, which tells a planned second view. */
export function redundancyFinding(
  {first, second, partial, loops, sameInterview}: QuestionPair,
  {config}: JudgeContext,
  attributes: ReadonlyMap<string, string | null> = new Map()
): Finding {
  const least = threshold(config, "question.redundant", "least_pairs");
  const limit = threshold(config, "question.redundant", "partial_correlation");
  const {n, value, interval} = partial;
  const parts = {
    kind: "question.redundant",
    subject: `${first} + ${second}`,
    unit: "partial correlation",
    reference: {value: limit, label: "one answer"},
    n,
    estimate: partial
  } as const;
  const pair = `“${first}” and “${second}”`;
  if (n < least || value === null || interval === null)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: `Whether ${pair} repeat each other is open.`,
      evidence: `Both were rated in ${counted(loops, "loop")}${loops < least ? `; ${least} are needed` : n < least ? `, but only in ${count(n)} ${sameInterview > 0.5 ? "was anything else rated in the interview" : "did a third interviewer vote"}` : ", by one interviewer alone or always alike"}.`,
      action: "Change nothing about this pair yet.",
      needs: [{unit: "loops with both questions", more: n < least ? least - n : least, weeks: null}]
    });
  const seen = `They were rated alike in ${counted(n, "loop")}, beyond what the rest of the loop explains`;
  const sure = {
    probability: null,
    sentence: `${liesBetween("their correlation beyond the rest of the loop", interval, coefficient).sentence} From ${coefficient(limit)} on they are one answer.`
  };
  if (interval[0] > limit) {
    const {where, action} = wordsOf(pairKind({first, second, sameInterview}, attributes), pair, attributes.get(first));
    return makeFinding({
      ...parts,
      verdict: "act",
      claim: `${pair} get you one answer.`,
      evidence: `${seen}; ${where}.`,
      sure,
      action
    });
  }
  if (value > limit)
    return makeFinding({
      ...parts,
      verdict: "watch",
      claim: `${pair} may get you one answer.`,
      evidence: `${seen}.`,
      sure,
      action: "Ask who uses both whether they look for the same thing."
    });
  const isRuledOut = interval[1] < limit;
  return makeFinding({
    ...parts,
    verdict: "ok",
    claim: `${pair} ${isRuledOut ? "each tell something of their own" : "do not clearly repeat each other"}.`,
    evidence: `In ${counted(n, "loop")} with both, one rating does not ${isRuledOut ? "" : "clearly "}stand in for the other, beyond what the rest of the loop explains.`,
    sure,
    action: "Keep both."
  });
}

function wordsOf(
  kind: ReturnType<typeof pairKind>,
  pair: string,
  attribute: string | null | undefined
): {where: string; action: string} {
  switch (kind) {
    case "same data point":
      return {
        where: `both for “${attribute!}” and mostly asked by different interviewers`,
        action: `Keep both where a second view of ${attribute!} is planned; else ask one of ${pair} and give the time to something else.`
      };
    case "one interview":
      return {
        where: "mostly asked by the same interviewer",
        action: `Ask one of ${pair} and give the time to something else: one interviewer who asks both has no second view.`
      };
    case "repeated asking":
      return {
        where: "mostly asked by different interviewers, with no attribute in common on record",
        action: `Ask one of ${pair} and give the time to something else, or write down what sets them apart.`
      };
  }
}

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

/** Pairs that at least `least` loops had both of, as the page lists them. */
export function publishedPairs(
  pairs: readonly {pair: QuestionPair; finding: Finding}[],
  attributes: ReadonlyMap<string, string | null>,
  least: number
): Questions["pairs"] {
  return pairs
    .filter(({pair}) => pair.partial.n >= least)
    .map(({pair, finding}) => ({
      first: pair.first,
      second: pair.second,
      loops: pair.partial.n,
      sameInterview: rounded(pair.sameInterview)!,
      kind: pairKind(pair, attributes),
      partial: published(pair.partial),
      verdict: finding.verdict
    }));
}
