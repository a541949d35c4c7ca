import {rollup} from "d3-array";
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
  const leans = leansOf(rated);
  const ratings: AdjustedRating[] = [];
  for (const rating of rated) {
    const others = judgements.of(rating.application, rating.interviewer);
    if (others === null) continue;
    const ownVote = judgements.own(rating.application, rating.interviewer);
    ratings.push({...rating, adjusted: rating.points - leans.get(rating.scorecard)!, others, ownVote});
  }
  return {
    ratings,
    reliability: judgements.reliability,
    judgementOf: ({application, interviewer}, besides) => judgements.of(application, interviewer, besides)
  };
}

/** How leniently the interviewer of each scorecard rates on all others. */
function leansOf(rated: readonly (QuestionRating & {points: number})[]): Map<string, number> {
  const means = meansOf(rated);
  const cards = new Map<string, {unit: string; rater: string; sum: number; n: number}>();
  for (const {scorecard, application, interviewer, question, points} of rated) {
    let card = cards.get(scorecard);
    if (card === undefined) cards.set(scorecard, (card = {unit: application, rater: interviewer, sum: 0, n: 0}));
    card.sum += points - means.get(question)!;
    card.n++;
  }
  const judgements = Array.from(cards.values(), ({unit, rater, sum, n}): Judgement => ({unit, rater, value: sum / n}));
  const severity = leaveOneOutSeverity(judgements, spreadOf(judgements));
  return new Map(Array.from(cards.keys(), (scorecard, row) => [scorecard, severity(row, judgements[row]!.rater)]));
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
  /** Points of the interviewer's own vote on the loop; null without one. */
  own: (application: string, interviewer: string) => number | null;
  /** Reliability of a mean of m others: m σ²_candidate / (m σ²_candidate + σ²_rest). */
  reliability: (voters: number) => number | null;
}

/** The votes of one loop, and what the others thought as each interviewer asks for it. */
interface VotedLoop {
  /** Places among all votes. */
  rows: number[];
  others: Map<string, {rows: number[]; adjusted: number[]; judgement: OthersJudgement | null}>;
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
  const loops = new Map<string, VotedLoop>();
  votes.forEach(({application}, row) => {
    const loop = loops.get(application);
    if (loop === undefined) loops.set(application, {rows: [row], others: new Map()});
    else loop.rows.push(row);
  });
  const judged = (rows: readonly number[], adjusted: readonly number[], besides?: string): OthersJudgement | null => {
    let [sum, voters, yes] = [0, 0, 0];
    for (let i = 0; i < rows.length; i++) {
      const {interviewer, points} = votes[rows[i]!]!;
      if (interviewer === besides) continue;
      sum += adjusted[i]!;
      voters++;
      if (points >= yesFrom) yes++;
    }
    return voters === 0 ? null : {mean: sum / voters, voters, majorityYes: 2 * yes > voters};
  };
  const rowOf = (loop: VotedLoop, interviewer: string): number | undefined =>
    loop.rows.findLast((row) => votes[row]!.interviewer === interviewer);
  // Asked for by every rating of a scorecard, and by every pair of two.
  const othersOf = (loop: VotedLoop, interviewer: string) => {
    let others = loop.others.get(interviewer);
    if (others !== undefined) return others;
    // Whoever did not vote has nothing in the fit to take out.
    const own = rowOf(loop, interviewer) ?? null;
    const rows = loop.rows.filter((row) => votes[row]!.interviewer !== interviewer);
    const adjusted = rows.map((row) => votes[row]!.points - severity(own, votes[row]!.interviewer));
    loop.others.set(interviewer, (others = {rows, adjusted, judgement: judged(rows, adjusted)}));
    return others;
  };
  // Asked for loop by loop, most of the time.
  let last: {application: string; loop: VotedLoop | undefined} = {application: "", loop: loops.get("")};
  const loopOf = (application: string): VotedLoop | undefined => {
    if (application !== last.application) last = {application, loop: loops.get(application)};
    return last.loop;
  };
  return {
    of(application, interviewer, besides) {
      const loop = loopOf(application);
      if (loop === undefined) return null;
      const {rows, adjusted, judgement} = othersOf(loop, interviewer);
      return besides === undefined ? judgement : judged(rows, adjusted, besides);
    },
    own(application, interviewer) {
      const loop = loopOf(application);
      const row = loop && rowOf(loop, interviewer);
      return row === undefined ? null : votes[row]!.points;
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
  const units = new Map<string, number[]>();
  judgements.forEach(({unit}, row) => {
    const rows = units.get(unit);
    if (rows === undefined) units.set(unit, [row]);
    else rows.push(row);
  });
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

  // Of a row taken out: what its unit leaves of it in the dense unknowns, and how far the solution moves along that.
  let prepared = {row: -1, places: [] as number[], values: [] as number[], move: 0};
  const pull = (i: number): number => {
    let sum = 0;
    for (let j = 0; j < prepared.places.length; j++)
      sum += inverse[i * size + prepared.places[j]!]! * prepared.values[j]!;
    return sum;
  };
  const prepare = (row: number): void => {
    const rows = units.get(judgements[row]!.unit)!;
    const weight = 1 / (rows.length + unitPenalty);
    const reduced = new Map<number, number>([[mu, 1 - rows.length * weight]]);
    reduced.set(rater[row]!, 1);
    for (const other of rows) reduced.set(rater[other]!, (reduced.get(rater[other]!) ?? 0) - weight);
    prepared = {row, places: [...reduced.keys()], values: [...reduced.values()], move: 0};
    let leverage = weight;
    for (const [i, value] of reduced) leverage += value * pull(i);
    const fitted = (r: number) => solution[mu]! + solution[rater[r]!]!;
    const unitEffect = weight * rows.reduce((sum, r) => sum + judgements[r]!.value - fitted(r), 0);
    const residual = judgements[row]!.value - fitted(row) - unitEffect;
    prepared.move = residual / (1 - leverage);
  };
  return (row, name) => {
    const target = raterAt.get(name);
    if (target === undefined) return 0;
    if (row === null) return solution[target]!;
    // Asked for with one row of every other rater of its unit, one after another.
    if (row !== prepared.row) prepare(row);
    return solution[target]! - pull(target) * prepared.move;
  };
}
