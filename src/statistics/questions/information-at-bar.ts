import {type Estimate, defaultLevel, notEstimable} from "../estimate.js";
import {gradedResponse} from "../graded-response.js";

export interface RatedBesideVotes {
  /** 1 to 4. */
  points: number;
  /** Initial votes of the loop's other interviewers. */
  others: readonly number[];
}

/**
 * Fisher information of one question's rating about the candidate at the bar, by the graded response model with the
 * votes of the other interviewers as the remaining items, so that ability comes from other interviews only. The bar is
 * the ability at which a yes becomes as likely as a no, averaged over those votes. With a vague prior on the slope,
 * ln a ~ N(0, ½), put in by weighing it with its standard error; the interval moves the slope alone, the cuts fixed.
 *
 * @param least ratings below which nothing is estimated (default 150)
 */
export function informationAtBar(
  rows: readonly RatedBesideVotes[],
  {least = 150, yesFrom = 3, level = defaultLevel}: {least?: number; yesFrom?: number; level?: number} = {}
): Estimate {
  const n = rows.length;
  if (n < least) return notEstimable(n);
  const seats = Math.min(4, Math.max(...rows.map(({others}) => others.length)));
  const table = rows.map(({points, others}) => [
    points,
    ...Array.from({length: seats}, (_, seat) => others[seat] ?? null)
  ]);
  const {discrimination, thresholds, standardErrors} = gradedResponse(table, {standardErrors: true});
  const bars = Array.from({length: seats}, (_, seat) => {
    const seen = [...new Set(rows.flatMap(({others}) => others[seat] ?? []))].sort((a, b) => a - b);
    return thresholds[seat + 1]![seen.filter((vote) => vote < yesFrom).length - 1];
  }).filter((bar) => bar !== undefined && Number.isFinite(bar)) as number[];
  // Ability has no direction of its own: votes point up.
  const up = Math.sign(discrimination[1] ?? 0);
  const slope = (discrimination[0] ?? 0) * up;
  const error = standardErrors!.discrimination[0];
  if (bars.length === 0 || discrimination[0] === null || error == null || !(error > 0)) return notEstimable(n);
  const bar = bars.reduce((sum, value) => sum + value, 0) / bars.length;
  const [low, middle, high] = drawnSlope(slope, error, (1 - level) / 2);
  const at = (a: number) => information(a, thresholds[0]!, bar);
  // With the cuts fixed, information can fall as a slight slope grows: the ends are the least and the most of the three.
  const drawn = [low, middle, high].map(at);
  return {value: drawn[1]!, standardError: null, interval: [Math.min(...drawn), Math.max(...drawn)], n};
}

/** Posterior of a positive slope by its likelihood N(a, error²) and its prior, on a grid: low, mean, high. */
function drawnSlope(slope: number, error: number, tail: number): [number, number, number] {
  const grid = Array.from({length: 400}, (_, i) => Math.exp(-4 + (6 * i) / 399));
  // Even steps of ln a: the prior's density needs no Jacobian.
  const weight = grid.map((a) => Math.exp(-((a - slope) ** 2) / (2 * error ** 2) - Math.log(a) ** 2 / (2 * 0.5)));
  const total = weight.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  let [low, high] = [grid[0]!, grid.at(-1)!];
  let mean = 0;
  grid.forEach((a, i) => {
    const before = sum;
    sum += weight[i]! / total;
    mean += (a * weight[i]!) / total;
    if (before < tail && sum >= tail) low = a;
    if (before < 1 - tail && sum >= 1 - tail) high = a;
  });
  return [low, mean, high];
}

/** I(θ) = Σ P′_k² / P_k over the categories (Samejima 1969). */
export function information(slope: number, thresholds: readonly number[], theta: number): number {
  const above = [1, ...thresholds.map((b) => 1 / (1 + Math.exp(-slope * (theta - b)))), 0];
  const slopes = above.map((p) => slope * p * (1 - p));
  let sum = 0;
  for (let k = 0; k + 1 < above.length; k++) {
    const p = above[k]! - above[k + 1]!;
    if (p > 1e-12) sum += (slopes[k]! - slopes[k + 1]!) ** 2 / p;
  }
  return sum;
}
