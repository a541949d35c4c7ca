import {requireNumbers, requireSameLength} from "./require-numbers.js";

/**
 * Net benefit of acting when probability ≥ threshold: TP/n − FP/n · t/(1 − t), in units of one true positive (Vickers &
 * Elkin 2006). Compare with acting on all (every probability 1) and on none (0).
 *
 * Smallest n: 1; a difference of two is worth reading from a hundred or so outcomes on.
 *
 * @returns null for no case
 * @throws when the lists differ in length or the threshold is not in [0, 1)
 */
export function netBenefit(
  probability: readonly number[],
  outcome: readonly boolean[],
  threshold: number
): number | null {
  requireSameLength("net benefit", probability, outcome);
  requireNumbers("net benefit", "probability", probability);
  if (!(threshold >= 0 && threshold < 1)) throw new RangeError(`threshold must be in [0, 1), got ${threshold}`);
  const n = probability.length;
  if (n === 0) return null;
  let right = 0;
  let wrong = 0;
  for (let i = 0; i < n; i++) {
    if (probability[i]! < threshold) continue;
    if (outcome[i]) right++;
    else wrong++;
  }
  return right / n - ((wrong / n) * threshold) / (1 - threshold);
}
