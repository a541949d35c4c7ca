import {rootMeanSquare, standardDeviation} from "simple-statistics";
import {
  betaQuantile,
  bivariateNormalUpperTail,
  normalCdf,
  normalDensity,
  normalQuantile
} from "../distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "../estimate.js";

/**
 * What a second, independent loop of the same candidates would decide, when the loop mean has dependability ρ and the
 * same share of candidates gets an offer: with z the (1 − share) normal quantile and B = P(X > z, Y > z) for normals
 * correlated ρ, an offer repeats with chance B/share, a decision with 1 − 2(share − B).
 *
 * @param rho dependability of the loop mean, 0–1
 * @param offerRate share of loops that end in an offer, above 0 and below 1
 */
export function repeatability(rho: number, offerRate: number): {offerAgain: number; decisionsRepeated: number} {
  if (!(rho >= 0 && rho <= 1)) throw new RangeError(`dependability must be in [0, 1], got ${rho}`);
  if (!(offerRate > 0 && offerRate < 1)) throw new RangeError(`offer rate must be in (0, 1), got ${offerRate}`);
  const z = normalQuantile(1 - offerRate);
  const both = rho === 1 ? offerRate : bivariateNormalUpperTail(z, z, rho);
  return {offerAgain: both / offerRate, decisionsRepeated: 1 - 2 * (offerRate - both)};
}

const gridSize = 25;
/** Beyond it a sample is so small that the tie itself is a guess. */
const mostTied = 0.95;
/** Normal scores of equal weight; stretched, because midpoints of quantiles spread less than what they stand for. */
const scores = unitVariance(Array.from({length: gridSize}, (_, i) => normalQuantile((i + 0.5) / gridSize)));

function unitVariance(values: readonly number[]): number[] {
  const size = rootMeanSquare(values);
  return values.map((value) => value / size);
}

/**
 * `repeatability` with its uncertainty: Φ normal on the logit scale with the standard error of `dependability`, the
 * offer rate from its Jeffreys posterior, on a 25 × 25 grid of their quantiles (a parametric bootstrap without the noise
 * of drawing). The two are drawn together: loop means that spread more by chance raise Φ, since error stays what it is,
 * and put more of the loops above the bar. With J loops, σ² the variance of loop means and z as above,
 * Cov(p̂, σ̂²) = σ² z φ(z)/J and dΦ/dσ² = (1 − Φ)/σ², so that Cov(Φ̂, p̂) = (1 − Φ) z φ(z)/J; their normal scores are
 * correlated accordingly. What loosens decisions from the loop mean loosens this tie, by its square.
 *
 * @param phi dependability of the loop mean, with standard error; times `followed` where decisions follow it loosely
 * @param offers loops with an offer; @param loops loops decided; at least one of each outcome
 * @param followed share of what decides that is the loop mean, r²; 1 when votes alone decide
 */
export function repeatabilityEstimate(
  phi: Estimate,
  offers: number,
  loops: number,
  {level = defaultLevel, followed = 1}: {level?: number; followed?: number} = {}
): {offerAgain: Estimate; decisionsRepeated: Estimate} {
  if (phi.value === null || !(offers > 0 && offers < loops)) {
    return {offerAgain: notEstimable(loops), decisionsRepeated: notEstimable(loops)};
  }
  const at = repeatability(phi.value, offers / loops);
  if (phi.standardError === null) {
    return {
      offerAgain: {...notEstimable(loops), value: at.offerAgain},
      decisionsRepeated: {...notEstimable(loops), value: at.decisionsRepeated}
    };
  }
  const rate = offers / loops;
  const logit = Math.log(phi.value / (1 - phi.value));
  const spread = phi.standardError / (phi.value * (1 - phi.value));
  const z = normalQuantile(1 - rate);
  const covariance = (followed * (followed - phi.value) * z * normalDensity(z)) / loops;
  const tie = covariance / (phi.standardError * Math.sqrt((rate * (1 - rate)) / loops));
  const correlation = Math.max(-mostTied, Math.min(mostTied, tie));
  const apart = Math.sqrt(1 - correlation ** 2);
  const draws = scores.flatMap((score) => {
    const drawnRate = betaQuantile(normalCdf(score), offers + 0.5, loops - offers + 0.5);
    return scores.map((other) => {
      const drawnPhi = 1 / (1 + Math.exp(-(logit + spread * (correlation * score + apart * other))));
      return repeatability(drawnPhi, drawnRate);
    });
  });
  const summary = (part: "offerAgain" | "decisionsRepeated"): Estimate => {
    const drawn = draws.map((draw) => draw[part]).sort((a, b) => a - b);
    const quantile = (q: number) => drawn[Math.round(q * (drawn.length - 1))]!;
    const tail = (1 - level) / 2;
    const interval: [number, number] = [quantile(tail), quantile(1 - tail)];
    return {value: at[part], standardError: standardDeviation(drawn), interval, n: loops};
  };
  return {offerAgain: summary("offerAgain"), decisionsRepeated: summary("decisionsRepeated")};
}
