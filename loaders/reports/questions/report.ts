import type {Finding} from "../../../src/contracts/finding.js";
import type {Question, Questions} from "../../../src/contracts/questions.js";
import {threshold} from "../../config/thresholds.js";
import {candidatesOf} from "../../privacy/slices.js";
import {published, rounded} from "../finding.js";
import type {Report, ReportContext} from "../report.js";
import {questionDefinitions} from "./definitions.js";
import {questionDetails} from "./details.js";
import {questionEvidence, type QuestionEvidence} from "./evidence.js";
import {fairnessOf} from "./fairness.js";
import {driftFinding, isSelective, noDataFinding, noDataShare, signalFinding} from "./findings.js";
import {adviceOf, questionHeadlines} from "./bank.js";
import {pairKind, redundancyFinding} from "./redundancy.js";
import {questionUse, shadowReliability} from "./use.js";

interface Judged {
  evidence: QuestionEvidence;
  signal: Finding;
  drift: Finding;
  noData: Finding;
}

/**
 * Findings `question.*` and the datasets `questions`, `question-details` and, for leads, `question-use`: which questions
 * carry signal, repeat each other, changed or go unrated?
 */
export const questions: Report = async (context) => {
  const {config} = context;
  const evidence = await questionEvidence(context);
  const shown = new Set(
    evidence.questions.filter((question) => publishable(question, context)).map(({question}) => question)
  );
  const judged = evidence.questions.map((question): Judged => ({
    evidence: question,
    signal: signalFinding(question, alternativesTo(question, evidence.questions), context),
    drift: driftFinding(question, context),
    noData: noDataFinding(question, context)
  }));
  const attributes = new Map(evidence.questions.map(({question, attribute}) => [question, attribute]));
  const pairs = evidence.pairs.map((pair) => ({pair, finding: redundancyFinding(pair, context, attributes)}));
  const mine = judged.filter(({evidence: {question}}) => shown.has(question));
  const shownPairs = pairs
    .filter(({pair}) => shown.has(pair.first) && shown.has(pair.second))
    .sort((a, b) => (b.pair.partial.value ?? -2) - (a.pair.partial.value ?? -2));
  const content: Questions = {
    findings: questionHeadlines([
      ...mine.flatMap(({signal, drift, noData}) => [signal, drift, noData]),
      ...shownPairs.map(({finding}) => finding)
    ]),
    leastRatings: threshold(config, "question.signal", "least_ratings"),
    leastPairs: threshold(config, "question.redundant", "least_pairs"),
    thresholds: {
      weak: threshold(config, "question.signal", "weak"),
      strong: threshold(config, "question.signal", "strong"),
      repeated: threshold(config, "question.redundant", "partial_correlation")
    },
    questions: mine.map((item) => publishedQuestion(item, alternativesTo(item.evidence, evidence.questions) === 0)),
    hidden: evidence.questions.length - mine.length,
    pairs: shownPairs
      .filter(({pair}) => pair.partial.n >= threshold(config, "question.redundant", "least_pairs"))
      .map(({pair, finding}) => ({
        first: pair.first,
        second: pair.second,
        loops: pair.partial.n,
        sameInterview: rounded(pair.sameInterview)!,
        kind: pairKind(pair, attributes),
        partial: published(pair.partial),
        verdict: finding.verdict
      })),
    definitions: questionDefinitions
  };
  const fairness = await fairnessOf(evidence, context);
  const details = await questionDetails(
    evidence,
    new Map(mine.map(({evidence: {question}, signal, drift, noData}) => [question, [signal, drift, noData]])),
    context
  );
  const use = questionUse(evidence.questions, shown, context, await shadowReliability(context));
  return {
    findings: [
      ...judged.flatMap(({signal, drift, noData}) => [signal, drift, noData]),
      ...pairs.map(({finding}) => finding)
    ],
    datasets: [
      {
        name: "questions",
        audiences: ["leads", "managers"],
        content: fairness === null ? content : {...content, fairness}
      },
      {name: "question-details", audiences: ["leads", "managers"], content: details},
      {name: "question-use", audiences: ["leads"], content: use}
    ]
  };
};

/** Enough candidates behind it, and not one interviewer's own affair. */
function publishable({rows}: QuestionEvidence, {config: {privacy}}: ReportContext): boolean {
  const interviewers = new Set(rows.map(({interviewer_id}) => interviewer_id)).size;
  return candidatesOf(rows) >= privacy.minimum_candidates && interviewers >= privacy.minimum_interviewers;
}

/** Other questions that assess the same attribute. */
function alternativesTo({question, attribute}: QuestionEvidence, all: readonly QuestionEvidence[]): number {
  return attribute === null
    ? 0
    : all.filter((other) => other.attribute === attribute && other.question !== question).length;
}

function publishedQuestion({evidence, signal, drift, noData}: Judged, only: boolean): Question {
  const {rows, signal: measured, drift: change} = evidence;
  const ratings = rows.flatMap(({points}) => (points === null ? [] : [points]));
  const atPoint = (point: number) =>
    ratings.length === 0 ? null : rounded(ratings.filter((rating) => rating === point).length / ratings.length);
  const perMinute = measured?.bitsPerMinute;
  return {
    question: evidence.question,
    attribute: evidence.attribute,
    onlyOfAttribute: only,
    asked: rows.length,
    interviewers: new Set(rows.map(({interviewer_id}) => interviewer_id)).size,
    ratings: measured?.n ?? 0,
    signal: {
      verdict: signal.verdict,
      direction: signal.direction as Question["signal"]["direction"],
      r: {value: signal.estimate, interval: signal.interval},
      disattenuated: signal.verdict === "too_little_data" ? null : rounded(measured?.disattenuated ?? null),
      auc: signal.verdict === "too_little_data" ? {value: null, interval: null} : published(measured?.auc)
    },
    minutes: measured?.minutes ?? null,
    millibitsPerMinute:
      perMinute && signal.verdict !== "too_little_data"
        ? published({
            value: 1000 * perMinute.value,
            interval: [1000 * perMinute.interval[0], 1000 * perMinute.interval[1]]
          })
        : {value: null, interval: null},
    noData: {
      verdict: noData.verdict,
      share: published(noDataShare(evidence)),
      judgement: published(evidence.missing?.difference),
      selective: isSelective(evidence)
    },
    floor: atPoint(1),
    ceiling: atPoint(4),
    drift: change && {
      verdict: drift.verdict,
      direction: drift.direction as "leaked" | "easier" | "harder" | null,
      since: change.changedOn.slice(0, 7),
      before: change.before,
      after: change.after,
      level: published(change.level),
      slope: published(change.slope)
    },
    advice: adviceOf({signal, drift, noData}, only)
  };
}
