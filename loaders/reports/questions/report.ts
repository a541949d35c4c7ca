import type {Questions} from "../../../src/contracts/questions.js";
import {threshold} from "../../config/thresholds.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {behind, untold} from "../../privacy/behind.js";
import {areOfEnough} from "../../privacy/slices.js";
import {tellsOfFew} from "../../privacy/suppression.js";
import {horizonOf, settledAfter, shareEstimate} from "../shared/quarters.js";
import type {Report, ReportContext} from "../report.js";
import {questionDefinitions} from "./definitions.js";
import {driftFinding, sharedDriftFinding} from "./drift-findings.js";
import {questionDetails} from "./details.js";
import {type QuestionEvidence, questionEvidence} from "./evidence.js";
import {fairnessOf} from "./fairness.js";
import {noDataFinding} from "./no-data.js";
import {signalFinding} from "./signal.js";
import {alternativesTo, publishedQuestion, questionHeadlines, type Judged} from "./bank.js";
import {publishedPairs, redundancyFinding} from "./redundancy.js";
import {questionUse, shadowReliability} from "./use.js";
import {weeklyPace} from "../shared/pace.js";
import {atStake, questionHours} from "../shared/stake.js";
import {trendOf} from "../shared/trend.js";

/**
 * Findings `question.*` and the datasets `questions`, `question-details` and, for leads, `question-use`: which questions
 * tell something, repeat each other, changed or go unrated?
 */
export const questions: Report = async (context) => {
  const {config} = context;
  const evidence = await questionEvidence(context);
  const shown = new Set(
    evidence.questions.filter(({rows}) => areOfEnough(rows, config.privacy)).map(({question}) => question)
  );
  const minimum = config.privacy.minimum_candidates;
  // More may have been asked a question than were rated on it in loops where someone else voted.
  const ofRatings = ({rows, signal}: QuestionEvidence, finding: Finding): Finding =>
    tellsOfFew(signal?.n ?? 0, minimum) ? untold(finding) : behind(rows, finding);
  const judged = evidence.questions.map((question): Judged => ({
    evidence: question,
    signal: ofRatings(question, signalFinding(question, alternativesTo(question, evidence.questions), context)),
    drift: ofRatings(question, driftFinding(question, context)),
    noData: behind(question.rows, noDataFinding(question, context))
  }));
  const rows = evidence.questions.flatMap(({rows: mine}) => mine);
  const together = behind(rows, sharedDriftFinding(evidence.drifts, context));
  const attributes = new Map(evidence.questions.map(({question, attribute}) => [question, attribute]));
  const paceOf = new Map(
    evidence.questions.map(({question, rows: asked}) => {
      const dates = asked.map(({held_at}) => held_at);
      return [question, (weeklyPace(dates, context.dataThrough) ?? 0) / Math.max(1, dates.length)];
    })
  );
  const pairs = evidence.pairs.map((pair) => {
    const pace = (paceOf.get(pair.first) ?? 0) * pair.partial.n;
    return {pair, finding: atStake(redundancyFinding(pair, context, attributes), pace, questionHours(config))};
  });
  const mine = judged.filter(({evidence: {question}}) => shown.has(question));
  const shownPairs = pairs
    .filter(({pair}) => shown.has(pair.first) && shown.has(pair.second))
    .sort((a, b) => (b.pair.partial.value ?? -2) - (a.pair.partial.value ?? -2));
  /** The findings that it and another one get one answer, which stand on the pages of both. */
  const repeated = (question: string): Finding[] =>
    shownPairs
      .filter(({pair, finding}) => finding.verdict === "act" && [pair.first, pair.second].includes(question))
      .map(({finding}) => finding);
  const content: Questions = {
    findings: questionHeadlines([
      ...mine.flatMap(({signal, drift, noData}) => [signal, drift, noData]),
      ...shownPairs.map(({finding}) => finding),
      together
    ]),
    noDataByQuarter: noDataByQuarter(rows, context),
    leastRatings: threshold(config, "question.signal", "least_ratings"),
    leastPairs: threshold(config, "question.redundant", "least_pairs"),
    thresholds: {
      weak: threshold(config, "question.signal", "weak"),
      strong: threshold(config, "question.signal", "strong"),
      repeated: threshold(config, "question.redundant", "partial_correlation")
    },
    questions: mine.map((item) =>
      publishedQuestion(item, {
        only: alternativesTo(item.evidence, evidence.questions) === 0,
        isTwin: repeated(item.evidence.question).length > 0,
        minimum
      })
    ),
    hidden: evidence.questions.length - mine.length,
    levels: evidence.areAppliedFor ? "applied for" : "given at the end",
    pairs: publishedPairs(shownPairs, attributes, threshold(config, "question.redundant", "least_pairs")),
    definitions: questionDefinitions
  };
  const fairness = await fairnessOf(evidence, context);
  const details = await questionDetails(
    evidence,
    new Map(
      mine.map(({evidence: {question}, signal, drift, noData}) => [
        question,
        [signal, drift, ...repeated(question), noData]
      ])
    ),
    context
  );
  const use = questionUse(evidence.questions, shown, context, await shadowReliability(context));
  return {
    findings: [
      ...judged.flatMap(({signal, drift, noData}) => [signal, drift, noData]),
      ...pairs.map(({finding}) => finding),
      together
    ],
    datasets: [
      {
        name: "questions",
        audiences: ["leads", "managers"],
        content: behind(rows, fairness === null ? content : {...content, fairness})
      },
      {name: "question-details", audiences: ["leads", "managers"], content: behind(rows, details)},
      {name: "question-use", audiences: ["leads"], content: behind(rows, use)},
      {name: "question-use", audiences: ["managers"], content: behind(rows, {...use, uses: [], hidden: 0})}
    ]
  };
};

/** Questions that were asked and left without a rating, by quarter. */
function noDataByQuarter(
  rows: QuestionEvidence["rows"],
  {config, dataThrough}: Pick<ReportContext, "config" | "dataThrough">
): Questions["noDataByQuarter"] {
  const asked = rows.flatMap(({candidate_id, interviewer_id, period, points}) =>
    period === null ? [] : [{candidate_id, interviewer_id, period, unrated: points === null}]
  );
  const unratedOf = (some: readonly {unrated: boolean}[]): number => some.filter(({unrated}) => unrated).length;
  return trendOf(
    asked,
    {
      unit: "share",
      settled: settledAfter(horizonOf([]), dataThrough),
      outcome: (some) => ({k: unratedOf(some), n: some.length}),
      estimate: (some, level) => shareEstimate(unratedOf(some), some.length, level),
      grain: 0.01
    },
    config.privacy
  );
}
