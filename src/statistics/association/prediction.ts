import {
  defaultLevel,
  type Estimate,
  notEstimable,
  requireNumbers,
  requireSameLength,
  requirePairs
} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. Variance of DeLong,
 * DeLong and Clarke-Pearson (1988) from the placements of each score among the other class, found by sorting (Sun & Xu
 * 2014); Wald interval cut at 0 and 1, as pROC.
 *
 * Smallest n: one of each class for a value, two of each for an interval; below about 10 of each the Wald interval is
 * short.
 *
 * @param scores higher = more likely positive, @param positive the class of each
 * @returns `n` scores; null value when a class is empty; null interval when a class has one member or placements do not
 *   vary (a perfect or constant score has a DeLong error of 0, which is no measure of doubt)
 * @example areaUnderCurve([1, 2, 3, 4], [false, true, false, true]).value // 0.75
 */
export function areaUnderCurve(
  scores: readonly number[],
  positive: readonly boolean[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  requireSameLength("area under the curve", scores, positive);
  requireNumbers("area under the curve", "scores", scores);
  const n = scores.length;
  const count = positive.reduce((sum, isPositive) => sum + (isPositive ? 1 : 0), 0);
  if (count === 0 || count === n) return notEstimable(n);
  const positives = new Float64Array(count);
  const negatives = new Float64Array(n - count);
  for (let i = 0, p = 0, q = 0; i < n; i++) {
    if (positive[i]) positives[p++] = scores[i]!;
    else negatives[q++] = scores[i]!;
  }
  positives.sort();
  negatives.sort();
  const above = placements(positives, negatives);
  const below = placements(negatives, positives);
  const value = above.mean;
  const variance = above.variance / count + below.variance / (n - count);
  if (!(variance > 1e-20)) return {value, standardError: null, interval: null, n};
  const standardError = Math.sqrt(variance);
  return {value, standardError, interval: normalInterval(value, standardError, level, [0, 1]), n};
}

/** Mean and sample variance, over `own`, of the share of `others` below it (ties half); both lists ascending. */
function placements(own: Float64Array, others: Float64Array): {mean: number; variance: number} {
  let below = 0;
  let through = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < own.length; i++) {
    while (below < others.length && others[below]! < own[i]!) below++;
    while (through < others.length && others[through]! <= own[i]!) through++;
    const share = (below + through) / (2 * others.length);
    const change = share - mean;
    mean += change / (i + 1);
    squares += change * (share - mean);
  }
  return {mean, variance: own.length > 1 ? squares / (own.length - 1) : 0};
}

/**
 * Least-squares fit that never falls as x rises (pool adjacent violators, Barlow et al. 1972). Equal x are averaged first (scikit-learn's
 * rule); fitted values come back in the order of the input.
 *
 * @param x, y same length; empty gives empty
 * @throws when the lists differ in length or hold something that is not a number
 */
export function isotonic(x: readonly number[], y: readonly number[]): number[] {
  requirePairs("isotonic regression", {x, y});
  const order = Uint32Array.from({length: x.length}, (_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const blocks: {mean: number; weight: number; end: number}[] = [];
  for (let start = 0; start < order.length;) {
    let end = start;
    let sum = 0;
    for (; end < order.length && x[order[end]!] === x[order[start]!]; end++) sum += y[order[end]!]!;
    let block = {mean: sum / (end - start), weight: end - start, end};
    while (blocks.length > 0 && blocks.at(-1)!.mean >= block.mean) {
      const before = blocks.pop()!;
      const weight = before.weight + block.weight;
      block = {mean: (before.mean * before.weight + block.mean * block.weight) / weight, weight, end};
    }
    blocks.push(block);
    start = end;
  }
  const fitted = Array.from<number>({length: x.length});
  let position = 0;
  for (const {mean, end} of blocks) while (position < end) fitted[order[position++]!] = mean;
  return fitted;
}

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
