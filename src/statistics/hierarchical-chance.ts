import {logBeta} from "./distributions/gamma-function.js";
import type {BetaPrior} from "./band-probabilities.js";
import type {Random} from "./random.js";

const means = Array.from({length: 49}, (_, i) => (i + 1) / 50);
const strengths = Array.from({length: 24}, (_, i) => 2 * 1.32 ** i);

/**
 * Draws from the posterior of the beta distribution that the same band's chances share across slices (roles, levels,
 * teams): p_s ~ Beta(mμ, m(1−μ)). μ is uniform on a grid of 49 points and m log-uniform from 2 to 1,200, so that slices
 * which agree are pulled together and slices which differ are left apart. Feed a draw to a slice's own counts as prior.
 *
 * @param slices offers k of n decided loops per slice
 */
export function drawSharedPriors(
  slices: readonly {k: number; n: number}[],
  draws: number,
  random: Random
): BetaPrior[] {
  const seen = slices.filter(({n}) => n > 0);
  const grid = means.flatMap((mean) =>
    strengths.map((strength) => ({alpha: mean * strength, beta: (1 - mean) * strength}))
  );
  const logLikelihood = grid.map(({alpha, beta}) =>
    seen.reduce((sum, {k, n}) => sum + logBeta(alpha + k, beta + n - k) - logBeta(alpha, beta), 0)
  );
  const highest = Math.max(...logLikelihood);
  let total = 0;
  const cumulative = logLikelihood.map((value) => (total += Math.exp(value - highest)));
  return Array.from({length: draws}, () => grid[firstAbove(cumulative, random.uniform() * total)]!);
}

/** Index of the first entry above the value, by bisection; the last when none is. */
function firstAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
