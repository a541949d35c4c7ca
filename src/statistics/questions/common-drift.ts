import {solveSymmetric} from "../linear-algebra.js";
import type {DatedRating} from "./changed-line.js";

/** What one question tells of the movement common to all: normal equations of the periods, all else taken out. */
export interface PeriodSums {
  /** Information, periods × periods, row-major. */
  matrix: Float64Array;
  right: Float64Array;
  /** Rating points for each point of ability, and its sampling variance; null where ability does not vary. */
  slope: {value: number; variance: number} | null;
}

/**
 * Sums of one question for `commonDrift`: in rating = interviewer + slope·ability + period, the periods' normal
 * equations with interviewers and slope absorbed.
 *
 * @param periodOf place of each rating's period among all `periods`
 */
export function periodSums(points: readonly DatedRating[], periodOf: readonly number[], periods: number): PeriodSums {
  const matrix = new Float64Array(periods * periods);
  const right = new Float64Array(periods);
  const alongAbility = new Float64Array(periods);
  const ratings = new Map<string, number[]>();
  points.forEach(({interviewer}, i) => {
    const mine = ratings.get(interviewer);
    if (mine) mine.push(i);
    else ratings.set(interviewer, [i]);
  });
  let [xx, xy, yy] = [0, 0, 0];
  for (const mine of ratings.values()) {
    const m = mine.length;
    const x = mine.reduce((sum, i) => sum + points[i]!.ability, 0) / m;
    const y = mine.reduce((sum, i) => sum + points[i]!.rating, 0) / m;
    const counts = new Map<number, number>();
    for (const i of mine) {
      const [period, dx, dy] = [periodOf[i]!, points[i]!.ability - x, points[i]!.rating - y];
      counts.set(period, (counts.get(period) ?? 0) + 1);
      right[period]! += dy;
      alongAbility[period]! += dx;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    // An interviewer's mean takes out what all their periods share.
    for (const [a, k] of counts) {
      matrix[a * periods + a]! += k;
      for (const [b, l] of counts) matrix[a * periods + b]! -= (k * l) / m;
    }
  }
  if (xx > 1e-9)
    for (let a = 0; a < periods; a++) {
      right[a]! -= (alongAbility[a]! * xy) / xx;
      for (let b = 0; b < periods; b++) matrix[a * periods + b]! -= (alongAbility[a]! * alongAbility[b]!) / xx;
    }
  const degrees = points.length - ratings.size - 1;
  const slope =
    xx > 1e-9 && degrees > 0 ? {value: xy / xx, variance: Math.max(0, yy - (xy * xy) / xx) / degrees / xx} : null;
  return {matrix, right, slope};
}

/**
 * How far each question's slope lies above the mean of all, drawn towards it by as much as sampling alone makes slopes
 * differ (empirical Bayes by moments); 0 for all below three known slopes.
 */
export function slopesAboveMean(questions: readonly PeriodSums[]): number[] {
  const known = questions.flatMap(({slope}) => slope ?? []);
  if (known.length < 3) return questions.map(() => 0);
  const mean = known.reduce((sum, {value}) => sum + value, 0) / known.length;
  const spread = known.reduce((sum, {value}) => sum + (value - mean) ** 2, 0) / (known.length - 1);
  const sampling = known.reduce((sum, {variance}) => sum + variance, 0) / known.length;
  const real = Math.max(0, spread - sampling);
  return questions.map(({slope}) =>
    slope === null || real === 0 ? 0 : (real / (real + slope.variance)) * (slope.value - mean)
  );
}

/** Ratings that no movement at all counts as, against a period of few ratings; of the second part more, as it is rarer. */
const drawnToZero = {level: 1, ability: 5};

interface CommonDrift {
  /** By period: how equally judged candidates were rated, in points. */
  level: Float64Array;
  /**
   * By period: what ratings show of candidates beyond the votes that judge them, in points of ability; a question moves
   * by as much of it as its slope lies above the mean.
   */
  ability: Float64Array;
}

/** A question that may move with the others, and how far its slope lies above the mean. */
interface Moving {
  sums: PeriodSums;
  steeper: number;
}

/** Normal equations of the common movement, level before ability, over the questions added. */
export interface CommonSums {
  periods: number;
  matrix: Float64Array;
  right: Float64Array;
}

export function commonSums(questions: readonly Moving[], periods: number): CommonSums {
  const common = {periods, matrix: new Float64Array((2 * periods) ** 2), right: new Float64Array(2 * periods)};
  for (const question of questions) addToCommon(common, question, 1);
  return common;
}

/** Adds a question, or with −1 takes it out again. */
export function addToCommon({periods, matrix, right}: CommonSums, {sums, steeper}: Moving, sign: 1 | -1): void {
  const size = 2 * periods;
  for (let a = 0; a < periods; a++) {
    right[a]! += sign * sums.right[a]!;
    right[periods + a]! += sign * steeper * sums.right[a]!;
    for (let b = 0; b < periods; b++) {
      const information = sign * sums.matrix[a * periods + b]!;
      matrix[a * size + b]! += information;
      matrix[a * size + periods + b]! += steeper * information;
      matrix[(periods + a) * size + b]! += steeper * information;
      matrix[(periods + a) * size + periods + b]! += steeper * steeper * information;
    }
  }
}

/**
 * How ratings moved from period to period in all questions added. Two movements are common to questions and in no one's
 * name: that of the level, alike in all, and that of the candidates beyond what the others' votes say (votes are a noisy
 * measure, so that of a change of ability only a part shows in them), which each question follows by its slope. Least
 * squares over the sums of all.
 */
export function commonDrift({periods, matrix, right}: CommonSums): CommonDrift {
  const size = 2 * periods;
  const drawn = matrix.slice();
  for (let a = 0; a < periods; a++) {
    drawn[a * size + a]! += drawnToZero.level;
    drawn[(periods + a) * size + periods + a]! += drawnToZero.ability;
  }
  // Positive definite by what draws to zero.
  const solution = solveSymmetric(drawn, right.slice(), size)!;
  return {level: solution.subarray(0, periods), ability: solution.subarray(periods)};
}
