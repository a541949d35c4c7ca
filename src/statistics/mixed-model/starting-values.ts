import type {Design, Factor} from "./design.js";
import {solveSymmetric} from "./solve-symmetric.js";

/**
 * Variance ratios σ²_k/σ²_residual to start from: the quadratic moments ‖Z_k'(y − ȳ)‖² set equal to their expectations
 * (MIVQUE with all prior weights 0; Rao 1971). Consistent and cheap, but not efficient: a start, never a result.
 */
export function startingRatios(design: Design): number[] {
  const {n, y, random} = design;
  const count = random.length;
  const sizes = random.map((factor) => levelSums(factor, null));
  const moments = new Float64Array((count + 1) * (count + 1));
  const observed = new Float64Array(count + 1);
  const squares = sizes.map((size) => size.reduce((sum, value) => sum + value * value, 0));
  random.forEach((factor, k) => {
    observed[k] = levelSums(factor, y).reduce((sum, value) => sum + value * value, 0);
    for (let l = 0; l <= k; l++) {
      let same = 0;
      let mixed = 0;
      for (const [a, b, cell] of cells(factor, random[l]!)) {
        same += cell * cell;
        mixed += cell * sizes[k]![a]! * sizes[l]![b]!;
      }
      const value = same - (2 * mixed) / n + (squares[k]! * squares[l]!) / (n * n);
      moments[k * (count + 1) + l] = value;
      moments[l * (count + 1) + k] = value;
    }
    const own = n - squares[k]! / n;
    moments[k * (count + 1) + count] = own;
    moments[count * (count + 1) + k] = own;
  });
  moments[moments.length - 1] = n - 1;
  observed[count] = y.reduce((sum, value) => sum + value * value, 0);
  const components = solveSymmetric(moments, observed, count + 1);
  if (components === null) return random.map(() => 0.1);
  const residual = Math.max(components[count]!, 0.05 * (observed[count]! / n));
  return random.map((_, k) => Math.min(100, Math.max(0.01, components[k]! / residual)));
}

function levelSums(factor: Factor, values: Float64Array | null): Float64Array {
  const sums = new Float64Array(factor.levels.length);
  factor.codes.forEach((code, row) => (sums[code]! += values === null ? 1 : values[row]!));
  return sums;
}

/** Every pair of levels seen together, with the number of observations. */
function cells(a: Factor, b: Factor): [number, number, number][] {
  const width = b.levels.length;
  const counts = new Map<number, number>();
  for (let row = 0; row < a.codes.length; row++) {
    const key = a.codes[row]! * width + b.codes[row]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Array.from(counts, ([key, cell]) => [Math.floor(key / width), key % width, cell]);
}
