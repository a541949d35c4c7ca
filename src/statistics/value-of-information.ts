import {logBeta, logGamma} from "./distributions/gamma-function.js";
import {betaCdf} from "./distributions/beta.js";

/**
 * Expected value of perfect information, in hours per `future` loops of one band: N{E[max(0, g)] − max(0, E g)}, with
 * the gain of one loop g = a p H* − C_L in each posterior draw. Near 0 once the data decide; then exploring should stop.
 */
export function perfectInformationHours(gains: readonly number[], future: number): number {
  if (gains.length === 0) return 0;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const meanOfBest = gains.reduce((sum, gain) => sum + Math.max(0, gain), 0) / gains.length;
  return future * Math.max(0, meanOfBest - Math.max(0, mean));
}

/**
 * Probability that `more` further loops of a band, after k offers in n, would put its chance on one side of the
 * threshold with the asked confidence. Exact under Jeffreys' prior: the further offers follow the beta-binomial
 * predictive distribution. The threshold is held fixed.
 */
export function chanceToSettle(k: number, n: number, more: number, threshold: number, confidence = 0.9): number {
  const a = k + 0.5;
  const b = n - k + 0.5;
  let settled = 0;
  for (let offers = 0; offers <= more; offers++) {
    const below = betaCdf(threshold, a + offers, b + more - offers);
    if (below > confidence || 1 - below > confidence) settled += predictive(offers, more, a, b);
  }
  return Math.min(1, settled);
}

/**
 * The fewest further loops after which an answer is likely (probability `likely`), to within 5 %; 0 when the answer is
 * already there, `null` when not even `most` loops make it likely.
 */
export function loopsToSettle(
  k: number,
  n: number,
  threshold: number,
  {confidence = 0.9, likely = 0.8, most = 2000}: {confidence?: number; likely?: number; most?: number} = {}
): number | null {
  const enough = (more: number) => chanceToSettle(k, n, more, threshold, confidence) >= likely;
  if (chanceToSettle(k, n, 0, threshold, confidence) === 1) return 0;
  let low = 0;
  let high = 8;
  while (!enough(high)) {
    if (high >= most) return null;
    low = high;
    high = Math.min(most, high * 2);
  }
  while (high - low > Math.max(1, 0.05 * high)) {
    const middle = Math.round((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function predictive(offers: number, more: number, a: number, b: number): number {
  const choose = logGamma(more + 1) - logGamma(offers + 1) - logGamma(more - offers + 1);
  return Math.exp(choose + logBeta(a + offers, b + more - offers) - logBeta(a, b));
}
