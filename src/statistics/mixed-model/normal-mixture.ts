import {normalCdf} from "../distributions/index.js";

/** A posterior as a weighted mixture of normals; weights need not sum to 1. */
export type NormalMixture = {weight: number; mean: number; standardDeviation: number}[];

export function mixtureMean(mixture: NormalMixture): number {
  return weighted(mixture, ({mean}) => mean);
}

export function mixtureStandardDeviation(mixture: NormalMixture): number {
  const centre = mixtureMean(mixture);
  return Math.sqrt(weighted(mixture, ({mean, standardDeviation}) => standardDeviation ** 2 + (mean - centre) ** 2));
}

/** P(X ≤ x). */
export function mixtureCdf(mixture: NormalMixture, x: number): number {
  return weighted(mixture, ({mean, standardDeviation}) =>
    standardDeviation > 0 ? normalCdf((x - mean) / standardDeviation) : Number(mean <= x)
  );
}

/** The x with P(X ≤ x) = p, by bisection to 1e-9 of the spread. */
export function mixtureQuantile(mixture: NormalMixture, p: number): number {
  const spread = Math.max(...mixture.map(({standardDeviation}) => standardDeviation));
  let low = Math.min(...mixture.map(({mean}) => mean)) - 10 * spread;
  let high = Math.max(...mixture.map(({mean}) => mean)) + 10 * spread;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (mixtureCdf(mixture, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function weighted(mixture: NormalMixture, of: (component: NormalMixture[number]) => number): number {
  let sum = 0;
  let total = 0;
  for (const component of mixture) {
    sum += component.weight * of(component);
    total += component.weight;
  }
  return sum / total;
}
