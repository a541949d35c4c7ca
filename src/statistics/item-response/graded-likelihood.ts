import {normalDensity} from "../distributions/index.js";
import {solveSymmetric} from "../linear-algebra.js";

export interface Quadrature {
  theta: Float64Array;
  weight: Float64Array;
}

/** 61 equally spaced points on [−6, 6] with normal weights that sum to 1. */
export function quadrature(): Quadrature {
  const theta = Float64Array.from({length: 61}, (_, q) => -6 + 0.2 * q);
  const density = theta.map(normalDensity);
  const total = density.reduce((a, b) => a + b, 0);
  return {theta, weight: density.map((value) => value / total)};
}

/** Probability of every category at every point: `[category · points + point]`. */
export function categoryProbabilities({slope, intercepts}: GradedItem, theta: Float64Array): Float64Array {
  const points = theta.length;
  const categories = intercepts.length + 1;
  const table = new Float64Array(categories * points);
  for (let q = 0; q < points; q++) {
    let atLeast = 1;
    for (let k = 0; k < categories; k++) {
      const next = k === categories - 1 ? 0 : 1 / (1 + Math.exp(-(slope * theta[q]! + intercepts[k]!)));
      table[k * points + q] = Math.max(atLeast - next, 1e-300);
      atLeast = next;
    }
  }
  return table;
}

/**
 * Expected counts of every category at every ability, given the answers: `counts[item][category · points + point]`,
 * and the marginal log likelihood.
 */
export function expectation(
  items: readonly GradedItem[],
  {persons, category, times}: Responses,
  {theta, weight}: Quadrature
): {counts: Float64Array[]; logLikelihood: number} {
  const points = theta.length;
  const width = items.length;
  const tables = items.map((item) => categoryProbabilities(item, theta));
  const counts = tables.map((table) => new Float64Array(table.length));
  const posterior = new Float64Array(points);
  let logLikelihood = 0;
  for (let person = 0; person < persons; person++) {
    posterior.set(weight);
    const alike = times[person]!;
    let total = 1;
    for (let item = 0; item < width; item++) {
      const code = category[person * width + item]!;
      if (code < 0) continue;
      const table = tables[item]!;
      const base = code * points;
      total = 0;
      for (let q = 0; q < points; q++) total += posterior[q]! *= table[base + q]!;
      // Long answer strings would underflow: take the scale out as it arises.
      if (total < 1e-100) {
        logLikelihood += alike * Math.log(total);
        for (let q = 0; q < points; q++) posterior[q]! /= total;
        total = 1;
      }
    }
    logLikelihood += alike * Math.log(total);
    const scale = alike / total;
    for (let q = 0; q < points; q++) posterior[q]! *= scale;
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

/** P(X ≥ k | θ) = 1/(1 + exp(−(slope·θ + intercepts[k − 1]))), intercepts falling. */
export interface GradedItem {
  slope: number;
  intercepts: Float64Array;
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
    return {slope: 1, intercepts};
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
export function maximiseItem(item: GradedItem, counts: Float64Array, theta: Float64Array): GradedItem {
  let current = item;
  if (item.intercepts.length === 0) return item;
  let value = expectedLog(current, counts, theta);
  for (let round = 0; round < 3; round++) {
    const {gradient, information} = score(current, counts, theta);
    const step = solveSymmetric(information, gradient, gradient.length);
    if (step === null) return current;
    let moved = false;
    for (let share = 1; share > 1e-3 && !moved; share /= 2) {
      const next = move(current, step, share);
      if (next === null) continue;
      const at = expectedLog(next, counts, theta);
      if (at >= value) [current, value, moved] = [next, at, true];
    }
    if (!moved || step.every((part) => Math.abs(part) < 1e-7)) return current;
  }
  return current;
}

function move({slope, intercepts}: GradedItem, step: Float64Array, share: number): GradedItem | null {
  const next = {
    slope: slope + share * step[0]!,
    intercepts: intercepts.map((d, k) => d + share * step[k + 1]!)
  };
  const ordered = next.intercepts.every((d, k) => k === 0 || d < next.intercepts[k - 1]!);
  return ordered && Math.abs(next.slope) < steepest ? next : null;
}

function expectedLog(item: GradedItem, counts: Float64Array, theta: Float64Array): number {
  const table = categoryProbabilities(item, theta);
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum += counts[i]! * Math.log(table[i]!);
  return sum;
}

/** Gradient and Fisher information of the expected log likelihood. */
export function score({slope, intercepts}: GradedItem, counts: Float64Array, theta: Float64Array) {
  const points = theta.length;
  const cuts = intercepts.length;
  const size = cuts + 1;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  for (let q = 0; q < points; q++) {
    let atLeast = 1;
    let slopeAt = 0;
    let people = 0;
    for (let k = 0; k <= cuts; k++) people += counts[k * points + q]!;
    if (people < 1e-12) continue;
    for (let k = 0; k <= cuts; k++) {
      const next = k === cuts ? 0 : 1 / (1 + Math.exp(-(slope * theta[q]! + intercepts[k]!)));
      const nextSlope = next * (1 - next);
      const chance = Math.max(atLeast - next, 1e-300);
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
      atLeast = next;
      slopeAt = nextSlope;
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) information[a * size + b] = information[b * size + a]!;
  return {gradient, information};
}
