import {mean} from "simple-statistics";
import {type Estimate, defaultLevel, notEstimable} from "../estimate.js";
import {gradedResponse} from "../item-response/graded-response.js";

interface RatedBesideVotes {
  /** 1 to 4. */
  points: number;
  /** Initial votes of the loop's other interviewers. */
  others: readonly number[];
}

/**
 * Fisher information of one question's rating about the candidate at the bar, by the graded response model with the
 * votes of the other interviewers as the remaining items, so that ability comes from other interviews only. The bar is
 * the ability at which a yes becomes as likely as a no, averaged over those votes. Value and interval are the median and
 * the quantiles of the information under the slope's likelihood, N(a, its standard error), and a vague prior,
 * ln a ~ N(0, ½). Intercepts stay as fitted: they say how often each category is given, which does not hang on the slope.
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
  const [fitted] = discrimination;
  const error = standardErrors!.discrimination[0];
  if (bars.length === 0 || fitted == null || error == null || !(error > 0)) return notEstimable(n);
  // Ability has no direction of its own: votes point up.
  const up = Math.sign(discrimination[1] ?? 0);
  const bar = up * mean(bars);
  const intercepts = thresholds[0]!.map((threshold) => -threshold * fitted);
  const drawn = posteriorSlope(fitted * up, error)
    .map(({slope, weight}) => ({weight, value: information(slope, intercepts, bar)}))
    .sort((one, other) => one.value - other.value);
  const at = (p: number) => weightedQuantile(drawn, p);
  return {value: at(0.5), standardError: null, interval: [at((1 - level) / 2), at((1 + level) / 2)], n};
}

/** Posterior of a positive slope by its likelihood N(a, error²) and its prior ln a ~ N(0, ½), on a grid. */
function posteriorSlope(fitted: number, error: number): {slope: number; weight: number}[] {
  // Even steps of ln a: the prior's density needs no Jacobian.
  const grid = Array.from({length: 400}, (_, i) => Math.exp(-4 + (6 * i) / 399));
  const weights = grid.map((a) => Math.exp(-((a - fitted) ** 2) / (2 * error ** 2) - Math.log(a) ** 2 / (2 * 0.5)));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return grid.map((slope, i) => ({slope, weight: weights[i]! / total}));
}

/** @param sorted by value; weights add to 1 */
function weightedQuantile(sorted: readonly {value: number; weight: number}[], p: number): number {
  let sum = 0;
  return (sorted.find(({weight}) => (sum += weight) >= p) ?? sorted.at(-1)!).value;
}

/** I(θ) = Σ P′_k² / P_k over the categories (Samejima 1969), with P(X ≥ k) = logistic(slope · θ + intercept k). */
export function information(slope: number, intercepts: readonly number[], theta: number): number {
  const above = [1, ...intercepts.map((d) => 1 / (1 + Math.exp(-(slope * theta + d)))), 0];
  const slopes = above.map((p) => slope * p * (1 - p));
  let sum = 0;
  for (let k = 0; k + 1 < above.length; k++) {
    const p = above[k]! - above[k + 1]!;
    if (p > 1e-12) sum += (slopes[k]! - slopes[k + 1]!) ** 2 / p;
  }
  return sum;
}
