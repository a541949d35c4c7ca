import {symmetricInverse} from "./symmetric-inverse.js";

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
  const explained = Float64Array.from({length: 2 ** p}, (_, subset) => rSquared(subset, fitting, validity));
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

function rSquared(subset: number, between: readonly (readonly number[])[], validity: readonly number[]): number {
  const members = validity.flatMap((_, j) => (subset & (1 << j) ? [j] : []));
  const inverse = inverseOrNull(members.map((i) => members.map((j) => between[i]![j]!)));
  if (inverse === null) return Infinity;
  const k = members.length;
  let value = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) value += validity[members[i]!]! * inverse[i * k + j]! * validity[members[j]!]!;
  return value;
}

/** Correlations from different pairs need not fit together; they are drawn to 0 in steps until R² of all is at most 1. */
function fittingTogether(between: readonly (readonly number[])[], validity: readonly number[]): number[][] {
  const drawn = (keep: number) => between.map((row, i) => row.map((r, j) => (i === j ? 1 : keep * r)));
  for (let keep = 1; keep > 0.025; keep -= 0.05)
    if (rSquared(2 ** validity.length - 1, drawn(keep), validity) <= 1) return drawn(keep);
  return drawn(0);
}

function inverseOrNull(matrix: readonly (readonly number[])[]): Float64Array | null {
  try {
    return symmetricInverse(Float64Array.from(matrix.flat()), matrix.length);
  } catch {
    return null;
  }
}
