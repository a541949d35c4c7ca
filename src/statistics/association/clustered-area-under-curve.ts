import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {studentTInterval} from "../intervals/normal-interval.js";

interface Group {
  /** Weight of each of its scores in the whole. */
  weight: number;
  size: number;
  /** Per cluster: how many of its scores, and the sum of their placements less the group's mean. */
  count: Float64Array;
  sum: Float64Array;
  isPositive: boolean;
}

/**
 * Area under the ROC curve among scores of one cell, whose scores come in clusters: the chance that of two of a cell, one
 * positive and one not, the positive has the higher score, ties counting half. Variance from the sums of placements in
 * each cluster (Obuchowski 1997), positives and negatives of one cluster together; each cluster's part of a group is
 * divided by √(1 − its share of the group), as CR2 of a mean would, and degrees of freedom are Bell and McCaffrey's for
 * that (Imbens & Kolesár 2016), so that a Student t interval holds with few clusters or unequal ones.
 *
 * @param cell only scores of one cell are compared; one for all where left out
 * @returns `n` scores; null value where no cell has both classes; null interval with one cluster or where placements do
 *   not vary
 */
export function clusteredAreaUnderCurve(
  scores: readonly number[],
  positive: readonly boolean[],
  cluster: readonly string[],
  cell?: readonly string[],
  {level = defaultLevel}: {level?: number} = {}
): Estimate {
  const n = scores.length;
  const clusterAt = new Map([...new Set(cluster)].map((name, g) => [name, g]));
  const clusterOf = cluster.map((name) => clusterAt.get(name)!);
  const cells = new Map<string, number[]>();
  for (let i = 0; i < n; i++) {
    const name = cell?.[i] ?? "";
    if (!cells.has(name)) cells.set(name, []);
    cells.get(name)!.push(i);
  }
  let [wins, pairs] = [0, 0];
  const groups: Group[] = [];
  const squares = {positive: 0, negative: 0};
  const degreesWithin = {positive: 0, negative: 0};
  for (const members of cells.values()) {
    const sides = [true, false].map((side) =>
      members.filter((i) => positive[i] === side).sort((a, b) => scores[a]! - scores[b]!)
    ) as [number[], number[]];
    const [high, low] = sides;
    if (high.length === 0 || low.length === 0) continue;
    const below = placements(high, low, scores);
    const area = below.reduce((sum, value) => sum + value, 0) / high.length;
    wins += area * high.length * low.length;
    pairs += high.length * low.length;
    for (const [own, shares, others, isPositive] of [
      [high, below, low, true],
      [low, placements(low, high, scores).map((share) => 1 - share), high, false]
    ] as const) {
      const group: Group = {
        weight: others.length,
        size: own.length,
        count: new Float64Array(clusterAt.size),
        sum: new Float64Array(clusterAt.size),
        isPositive
      };
      own.forEach((i, k) => {
        group.count[clusterOf[i]!]!++;
        group.sum[clusterOf[i]!]! += shares[k]! - area;
        squares[isPositive ? "positive" : "negative"] += (shares[k]! - area) ** 2;
      });
      degreesWithin[isPositive ? "positive" : "negative"] += own.length - 1;
      groups.push(group);
    }
  }
  if (pairs === 0) return notEstimable(n);
  const value = wins / pairs;
  const {variance, degrees} = varianceOf(groups, clusterAt.size, pairs, {
    positive: squares.positive / Math.max(1, degreesWithin.positive),
    negative: squares.negative / Math.max(1, degreesWithin.negative)
  });
  if (!(variance > 1e-20 && degrees > 0)) return {value, standardError: null, interval: null, n};
  const standardError = Math.sqrt(variance);
  return {value, standardError, interval: studentTInterval(value, standardError, degrees, level, [0, 1]), n};
}

function varianceOf(
  groups: readonly Group[],
  clusters: number,
  pairs: number,
  spread: {positive: number; negative: number}
): {variance: number; degrees: number} {
  const sums = new Float64Array(clusters);
  const matrix = new Float64Array(clusters * clusters);
  for (const {weight, size, count, sum, isPositive} of groups) {
    // A cluster that holds the whole group has nothing to be compared with.
    const scale = Float64Array.from(count, (own) => (own < size ? 1 / Math.sqrt(1 - own / size) : 0));
    const share = weight / pairs;
    const expected = share ** 2 * (isPositive ? spread.positive : spread.negative);
    for (let g = 0; g < clusters; g++) {
      sums[g]! += share * sum[g]! * scale[g]!;
      matrix[g * clusters + g]! += expected * count[g]! * scale[g]! ** 2;
      for (let h = 0; h < clusters; h++)
        matrix[g * clusters + h]! -= (expected * count[g]! * count[h]! * scale[g]! * scale[h]!) / size;
    }
  }
  let [trace, norm, variance] = [0, 0, 0];
  for (let g = 0; g < clusters; g++) {
    trace += matrix[g * clusters + g]!;
    variance += sums[g]! ** 2;
  }
  for (const value of matrix) norm += value * value;
  return {variance, degrees: norm > 0 ? trace ** 2 / norm : 0};
}

/** Share of the others below each of its own, ties half; both in ascending order of score. */
function placements(own: readonly number[], others: readonly number[], scores: readonly number[]): number[] {
  let [below, through] = [0, 0];
  return own.map((i) => {
    while (below < others.length && scores[others[below]!]! < scores[i]!) below++;
    while (through < others.length && scores[others[through]!]! <= scores[i]!) through++;
    return (below + through) / (2 * others.length);
  });
}
