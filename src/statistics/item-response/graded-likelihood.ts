import {normalDensity} from "../distributions/index.js";
import {solveSymmetric} from "../linear-algebra.js";

/** Abilities, 61 equally spaced points on [−6, 6], with normal weights that sum to 1. */
export const grid = quadrature();
const points = grid.theta.length;

function quadrature(): {theta: Float64Array; weight: Float64Array} {
  const theta = Float64Array.from({length: 61}, (_, q) => -6 + 0.2 * q);
  const density = theta.map(normalDensity);
  const total = density.reduce((a, b) => a + b, 0);
  return {theta, weight: density.map((value) => value / total)};
}

/** P(X ≥ k | θ) = 1/(1 + exp(−(slope·θ + intercepts[k − 1]))), intercepts falling. */
export interface GradedItem {
  slope: number;
  intercepts: Float64Array;
  /** P(X ≥ k) for k = 1, 2, …: `[(k − 1) · points + point]`. */
  above: Float64Array;
  /** P(X = k) for k = 0, 1, …: `[k · points + point]`. */
  chance: Float64Array;
}

export function gradedItem(slope: number, intercepts: Float64Array): GradedItem {
  const {theta} = grid;
  const cuts = intercepts.length;
  const above = new Float64Array(cuts * points);
  const chance = new Float64Array((cuts + 1) * points);
  for (let k = 0; k < cuts; k++)
    for (let q = 0; q < points; q++) above[k * points + q] = 1 / (1 + Math.exp(-(slope * theta[q]! + intercepts[k]!)));
  for (let k = 0; k <= cuts; k++)
    for (let q = 0; q < points; q++) {
      const low = k === 0 ? 1 : above[(k - 1) * points + q]!;
      const high = k === cuts ? 0 : above[k * points + q]!;
      chance[k * points + q] = Math.max(low - high, 1e-300);
    }
  return {slope, intercepts, above, chance};
}

/**
 * Expected counts of every category at every ability, given the answers: `counts[item][category · points + point]`,
 * and the marginal log likelihood.
 */
export function expectation(
  items: readonly GradedItem[],
  responses: Responses
): {counts: Float64Array[]; logLikelihood: number} {
  const {persons, category, times} = responses;
  const width = items.length;
  const counts = items.map(({chance}) => new Float64Array(chance.length));
  const posterior = new Float64Array(points);
  let logLikelihood = 0;
  for (let person = 0; person < persons; person++) {
    logLikelihood += times[person]! * posteriorOf(person, items, responses, posterior);
    for (let item = 0; item < width; item++) {
      const code = category[person * width + item]!;
      if (code < 0) continue;
      const count = counts[item]!;
      const base = code * points;
      for (let q = 0; q < points; q++) count[base + q]! += posterior[q]!;
    }
  }
  return {counts, logLikelihood};
}

/** Below this a product of chances may have underflown. */
const tooSmall = 1e-100;

/**
 * Writes how many of those who gave a person's answers are expected at every ability, and returns the log likelihood of
 * these answers.
 */
export function posteriorOf(
  person: number,
  items: readonly GradedItem[],
  {category, times}: Responses,
  posterior: Float64Array
): number {
  const width = items.length;
  posterior.set(grid.weight);
  for (let item = 0; item < width; item++) {
    const code = category[person * width + item]!;
    if (code < 0) continue;
    const {chance} = items[item]!;
    const base = code * points;
    for (let q = 0; q < points; q++) posterior[q]! *= chance[base + q]!;
  }
  let total = 0;
  for (let q = 0; q < points; q++) total += posterior[q]!;
  const logScale = total < tooSmall ? rescaled(person, items, category, posterior) : 0;
  if (logScale < 0) total = 1;
  const scale = times[person]! / total;
  for (let q = 0; q < points; q++) posterior[q]! *= scale;
  return logScale + Math.log(total);
}

/** The same for a long string of answers, of which the scale is taken out as it arises; returns the scale's logarithm. */
function rescaled(person: number, items: readonly GradedItem[], category: Int8Array, posterior: Float64Array): number {
  const width = items.length;
  let logScale = 0;
  posterior.set(grid.weight);
  for (let item = 0; item < width; item++) {
    const code = category[person * width + item]!;
    if (code < 0) continue;
    const {chance} = items[item]!;
    let total = 0;
    for (let q = 0; q < points; q++) total += posterior[q]! *= chance[code * points + q]!;
    logScale += Math.log(total);
    for (let q = 0; q < points; q++) posterior[q]! /= total;
  }
  return logScale;
}

/**
 * `category[person · items + item]` is 0, 1, …, or −1 when not rated. Everyone with the same answers is one person here:
 * the likelihood asks only how many there are.
 */
export interface Responses {
  persons: number;
  category: Int8Array;
  /** People with this row of answers. */
  times: Float64Array;
}

/**
 * Categories as numbers from 0, per item, and parameters to start from: slope 1, intercepts at the logits of the
 * shares at or above each category.
 *
 * @throws RangeError for rows of unequal length, a rating that is not a finite number, or more than 100 categories
 */
export function encodeItems(ratings: readonly (readonly (number | null)[])[]): {
  items: GradedItem[];
  responses: Responses;
} {
  const width = ratings[0]?.length ?? 0;
  const ragged = ratings.findIndex((row) => row.length !== width);
  if (ragged >= 0)
    throw new RangeError(`every person must have ${width} items, person ${ragged} has ${ratings[ragged]!.length}`);
  for (const [person, row] of ratings.entries())
    for (const [item, rating] of row.entries())
      if (rating !== null && !Number.isFinite(rating))
        throw new RangeError(
          `graded response: ratings[${person}][${item}] must be a finite number or null, got ${String(rating)}`
        );
  const category = new Int8Array(ratings.length * width).fill(-1);
  const items = Array.from({length: width}, (_, item) => {
    const counts = new Map<number, number>();
    for (const row of ratings) if (row[item] !== null) counts.set(row[item]!, (counts.get(row[item]!) ?? 0) + 1);
    const seen = [...counts.keys()].sort((a, b) => a - b);
    if (seen.length > 100) throw new RangeError(`item ${item} has ${seen.length} categories; at most 100 are graded`);
    const codeOf = new Map(seen.map((value, code) => [value, code]));
    ratings.forEach((row, person) => {
      if (row[item] !== null) category[person * width + item] = codeOf.get(row[item]!)!;
    });
    const total = ratings.filter((row) => row[item] !== null).length;
    let above = total;
    const intercepts = Float64Array.from(seen.slice(0, -1), (value) => {
      above -= counts.get(value)!;
      return 1.2 * Math.log(above / (total - above));
    });
    return gradedItem(1, intercepts);
  });
  return {items, responses: distinct(category, ratings.length, width)};
}

function distinct(category: Int8Array, persons: number, width: number): Responses {
  const rowOf = new Map<string, number>();
  const times: number[] = [];
  for (let person = 0; person < persons; person++) {
    const answers = category.subarray(person * width, (person + 1) * width);
    const key = answers.join();
    const row = rowOf.get(key);
    if (row !== undefined) {
      times[row]!++;
      continue;
    }
    // Never past what is still to be read.
    category.set(answers, times.length * width);
    rowOf.set(key, times.length);
    times.push(1);
  }
  return {persons: times.length, category: category.slice(0, times.length * width), times: Float64Array.from(times)};
}

/** Slopes beyond this are a perfectly separating item, which has no finite estimate. */
const steepest = 30;

/**
 * The item that fits expected counts best, by Fisher scoring with halving: three steps, which EM needs no more of.
 * Parameters: slope, then intercepts.
 */
export function maximiseItem(item: GradedItem, counts: Float64Array): GradedItem {
  let current = item;
  if (item.intercepts.length === 0) return item;
  let value = expectedLog(current, counts);
  for (let round = 0; round < 3; round++) {
    const {gradient, information} = score(current, counts);
    const step = solveSymmetric(information, gradient, gradient.length);
    if (step === null) return current;
    let moved = false;
    for (let share = 1; share > 1e-3 && !moved; share /= 2) {
      const next = move(current, step, share);
      if (next === null) continue;
      const at = expectedLog(next, counts);
      if (at >= value) [current, value, moved] = [next, at, true];
    }
    if (!moved || step.every((part) => Math.abs(part) < 1e-7)) return current;
  }
  return current;
}

function move({slope, intercepts}: GradedItem, step: Float64Array, share: number): GradedItem | null {
  const steeper = slope + share * step[0]!;
  const moved = intercepts.map((d, k) => d + share * step[k + 1]!);
  const ordered = moved.every((d, k) => k === 0 || d < moved[k - 1]!);
  return ordered && Math.abs(steeper) < steepest ? gradedItem(steeper, moved) : null;
}

function expectedLog({chance}: GradedItem, counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum += counts[i]! * Math.log(chance[i]!);
  return sum;
}

/** Gradient and Fisher information of the expected log likelihood. */
function score({intercepts, above, chance: chances}: GradedItem, counts: Float64Array) {
  const {theta} = grid;
  const cuts = intercepts.length;
  const size = cuts + 1;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  for (let q = 0; q < points; q++) {
    let slopeAt = 0;
    let people = 0;
    for (let k = 0; k <= cuts; k++) people += counts[k * points + q]!;
    if (people < 1e-12) continue;
    for (let k = 0; k <= cuts; k++) {
      const next = k === cuts ? 0 : above[k * points + q]!;
      const nextSlope = next * (1 - next);
      const chance = chances[k * points + q]!;
      const ratio = counts[k * points + q]! / chance;
      const expected = people / chance;
      // dP_k: + slope of P(X ≥ k) for its own intercept, − slope of P(X ≥ k + 1) for the next.
      const bySlope = theta[q]! * (slopeAt - nextSlope);
      gradient[0]! += ratio * bySlope;
      information[0]! += expected * bySlope * bySlope;
      if (k > 0) {
        gradient[k]! += ratio * slopeAt;
        information[k]! += expected * bySlope * slopeAt;
        information[k * size + k]! += expected * slopeAt * slopeAt;
      }
      if (k < cuts) {
        gradient[k + 1]! -= ratio * nextSlope;
        information[k + 1]! -= expected * bySlope * nextSlope;
        information[(k + 1) * size + k + 1]! += expected * nextSlope * nextSlope;
      }
      if (k > 0 && k < cuts) information[k * size + k + 1]! -= expected * slopeAt * nextSlope;
      slopeAt = nextSlope;
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) information[a * size + b] = information[b * size + a]!;
  return {gradient, information};
}
