import {normalDensity} from "../distributions/index.js";
import type {GradedItem, Responses} from "./encoded-items.js";

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
  {persons, category}: Responses,
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
        logLikelihood += Math.log(total);
        for (let q = 0; q < points; q++) posterior[q]! /= total;
        total = 1;
      }
    }
    logLikelihood += Math.log(total);
    const scale = 1 / total;
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
