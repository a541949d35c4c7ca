import {solveSymmetric} from "../mixed-model/solve-symmetric.js";
import type {GradedItem} from "./encoded-items.js";
import {categoryProbabilities} from "./expectation.js";

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
