import {rollup} from "d3-array";
import {mean} from "simple-statistics";
import {chiSquareUpperTail} from "../distributions/chi-square.js";
import {benjaminiHochberg} from "../intervals/differences.js";
import {invertSymmetric, timesVector} from "../linear-algebra.js";

export interface GroupedRating {
  question: string;
  group: string;
  rating: number;
  /** What the other interviewers thought of the candidate. */
  ability: number;
}

interface DifferentialFunctioning {
  question: string;
  /** Compared with `reference`, the larger group. */
  group: string;
  reference: string;
  n: {group: number; reference: number};
  /** Rating of the group less that of the reference at equal standing, averaged over all of both, points. */
  gap: number;
  /** Nagelkerke's R² gained by group and by group × ability. */
  gainedR2: number;
  /** Likelihood-ratio test of both terms, two degrees of freedom. */
  p: number;
  /** p adjusted for all comparisons at once (Benjamini & Hochberg). */
  falseDiscovery: number;
}

/**
 * Does a question rate candidates of equal standing differently by group? Ordinal logit of the rating on ability, then
 * with the group, then with group × ability (Zumbo 1999; Swaminathan & Rogers 1990). Each group is compared with the
 * largest one of the question. It finds differences of the rating, not their cause.
 *
 * @param least candidates a group needs on a question (default 100); smaller ones are passed over
 */
export function differentialItemFunctioning(
  rows: readonly GroupedRating[],
  {least = 100}: {least?: number} = {}
): DifferentialFunctioning[] {
  const found = [...new Set(rows.map(({question}) => question))].sort().flatMap((question) => {
    const mine = rows.filter((row) => row.question === question);
    const sizes = rollup(
      mine,
      ({length}) => length,
      ({group}) => group
    );
    const enough = [...sizes].filter(([, n]) => n >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [reference, ...others] = enough.map(([group]) => group);
    return others.flatMap((group) => compared(mine, question, group, reference!) ?? []);
  });
  const adjusted = benjaminiHochberg(found.map(({p}) => p));
  return found.map((one, i) => ({...one, falseDiscovery: adjusted[i]!}));
}

function compared(
  mine: readonly GroupedRating[],
  question: string,
  group: string,
  reference: string
): Omit<DifferentialFunctioning, "falseDiscovery"> | null {
  const both = mine.filter((row) => row.group === group || row.group === reference);
  const centre = mean(both.map(({ability}) => ability));
  const y = both.map(({rating}) => rating);
  const ability = both.map((row) => row.ability - centre);
  const member = both.map((row) => Number(row.group === group));
  const cutsOnly = ordinalLogit(y, []);
  const base = ordinalLogit(
    y,
    ability.map((t) => [t])
  );
  const full = ordinalLogit(
    y,
    ability.map((t, i) => [t, member[i]!, t * member[i]!])
  );
  if (!cutsOnly || !base || !full) return null;
  const points = [...new Set(y)].sort((a, b) => a - b);
  const expected = (row: readonly number[]) =>
    full.chances(row).reduce((sum, chance, k) => sum + chance * points[k]!, 0);
  const gap = mean(ability.map((t) => expected([t, 1, t]) - expected([t, 0, 0])));
  const members = member.filter((value) => value === 1).length;
  return {
    question,
    group,
    reference,
    n: {group: members, reference: both.length - members},
    gap,
    gainedR2: nagelkerke(full, cutsOnly, both.length) - nagelkerke(base, cutsOnly, both.length),
    p: chiSquareUpperTail(Math.max(0, 2 * (full.logLikelihood - base.logLikelihood)), 2)
  };
}

function nagelkerke(model: OrdinalLogit, without: OrdinalLogit, n: number): number {
  const r2 = 1 - Math.exp((2 / n) * (without.logLikelihood - model.logLikelihood));
  return r2 / (1 - Math.exp((2 / n) * without.logLikelihood));
}

interface OrdinalLogit {
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
  const inverse = invertSymmetric(information, score.length);
  return inverse && Array.from(timesVector(inverse, score));
}
