import {rollup} from "d3-array";
import {mean, variance} from "simple-statistics";
import {defaultLevel, type Estimate} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import {type AdjustedRating} from "./adjusted-ratings.js";

interface FamilyIncrement {
  family: string;
  /** Share of the variance of the others' votes that the family brings, averaged over all orders of asking. */
  share: Estimate;
}

/** What a loop's ratings of one family come to: their mean less their questions' means, and what the others thought. */
interface Scored {
  family: number;
  score: number;
  others: number;
}

const mostFamilies = 12;
const folds = 20;

/**
 * What each family of questions adds to the others, by Shapley values of R² against the votes of the other
 * interviewers. Each correlation is taken over the loops that have both, so loops need not ask everything; families
 * with fewer than `least` loops in common with another one are left out, the least asked first, as are those beyond
 * twelve. Intervals by a jackknife over twenty groups of loops.
 *
 * @param familyOf family of a question, usually its attribute; null leaves the question out
 * @returns by name; empty with fewer than two families
 */
export function familyIncrements(
  ratings: readonly AdjustedRating[],
  familyOf: (question: string) => string | null,
  {least = 50, level = defaultLevel}: {least?: number; level?: number} = {}
): FamilyIncrement[] {
  const {loops, names} = scoredLoops(ratings, familyOf);
  const asked = askedTogether(loops, names.length);
  const families = connectedFamilies(names, asked, least);
  if (families.length < 2) return [];
  const sums = sumsByFold(loops, families, names.length);
  const values = shares(sums, null);
  const left = sums.map((_, fold) => shares(sums, fold));
  return families.map((family, j) => {
    // Jackknife: (g − 1)/g times the sum of squares, which is g times the variance.
    const standardError = Math.sqrt((folds - 1) * variance(left.map((fold) => fold[j]!)));
    const interval = normalInterval(values[j]!, standardError, level);
    const n = asked[family]![family]!;
    return {family: names[family]!, share: {value: values[j]!, standardError, interval, n}};
  });
}

function scoredLoops(
  ratings: readonly AdjustedRating[],
  familyOf: (question: string) => string | null
): {loops: Scored[][]; names: string[]} {
  const means = rollup(
    ratings,
    (list) => mean(list.map(({adjusted}) => adjusted)),
    ({question}) => question
  );
  const places = new Map<string, number>();
  const loops = new Map<string, (Scored & {n: number})[]>();
  for (const {question, application, adjusted, others} of ratings) {
    const name = familyOf(question);
    if (name === null) continue;
    if (!places.has(name)) places.set(name, places.size);
    const family = places.get(name)!;
    let loop = loops.get(application);
    if (loop === undefined) loops.set(application, (loop = []));
    let mine = loop.find((one) => one.family === family);
    if (mine === undefined) loop.push((mine = {family, score: 0, others: 0, n: 0}));
    mine.score += adjusted - means.get(question)!;
    mine.others += others.mean;
    mine.n++;
  }
  const all = Array.from(loops.values(), (loop) =>
    loop.map(({family, score, others, n}): Scored => ({family, score: score / n, others: others / n}))
  );
  return {loops: all, names: [...places.keys()]};
}

/** Loops that asked for both of two families; on the diagonal, for one. */
function askedTogether(loops: readonly (readonly Scored[])[], families: number): Float64Array[] {
  const counts = Array.from({length: families}, () => new Float64Array(families));
  for (const loop of loops) for (const a of loop) for (const b of loop) counts[a.family]![b.family]!++;
  return counts;
}

/** Numbers of the families to compare, by name. */
function connectedFamilies(names: readonly string[], asked: readonly Float64Array[], least: number): number[] {
  let families = names.map((_, family) => family).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const apart = () => families.some((a) => families.some((b) => asked[a]![b]! < least));
  while (families.length > mostFamilies || (families.length > 0 && apart())) {
    const rarest = families.reduce((a, b) => (asked[b]![b]! < asked[a]![a]! ? b : a));
    families = families.filter((family) => family !== rarest);
  }
  return families;
}

/** Number, sums, sums of squares and sum of products of x and y. */
type Moments = [n: number, x: number, y: number, xx: number, yy: number, xy: number];

/** Moments of one fold: of two families' scores, and of a family's scores with the others' votes. */
interface FoldSums {
  between: Moments[][];
  validity: Moments[];
}

/** Loops are dealt out to the folds in turn. Sums of a fold serve every other, since what is left out is taken off all. */
function sumsByFold(loops: readonly (readonly Scored[])[], families: readonly number[], all: number): FoldSums[] {
  const place = new Int32Array(all).fill(-1);
  families.forEach((family, j) => (place[family] = j));
  const none = (): Moments => [0, 0, 0, 0, 0, 0];
  const sums = Array.from({length: folds}, () => ({
    between: families.map(() => families.map(none)),
    validity: families.map(none)
  }));
  // Votes lie far from 0: about their middle, squares lose no digits.
  const votes = loops.flatMap((loop) => loop.map(({others}) => others));
  const centre = votes.length === 0 ? 0 : mean(votes);
  loops.forEach((loop, i) => {
    const {between, validity} = sums[i % folds]!;
    for (const mine of loop) {
      const a = place[mine.family]!;
      if (a < 0) continue;
      add(validity[a]!, mine.score, mine.others - centre);
      for (const other of loop) {
        const b = place[other.family]!;
        if (b >= 0 && b < a) add(between[a]![b]!, mine.score, other.score);
      }
    }
  });
  return sums;
}

function add(moments: Moments, x: number, y: number): void {
  moments[0]++;
  moments[1] += x;
  moments[2] += y;
  moments[3] += x * x;
  moments[4] += y * y;
  moments[5] += x * y;
}

/** Shares by all folds, or by all but one. */
function shares(sums: readonly FoldSums[], without: number | null): number[] {
  const kept = sums.filter((_, fold) => fold !== without);
  const validity = sums[0]!.validity.map((_, a) => correlationOf(kept.map((fold) => fold.validity[a]!)));
  const between = validity.map((_, a) =>
    validity.map((__, b) => {
      const [later, earlier] = a > b ? [a, b] : [b, a];
      return a === b ? 1 : correlationOf(kept.map((fold) => fold.between[later]![earlier]!));
    })
  );
  return shapleyValues(between, validity);
}

/** 0 where a list does not vary. */
function correlationOf(parts: readonly Moments[]): number {
  const [n, x, y, xx, yy, xy] = parts.reduce<Moments>(
    (sum, part) => sum.map((value, k) => value + part[k]!) as Moments,
    [0, 0, 0, 0, 0, 0]
  );
  if (n < 2) return 0;
  const [ofX, ofY] = [xx - (x * x) / n, yy - (y * y) / n];
  if (!(ofX > 1e-12 * xx && ofY > 1e-12 * yy)) return 0;
  return Math.min(1, Math.max(-1, (xy - (x * y) / n) / Math.sqrt(ofX * ofY)));
}

/**
 * How much of R² each predictor brings, averaged over all orders of taking them in (Shapley value, general dominance;
 * Budescu 1993; Lindeman, Merenda & Gold 1980): φ_j = Σ_S |S|!(p − |S| − 1)!/p! · [R²(S ∪ j) − R²(S)]. The values add up
 * to R² of all. Exact over the 2^p subsets.
 *
 * @param between correlations of the predictors [i][j]; drawn just enough to 0 off the diagonal to be positive definite
 * @param validity correlation of each predictor with the outcome
 * @throws RangeError with more than 12 predictors
 */
export function shapleyValues(between: readonly (readonly number[])[], validity: readonly number[]): number[] {
  const p = validity.length;
  if (p > 12) throw new RangeError(`at most 12 families can be compared, got ${p}`);
  const fitting = fittingTogether(between, validity);
  const explained = new Float64Array(2 ** p);
  everySubset(fitting, validity, (subset, value) => (explained[subset] = value));
  const weight = weights(p);
  return validity.map((_, j) => {
    let value = 0;
    for (let subset = 0; subset < explained.length; subset++)
      if (!(subset & (1 << j))) value += weight[sizeOf(subset)]! * (explained[subset | (1 << j)]! - explained[subset]!);
    return value;
  });
}

/** |S|!(p − |S| − 1)!/p! by |S|. */
function weights(p: number): number[] {
  const factorial = [1];
  for (let k = 1; k <= p; k++) factorial.push(factorial[k - 1]! * k);
  return Array.from({length: p}, (_, size) => (factorial[size]! * factorial[p - size - 1]!) / factorial[p]!);
}

function sizeOf(subset: number): number {
  let size = 0;
  for (let rest = subset; rest > 0; rest &= rest - 1) size++;
  return size;
}

/** What the last predictor of a subset adds: its row of the Cholesky factor and of the solved right-hand side. */
interface Step {
  predictor: number;
  row: number[];
  solved: number;
  explained: number;
}

/**
 * The subset with one predictor more: R² grows by the square of one new element, so that each subset costs one forward
 * substitution. Null when the predictor is, but for rounding, a combination of those before.
 */
function extended(
  steps: readonly Step[],
  predictor: number,
  between: readonly (readonly number[])[],
  validity: readonly number[]
): Step | null {
  const row: number[] = [];
  let rest = 1;
  let solved = validity[predictor]!;
  steps.forEach((step, k) => {
    let value = between[predictor]![step.predictor]!;
    for (let m = 0; m < k; m++) value -= row[m]! * step.row[m]!;
    value /= step.row[k]!;
    row.push(value);
    rest -= value * value;
    solved -= value * step.solved;
  });
  if (!(rest > smallest)) return null;
  row.push(Math.sqrt(rest));
  solved /= Math.sqrt(rest);
  return {predictor, row, solved, explained: (steps.at(-1)?.explained ?? 0) + solved * solved};
}

/** Variance of a predictor beyond the others below which it is taken for a combination of them. */
const smallest = 1e-12;

/** Calls `use` with R² of every subset, as bits, each grown from the one without its last predictor. */
function everySubset(
  between: readonly (readonly number[])[],
  validity: readonly number[],
  use: (subset: number, explained: number) => void
): void {
  const grow = (steps: readonly Step[], subset: number): void => {
    use(subset, steps.at(-1)?.explained ?? 0);
    for (let next = (steps.at(-1)?.predictor ?? -1) + 1; next < validity.length; next++) {
      const step = extended(steps, next, between, validity);
      if (step) grow([...steps, step], subset | (1 << next));
    }
  };
  grow([], 0);
}

/** R² of all predictors; Infinity when their correlations do not fit together. */
function rSquaredOfAll(between: readonly (readonly number[])[], validity: readonly number[]): number {
  const steps: Step[] = [];
  for (let predictor = 0; predictor < validity.length; predictor++) {
    const step = extended(steps, predictor, between, validity);
    if (!step) return Infinity;
    steps.push(step);
  }
  return steps.at(-1)?.explained ?? 0;
}

/** Correlations from different pairs need not fit together; they are drawn to 0 in steps until R² of all is at most 1. */
function fittingTogether(between: readonly (readonly number[])[], validity: readonly number[]): number[][] {
  const drawn = (keep: number) => between.map((row, i) => row.map((r, j) => (i === j ? 1 : keep * r)));
  for (let keep = 1; keep > 0.025; keep -= 0.05) if (rSquaredOfAll(drawn(keep), validity) <= 1) return drawn(keep);
  return drawn(0);
}
