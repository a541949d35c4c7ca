import {symmetricInverse} from "./symmetric-inverse.js";

/** One judgement of a unit (a loop) by a rater. */
export interface Judgement {
  unit: string;
  rater: string;
  value: number;
}

/** Standard deviations of unit, rater and residual, as `mixedModel` estimates them. */
export interface Spread {
  unit: number;
  rater: number;
  residual: number;
}

/**
 * Severity of a rater with judgement number `row` taken out, nothing taken out for null; 0 for a rater never seen.
 * Positive = lenient.
 */
export type SeverityWithout = (row: number | null, rater: string) => number;

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
  const units = rowsByUnit(judgements);
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
  const inverse = symmetricInverse(matrix, size);
  const solution = Float64Array.from({length: size}, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += inverse[i * size + j]! * right[j]!;
    return sum;
  });

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

function rowsByUnit(judgements: readonly Judgement[]): Map<string, number[]> {
  const units = new Map<string, number[]>();
  judgements.forEach(({unit}, row) => {
    const rows = units.get(unit);
    if (rows) rows.push(row);
    else units.set(unit, [row]);
  });
  return units;
}
