import {requireNumbers, requireSameLength} from "./require-numbers.js";

/**
 * Least-squares fit that never falls as x rises (pool adjacent violators, Barlow et al. 1972). Equal x are averaged first (scikit-learn's
 * rule); fitted values come back in the order of the input.
 *
 * @param x, y same length; empty gives empty
 * @throws when the lists differ in length or hold something that is not a number
 */
export function isotonic(x: readonly number[], y: readonly number[]): number[] {
  requireSameLength("isotonic regression", x, y);
  requireNumbers("isotonic regression", "x", x);
  requireNumbers("isotonic regression", "y", y);
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
