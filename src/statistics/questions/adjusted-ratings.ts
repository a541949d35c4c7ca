import {group, rollup} from "d3-array";
import {mean} from "simple-statistics";
import {mixedModel} from "../mixed-model/mixed-model.js";
import {invertSymmetric, timesVector} from "../linear-algebra.js";
import type {Stratum} from "./strata.js";

/** One rating of one question; `points` null for no data. */
export interface QuestionRating {
  question: string;
  application: string;
  interviewer: string;
  scorecard: string;
  points: number | null;
  minutes: number | null;
  /** Any sortable text of when it was asked; null when not known. */
  date: string | null;
  /** What the candidate applied for; absent where that is not known of anyone, and all are compared with all. */
  stratum?: Stratum;
}

/** A rating beside what the others thought. */
export interface AdjustedRating extends QuestionRating {
  points: number;
  /** Points less how leniently its interviewer rates, estimated without this scorecard. */
  adjusted: number;
  others: OthersJudgement;
  /** Initial vote of the scorecard's own interviewer on the loop, points; null without one. */
  ownVote: number | null;
}

export interface AdjustedRatings {
  ratings: AdjustedRating[];
  reliability: (voters: number) => number | null;
  /** What the others thought, also where the question went unrated; `besides` is left out too. */
  judgementOf: (
    rating: Pick<QuestionRating, "application" | "interviewer">,
    besides?: string
  ) => OthersJudgement | null;
}

/**
 * Ratings made comparable across interviewers, each with the severity-adjusted initial votes of the loop's other
 * interviewers. Ratings without data and loops in which nobody else voted drop out.
 */
export function adjustedRatings(all: readonly QuestionRating[], votes: readonly LoopVote[]): AdjustedRatings {
  const judgements = othersJudgements(votes);
  const rated = all.filter((rating): rating is QuestionRating & {points: number} => rating.points !== null);
  const means = meansOf(rated);
  const cards = group(rated, ({scorecard}) => scorecard);
  const perCard: Judgement[] = [...cards.values()].map((card) => ({
    unit: card[0]!.application,
    rater: card[0]!.interviewer,
    value: mean(card.map(({points, question}) => points - means.get(question)!))
  }));
  const rowOf = new Map([...cards.keys()].map((scorecard, row) => [scorecard, row]));
  const cast = new Map(votes.map(({application, interviewer, points}) => [keyOf(application, interviewer), points]));
  const severity = leaveOneOutSeverity(perCard, spreadOf(perCard));
  const ratings = rated.flatMap((rating): AdjustedRating[] => {
    const others = judgements.of(rating.application, rating.interviewer);
    if (others === null) return [];
    const lean = severity(rowOf.get(rating.scorecard)!, rating.interviewer);
    const ownVote = cast.get(keyOf(rating.application, rating.interviewer)) ?? null;
    return [{...rating, adjusted: rating.points - lean, others, ownVote}];
  });
  return {
    ratings,
    reliability: judgements.reliability,
    judgementOf: ({application, interviewer}, besides) => judgements.of(application, interviewer, besides)
  };
}

function keyOf(application: string, interviewer: string): string {
  return JSON.stringify([application, interviewer]);
}

function meansOf(rated: readonly (QuestionRating & {points: number})[]): Map<string, number> {
  return rollup(
    rated,
    (list) => mean(list.map(({points}) => points)),
    ({question}) => question
  );
}

/** One initial vote of a loop. */
export interface LoopVote {
  application: string;
  interviewer: string;
  scorecard: string;
  points: number;
}

/** What the other interviewers of a loop thought, without anything the owner of the scorecard did. */
interface OthersJudgement {
  /** Mean of their initial votes, each less the severity of who cast it, estimated without the owner's vote. */
  mean: number;
  voters: number;
  /** Strict majority of their votes is yes. */
  majorityYes: boolean;
}

interface OthersJudgements {
  of: (application: string, interviewer: string, besides?: string) => OthersJudgement | null;
  /** Reliability of a mean of m others: m σ²_candidate / (m σ²_candidate + σ²_rest). */
  reliability: (voters: number) => number | null;
}

/** @param yesFrom vote points from which a vote is a yes (default 3) */
function othersJudgements(votes: readonly LoopVote[], yesFrom = 3): OthersJudgements {
  const judgements: Judgement[] = votes.map(({application, interviewer, points}) => ({
    unit: application,
    rater: interviewer,
    value: points
  }));
  const spread = spreadOf(judgements);
  const severity = leaveOneOutSeverity(judgements, spread);
  const rowOf = new Map(votes.map(({application, interviewer}, row) => [keyOf(application, interviewer), row]));
  const loops = group(votes, ({application}) => application);
  const known = new Map<string, (LoopVote & {adjusted: number})[]>();
  // Asked for by every rating of a scorecard, and by every pair of two.
  const othersOf = (application: string, interviewer: string) => {
    const key = keyOf(application, interviewer);
    const before = known.get(key);
    if (before !== undefined) return before;
    // Whoever did not vote has nothing in the fit to take out.
    const row = rowOf.get(key) ?? null;
    const others = (loops.get(application) ?? [])
      .filter((vote) => vote.interviewer !== interviewer)
      .map((vote) => ({...vote, adjusted: vote.points - severity(row, vote.interviewer)}));
    known.set(key, others);
    return others;
  };
  return {
    of(application, interviewer, besides) {
      const others = othersOf(application, interviewer).filter((vote) => vote.interviewer !== besides);
      if (others.length === 0) return null;
      return {
        mean: mean(others.map(({adjusted}) => adjusted)),
        voters: others.length,
        majorityYes: 2 * others.filter(({points}) => points >= yesFrom).length > others.length
      };
    },
    reliability(voters) {
      const signal = voters * spread.unit ** 2;
      const noise = spread.residual ** 2;
      return signal + noise > 0 ? signal / (signal + noise) : null;
    }
  };
}

/** Spread of unit, rater and residual by REML; 0 for a part that the data cannot tell. */
function spreadOf(judgements: readonly Judgement[]): Spread {
  if (judgements.length < 3) return {unit: 0, rater: 0, residual: 0};
  const {standardDeviation} = mixedModel({
    y: judgements.map(({value}) => value),
    random: {unit: judgements.map(({unit}) => unit), rater: judgements.map(({rater}) => rater)}
  });
  return {
    unit: standardDeviation.unit ?? 0,
    rater: standardDeviation.rater ?? 0,
    residual: standardDeviation.residual ?? 0
  };
}

/** One judgement of a unit (a loop) by a rater. */
interface Judgement {
  unit: string;
  rater: string;
  value: number;
}

/** Standard deviations of unit, rater and residual, as `mixedModel` estimates them. */
interface Spread {
  unit: number;
  rater: number;
  residual: number;
}

/**
 * Severity of a rater with judgement number `row` taken out, nothing taken out for null; 0 for a rater never seen.
 * Positive = lenient.
 */
type SeverityWithout = (row: number | null, rater: string) => number;

/**
 * Best linear unbiased predictions of every rater's severity, each without one chosen judgement. The model is
 * value = μ + unit + rater + error with the given spread; predictions are linear in the values, so leaving a row out is
 * an exact one-step update of the full solution (Sherman–Morrison), no refit. Only the variance components still rest
 * on the row, through one of thousands of values. Units are absorbed; cost is cubic in raters once, then quadratic in the
 * judgements of a unit.
 */
export function leaveOneOutSeverity(judgements: readonly Judgement[], spread: Spread): SeverityWithout {
  if (judgements.length === 0 || !(spread.rater > 0)) return () => 0;
  const raters = [...new Set(judgements.map(({rater}) => rater))];
  const raterAt = new Map(raters.map((rater, i) => [rater, i]));
  const rater = judgements.map((judgement) => raterAt.get(judgement.rater)!);
  const units = group(judgements.keys(), (row) => judgements[row]!.unit);
  const unitPenalty = spread.unit > 0 ? (spread.residual / spread.unit) ** 2 : Infinity;
  const raterPenalty = (spread.residual / spread.rater) ** 2;
  // Dense unknowns: the raters, then μ.
  const size = raters.length + 1;
  const mu = raters.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let i = 0; i < mu; i++) matrix[i * size + i] = raterPenalty;
  for (const rows of units.values()) {
    const weight = 1 / (rows.length + unitPenalty);
    const total = rows.reduce((sum, row) => sum + judgements[row]!.value, 0);
    for (const row of rows) {
      for (const a of [rater[row]!, mu]) {
        right[a]! += judgements[row]!.value - total * weight;
        for (const b of [rater[row]!, mu]) matrix[a * size + b]! += 1;
        for (const other of rows) for (const b of [rater[other]!, mu]) matrix[a * size + b]! -= weight;
      }
    }
  }
  // Positive definite by its penalties.
  const inverse = invertSymmetric(matrix, size)!;
  const solution = timesVector(inverse, right);

  return (row, name) => {
    const target = raterAt.get(name);
    if (target === undefined) return 0;
    if (row === null) return solution[target]!;
    const rows = units.get(judgements[row]!.unit)!;
    const weight = 1 / (rows.length + unitPenalty);
    const own = rater[row]!;
    // The row in the dense unknowns, after absorbing its unit.
    const reduced = new Map<number, number>([[mu, 1 - rows.length * weight]]);
    reduced.set(own, 1);
    for (const other of rows) reduced.set(rater[other]!, (reduced.get(rater[other]!) ?? 0) - weight);
    const pull = (i: number) => {
      let sum = 0;
      for (const [j, value] of reduced) sum += inverse[i * size + j]! * value;
      return sum;
    };
    let leverage = weight;
    for (const [i, value] of reduced) leverage += value * pull(i);
    const fitted = (r: number) => solution[mu]! + solution[rater[r]!]!;
    const unitEffect = weight * rows.reduce((sum, r) => sum + judgements[r]!.value - fitted(r), 0);
    const residual = judgements[row]!.value - fitted(row) - unitEffect;
    return solution[target]! - (pull(target) * residual) / (1 - leverage);
  };
}
