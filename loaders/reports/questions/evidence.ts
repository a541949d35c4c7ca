import {group} from "d3-array";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {benjaminiHochberg} from "../../../src/statistics/intervals/differences.js";
import {
  type AdjustedRating,
  adjustedRatings,
  type AdjustedRatings
} from "../../../src/statistics/questions/adjusted-ratings.js";
import {missingByJudgement, type MissingByJudgement} from "../../../src/statistics/questions/missing-by-judgement.js";
import {type QuestionPair, questionPairs} from "../../../src/statistics/questions/question-redundancy.js";
import {type QuestionSignal, questionSignals} from "../../../src/statistics/questions/question-signal.js";
import {yardstick} from "../../../src/statistics/questions/yardstick.js";
import {threshold} from "../../config/thresholds.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {type LoopVote, loopVotes} from "../shared/loop-votes.js";
import {type Sameness, samenessOf} from "../shared/sameness.js";
import {driftOf, type Drifts, type JudgedDrift} from "./drift.js";

export const questionRatingsSql = readSql(new URL("./ratings.sql", import.meta.url));

export interface RatingRow {
  scorecard_id: string;
  question: string;
  attribute: string | null;
  points: number | null;
  no_data: boolean;
  completed: boolean | null;
  minutes: number | null;
  application_id: string;
  candidate_id: string;
  interviewer_id: string;
  role: string | null;
  level: string | null;
  held_at: string | null;
  period: string | null;
  /** Initial vote of the scorecard itself, 1 to 4. */
  own_vote_is_yes: boolean | null;
  outcome: "offer" | "no_offer" | "censored" | "open";
}

/** What a verdict on a question needs beside its evidence. */
export type JudgeContext = Pick<ReportContext, "config" | "dataThrough">;

/** All that is known of one question. */
export interface QuestionEvidence {
  question: string;
  attribute: string | null;
  /** Every time it was put, with or without a rating. */
  rows: RatingRow[];
  /** Null when it was never rated in a loop where someone else voted. */
  signal: QuestionSignal | null;
  drift: JudgedDrift | null;
  /** Why the others' votes are no yardstick. */
  sameness?: Sameness | null;
  /** Correlation of the own vote with the others', over all questions: no rating can be held to more. */
  yardstick?: Estimate;
  /** Ratings with a date that drift can be looked for in. */
  dated: number;
  /** Whether ratings go missing by how good the candidate is; null with too few of either kind, absent where not asked. */
  missing?: (MissingByJudgement & {falseDiscovery: number}) | null;
}

export interface Evidence {
  questions: QuestionEvidence[];
  pairs: QuestionPair[];
  drifts: Drifts;
  ratings: readonly AdjustedRating[];
  votes: readonly LoopVote[];
  /** Roles and levels are those applied for, not those given at the end, which follow from the votes themselves. */
  areAppliedFor: boolean;
}

/**
 * Ratings beside the others' votes, from rows as the warehouse gives them; compared within role and level where these are
 * what was applied for.
 */
export function adjustedFrom(
  rows: readonly RatingRow[],
  votes: readonly Pick<LoopVote, "application_id" | "interviewer_id" | "scorecard_id" | "initial_points">[],
  {areAppliedFor = true}: {areAppliedFor?: boolean} = {}
): AdjustedRatings {
  return adjustedRatings(
    rows.map((row) => ({
      question: row.question,
      application: row.application_id,
      interviewer: row.interviewer_id,
      scorecard: row.scorecard_id,
      points: row.points,
      minutes: row.minutes,
      date: row.held_at,
      ...(areAppliedFor ? {stratum: {role: row.role, level: row.level}} : {})
    })),
    votes.map((vote) => ({
      application: vote.application_id,
      interviewer: vote.interviewer_id,
      scorecard: vote.scorecard_id,
      points: vote.initial_points
    }))
  );
}

export async function questionEvidence(context: ReportContext): Promise<Evidence> {
  const rows = await context.warehouse.rows<RatingRow>(questionRatingsSql);
  const votes = await loopVotes(context);
  const areAppliedFor = context.config.applications.level === "applied_for" && !isGivenAtEnd(rows);
  const adjusted = adjustedFrom(rows, votes, {areAppliedFor});
  const signals = new Map(questionSignals(adjusted).map((signal) => [signal.question, signal]));
  const byQuestion = group(adjusted.ratings, ({question}) => question);
  const drifts = driftOf(byQuestion, context);
  const missing = missingOf(rows, adjusted);
  const sameness = samenessOf(votes);
  const measure = yardstick(adjusted);
  const least = threshold(context.config, "question.redundant", "least_pairs");
  return {
    questions: [...group(rows, ({question}) => question)].map(([question, own]) => ({
      question,
      attribute: own[0]!.attribute,
      rows: own,
      signal: signals.get(question) ?? null,
      sameness,
      yardstick: measure,
      drift: drifts.questions.get(question) ?? null,
      dated: (byQuestion.get(question) ?? []).filter(({date}) => date !== null).length,
      missing: missing.get(question) ?? null
    })),
    drifts,
    // A pair seen in three quarters of the loops it takes to judge it is worth a row that says what is missing.
    pairs: questionPairs(adjusted, {least: Math.ceil((3 * least) / 4)}),
    ratings: adjusted.ratings,
    votes,
    areAppliedFor
  };
}

/** Known of those with an offer and of so much less of the others, a level was given with the offer. */
const leastGap = 0.5;

/** Is a level (nearly) only known of those who got an offer? */
function isGivenAtEnd(rows: readonly RatingRow[]): boolean {
  const known = (outcome: RatingRow["outcome"]): number => {
    const decided = rows.filter((row) => row.outcome === outcome);
    return decided.length === 0 ? 0 : decided.filter(({level}) => level !== null).length / decided.length;
  };
  return known("offer") - known("no_offer") > leastGap;
}

/** Missing ratings against the others' judgement, of every question with enough, their chance adjusted for all. */
function missingOf(
  rows: readonly RatingRow[],
  {judgementOf}: AdjustedRatings
): Map<string, MissingByJudgement & {falseDiscovery: number}> {
  const found = [...group(rows, ({question}) => question)].flatMap(([question, own]) => {
    const asked = own.flatMap(({application_id, interviewer_id, points}) => {
      const others = judgementOf({application: application_id, interviewer: interviewer_id});
      return others === null ? [] : [{interviewer: interviewer_id, judgement: others.mean, rated: points !== null}];
    });
    const missing = missingByJudgement(asked);
    return missing ? [{question, missing}] : [];
  });
  const falseDiscovery = benjaminiHochberg(found.map(({missing}) => missing.p));
  return new Map(found.map(({question, missing}, i) => [question, {...missing, falseDiscovery: falseDiscovery[i]!}]));
}

/** The ratings among the times it was put. */
export function pointsOf(rows: readonly RatingRow[]): number[] {
  return rows.flatMap(({points}) => points ?? []);
}

/** The share of the ratings that stand at one point of the scale; null without any. */
export function shareAt(point: number, ratings: readonly number[]): number | null {
  return ratings.length === 0 ? null : rounded(ratings.filter((one) => one === point).length / ratings.length);
}
