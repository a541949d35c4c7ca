import {group} from "d3-array";
import {rollup} from "d3-array";
import {mean, variance} from "simple-statistics";
import {correlation} from "../association/correlation.js";
import {defaultLevel, type Estimate} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import {type AdjustedRating} from "./adjusted-ratings.js";

interface FamilyIncrement {
  family: string;
  /** Share of the variance of the others' votes that the family brings, averaged over all orders of asking. */
  share: Estimate;
}

interface Scored {
  loop: string;
  /** Family → mean adjusted rating less its questions' means, and what the others thought. */
  scores: Map<string, {score: number; others: number}>;
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
  const loops = scoredLoops(ratings, familyOf);
  const families = connectedFamilies(loops, least);
  if (families.length < 2) return [];
  const values = shares(loops, families);
  const left = Array.from({length: folds}, (_, fold) =>
    shares(
      loops.filter((_, i) => i % folds !== fold),
      families
    )
  );
  return families.map((family, j) => {
    // Jackknife: (g − 1)/g times the sum of squares, which is g times the variance.
    const standardError = Math.sqrt((folds - 1) * variance(left.map((fold) => fold[j]!)));
    const n = loops.filter(({scores}) => scores.has(family)).length;
    return {
      family,
      share: {value: values[j]!, standardError, interval: normalInterval(values[j]!, standardError, level), n}
    };
  });
}

function scoredLoops(ratings: readonly AdjustedRating[], familyOf: (question: string) => string | null): Scored[] {
  const means = rollup(
    ratings,
    (list) => mean(list.map(({adjusted}) => adjusted)),
    ({question}) => question
  );
  const known = ratings.filter(({question}) => familyOf(question) !== null);
  return [...group(known, ({application}) => application)].map(([loop, list]) => ({
    loop,
    scores: rollup(
      list,
      (mine) => ({
        score: mean(mine.map(({adjusted, question}) => adjusted - means.get(question)!)),
        others: mean(mine.map(({others}) => others.mean))
      }),
      ({question}) => familyOf(question)!
    )
  }));
}

function connectedFamilies(loops: readonly Scored[], least: number): string[] {
  let families = [...new Set(loops.flatMap(({scores}) => [...scores.keys()]))].sort();
  const asked = (family: string) => loops.filter(({scores}) => scores.has(family)).length;
  const common = (a: string, b: string) => loops.filter(({scores}) => scores.has(a) && scores.has(b)).length;
  const apart = () => families.some((a) => families.some((b) => common(a, b) < least));
  while (families.length > mostFamilies || (families.length > 0 && apart())) {
    const rarest = families.reduce((a, b) => (asked(b) < asked(a) ? b : a));
    families = families.filter((family) => family !== rarest);
  }
  return families;
}

function shares(loops: readonly Scored[], families: readonly string[]): number[] {
  const columns = families.map((family) => loops.map(({scores}) => scores.get(family) ?? null));
  const between = columns.map(() => columns.map(() => 1));
  const validity = columns.map((column, a) => {
    columns.slice(0, a).forEach((other, b) => {
      const both = column.flatMap((mine, i) => (mine && other[i] ? [[mine.score, other[i].score] as const] : []));
      between[a]![b] = between[b]![a] = correlationOf(both);
    });
    return correlationOf(column.flatMap((mine) => (mine ? [[mine.score, mine.others] as const] : [])));
  });
  return shapleyValues(between, validity);
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  return (
    correlation(
      pairs.map(([x]) => x),
      pairs.map(([, y]) => y)
    ) ?? 0
  );
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
