import {symmetricInverse} from "./questions/symmetric-inverse.js";

export interface OrdinalLogit {
  /** Cuts, lowest first: P(Y > category k) = 1/(1 + exp(cut_k − x·slopes)). */
  cuts: number[];
  slopes: number[];
  logLikelihood: number;
  /** Chance of each category, lowest first, for a row of x. */
  chances: (x: readonly number[]) => number[];
}

/**
 * Proportional-odds logistic regression (McCullagh 1980) by Fisher scoring with step halving. Categories are those
 * seen, in numeric order.
 *
 * @param y category of each row
 * @param x predictors of each row, all of one length; may be empty for the model of cuts alone
 * @returns null with fewer than two categories, or when a predictor separates them or repeats another
 */
export function ordinalLogit(y: readonly number[], x: readonly (readonly number[])[]): OrdinalLogit | null {
  const seen = [...new Set(y)].sort((a, b) => a - b);
  if (seen.length < 2) return null;
  const width = x[0]?.length ?? 0;
  const category = y.map((value) => seen.indexOf(value));
  const cutCount = seen.length - 1;
  let parameters = [...startingCuts(category, cutCount), ...Array.from({length: width}, () => 0)];
  let fit = logLikelihoodOf(category, x, parameters, cutCount);
  for (let cycle = 0; cycle < 60; cycle++) {
    const {score, information} = derivatives(category, x, parameters, cutCount);
    const step = solved(information, score);
    if (step === null || step.some((value) => !Number.isFinite(value))) return null;
    let factor = 1;
    let next = fit;
    let moved = parameters;
    while (factor > 1e-6) {
      moved = parameters.map((value, i) => value + factor * step[i]!);
      next = logLikelihoodOf(category, x, moved, cutCount);
      if (next >= fit) break;
      factor /= 2;
    }
    const gain = next - fit;
    if (next >= fit) [parameters, fit] = [moved, next];
    if (gain < 1e-9) break;
  }
  if (parameters.some((value) => Math.abs(value) > 30)) return null;
  return {
    cuts: parameters.slice(0, cutCount),
    slopes: parameters.slice(cutCount),
    logLikelihood: fit,
    chances: (row) => chancesOf(row, parameters, cutCount)
  };
}

function startingCuts(category: readonly number[], cuts: number): number[] {
  return Array.from({length: cuts}, (_, k) => {
    const below = category.filter((value) => value <= k).length / category.length;
    return Math.log(below / (1 - below));
  });
}

function aboveOf(row: readonly number[], parameters: readonly number[], cuts: number): number[] {
  const eta = row.reduce((sum, value, j) => sum + value * parameters[cuts + j]!, 0);
  return [1, ...parameters.slice(0, cuts).map((cut) => 1 / (1 + Math.exp(cut - eta))), 0];
}

function chancesOf(row: readonly number[], parameters: readonly number[], cuts: number): number[] {
  const above = aboveOf(row, parameters, cuts);
  return above.slice(0, -1).map((p, k) => p - above[k + 1]!);
}

function logLikelihoodOf(
  category: readonly number[],
  x: readonly (readonly number[])[],
  parameters: readonly number[],
  cuts: number
): number {
  return category.reduce((sum, k, i) => {
    const p = chancesOf(x[i] ?? [], parameters, cuts)[k]!;
    return sum + (p > 0 ? Math.log(p) : -Infinity);
  }, 0);
}

/** Score and expected information of all parameters, cuts first. */
function derivatives(
  category: readonly number[],
  x: readonly (readonly number[])[],
  parameters: readonly number[],
  cuts: number
) {
  const size = parameters.length;
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  category.forEach((own, i) => {
    const row = x[i] ?? [];
    const above = aboveOf(row, parameters, cuts);
    const density = above.map((p) => p * (1 - p));
    for (let k = 0; k <= cuts; k++) {
      const p = Math.max(1e-12, above[k]! - above[k + 1]!);
      const slope = new Float64Array(size);
      if (k > 0) slope[k - 1]! -= density[k]!;
      if (k < cuts) slope[k]! += density[k + 1]!;
      row.forEach((value, j) => (slope[cuts + j] = value * (density[k]! - density[k + 1]!)));
      for (let a = 0; a < size; a++) {
        if (k === own) score[a]! += slope[a]! / p;
        for (let b = 0; b < size; b++) information[a * size + b]! += (slope[a]! * slope[b]!) / p;
      }
    }
  });
  return {score, information};
}

function solved(information: Float64Array, score: Float64Array): number[] | null {
  try {
    const size = score.length;
    const inverse = symmetricInverse(information, size);
    return Array.from(score, (_, a) => score.reduce((sum, value, b) => sum + inverse[a * size + b]! * value, 0));
  } catch {
    return null;
  }
}
