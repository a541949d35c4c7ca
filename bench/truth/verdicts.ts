import {group} from "d3-array";
import {defaultConfig} from "../../loaders/config/config.js";
import {defaultThresholds} from "../../loaders/config/thresholds.js";
import {borderline} from "../../loaders/reports/borderline/report.js";
import {funnel} from "../../loaders/reports/funnel/report.js";
import {followingFinding, personFollowing, shiftFinding} from "../../loaders/reports/independence/judge.js";
import {runReports} from "../../loaders/reports/index.js";
import {timeliness} from "../../loaders/reports/interviewers/facts.js";
import {consistencyFindings, severityFinding, timelinessFinding} from "../../loaders/reports/interviewers/judge.js";
import {interviewers} from "../../loaders/reports/interviewers/report.js";
import {driftOf} from "../../loaders/reports/questions/drift.js";
import {driftFinding} from "../../loaders/reports/questions/drift-findings.js";
import type {QuestionEvidence, RatingRow} from "../../loaders/reports/questions/evidence.js";
import {noDataFinding} from "../../loaders/reports/questions/no-data.js";
import {signalFinding} from "../../loaders/reports/questions/signal.js";
import {redundancyFinding} from "../../loaders/reports/questions/redundancy.js";
import {questions} from "../../loaders/reports/questions/report.js";
import type {Report} from "../../loaders/reports/report.js";
import {screenersOf} from "../../loaders/reports/screeners/model.js";
import {screenerFinding, screeners} from "../../loaders/reports/screeners/report.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import type {Finding} from "../../src/contracts/finding.js";
import {consistency} from "../../src/statistics/interviewers/consistency.js";
import {debriefMovement} from "../../src/statistics/interviewers/debrief-movement.js";
import {type Herding, herding} from "../../src/statistics/interviewers/herding.js";
import {severity} from "../../src/statistics/interviewers/severity.js";
import {adjustedRatings} from "../../src/statistics/questions/adjusted-ratings.js";
import {questionPairs} from "../../src/statistics/questions/question-redundancy.js";
import {questionSignals} from "../../src/statistics/questions/question-signal.js";
import {yardstick} from "../../src/statistics/questions/yardstick.js";
import type {DataSet} from "./data-set.js";
import type {ReportRows} from "./report-rows.js";
import type {ReadReport, Scenario} from "./scenarios.js";
import {worldWarehouse} from "./world-warehouse.js";

const config = defaultConfig();

/** What a company's data say of whether votes follow each other, and the findings the reports make of it. */
export function examineFollowing({timed}: DataSet): {followed: Herding; judged: Finding[]} {
  const followed = herding(timed);
  const findings = [
    ...followed.interviewers.map((one) => personFollowing(one, config, null)),
    followingFinding(followed, config, null)
  ];
  return {followed, judged: findings.filter(({verdict}) => verdict !== "too_little_data")};
}

/** Everything about people and questions that a company's data say, and the findings the reports make of it. */
export function examine(data: DataSet, rows: ReportRows, seed: number) {
  const severities = severity({
    votes: data.votes,
    threshold: defaultThresholds["interviewer.severity"].deviation
  }).interviewers;
  const {followed, judged} = examineFollowing(data);
  const movement = debriefMovement(data.moves);
  const screeners = screenersOf(data.cells, config);
  const {signals, findings} = aboutQuestions(data, seed);
  const all: Finding[] = [
    ...severities.map((one) => severityFinding(one, {config, pace: null})),
    ...consistencyFindings(rows, config, () => null),
    ...[...group(rows.feedback, ({interviewer_id}) => interviewer_id)].map(([id, own]) =>
      timelinessFinding(id, timeliness(own), {config, pace: null})
    ),
    ...judged,
    shiftFinding(movement, config, null),
    ...(screeners?.screeners ?? []).map((one) => screenerFinding(one, screeners!, 52, config)),
    ...findings
  ];
  return {
    severities,
    followed,
    movement,
    screeners: screeners?.screeners ?? [],
    signals,
    judged: all.filter(({verdict}) => verdict !== "too_little_data")
  };
}

/** The ratio of every interviewer, for its coverage. */
export function consistencies({votes}: DataSet) {
  const {least_votes: leastVotes} = defaultThresholds["interviewer.consistency"];
  return consistency({votes, leastVotes}).filter(({ratio}) => ratio.n >= leastVotes);
}

function aboutQuestions({ratings, loopVotes}: DataSet, seed: number) {
  const adjusted = adjustedRatings(ratings, loopVotes);
  const signals = questionSignals(adjusted);
  const measure = yardstick(adjusted);
  const context = {config, dataThrough: null, seed};
  const byQuestion = group(adjusted.ratings, ({question}) => question);
  const drifts = driftOf(byQuestion, context);
  const signalOf = new Map(signals.map((signal) => [signal.question, signal]));
  const findings = [...group(ratings, ({question}) => question)].flatMap(([question, own]) => {
    const evidence: QuestionEvidence = {
      question,
      attribute: null,
      // What verdicts read of a row.
      rows: own.map(
        ({points, date, interviewer, application}) =>
          ({points, held_at: date, interviewer_id: interviewer, candidate_id: application}) as RatingRow
      ),
      signal: signalOf.get(question) ?? null,
      yardstick: measure,
      drift: drifts.questions.get(question) ?? null,
      dated: byQuestion.get(question)?.length ?? 0
    };
    return [signalFinding(evidence, 0, context), driftFinding(evidence, context), noDataFinding(evidence, context)];
  });
  const pairs = questionPairs(adjusted, {least: defaultThresholds["question.redundant"].least_pairs});
  return {signals, findings: [...findings, ...pairs.map((pair) => redundancyFinding(pair, context))]};
}

const reports: Record<ReadReport, Report> = {borderline, funnel, interviewers, questions, screeners};

/** Worlds whose rows mean something only once they have been read: repeated ones must be told apart first. */
export const onlyRead: ReadonlySet<string> = new Set<WorldName>(["fan-out-join"]);

/** What the reports that a scenario is read for find in a company as a whole, whatever the data suffice for. */
export async function readFindings({request, reads}: Scenario, seed: number): Promise<Finding[]> {
  if (reads.length === 0) return [];
  const {context, close} = await worldWarehouse({...request, seed});
  try {
    const {findings} = await runReports(context, {
      reports: Object.fromEntries(reads.map((name) => [name, reports[name]]))
    });
    return findings.filter(
      ({slice: {role, level, period}, verdict}) =>
        role === null && level === null && period === null && verdict !== "too_little_data"
    );
  } finally {
    await close();
  }
}
