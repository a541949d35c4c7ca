import {type Estimate, defaultLevel, notEstimable} from "../estimate.js";
import {normalInterval} from "./normal-interval.js";
import {requireCounts} from "./shares.js";

/** Successes k of n in one stratum, before and after. */
export interface StratumChange {
  before: {k: number; n: number};
  after: {k: number; n: number};
}

export interface Decomposition {
  /** Pooled share after minus before. */
  change: Estimate;
  /** Part of it from shares changing within strata, at the mean mix. */
  rate: Estimate;
  /** Part of it from strata growing and shrinking, at the mean shares. */
  mix: Estimate;
}

/**
 * Kitagawa's (1955) decomposition of a change in a pooled share: Δ = Σ w̄ Δp + Σ p̄ Δw ("rate" and "mix"; they add up).
 * Intervals by the delta method, with the counts of each period multinomial over strata and binomial within them.
 * A stratum empty in one period lends its other period's share to both, so that its whole effect is mix.
 *
 * @param strata at least one stratum; each period needs at least one case
 * @returns `n` = cases of both periods; nulls when a period is empty
 * @throws unless 0 ≤ k ≤ n everywhere
 */
export function kitagawa(
  strata: readonly StratumChange[],
  {level = defaultLevel}: {level?: number} = {}
): Decomposition {
  let before = 0;
  let after = 0;
  for (const stratum of strata) {
    requireCounts(stratum.before.k, stratum.before.n);
    requireCounts(stratum.after.k, stratum.after.n);
    before += stratum.before.n;
    after += stratum.after.n;
  }
  const n = before + after;
  if (before === 0 || after === 0) return {change: notEstimable(n), rate: notEstimable(n), mix: notEstimable(n)};
  const parts = strata
    .filter((stratum) => stratum.before.n + stratum.after.n > 0)
    .map((stratum) => {
      const oldShare = share(stratum.before) ?? share(stratum.after)!;
      const newShare = share(stratum.after) ?? oldShare;
      return {...stratum, oldShare, newShare, oldWeight: stratum.before.n / before, newWeight: stratum.after.n / after};
    });
  let rate = 0;
  let mix = 0;
  let rateVariance = 0;
  // For the weights, variance over strata of the value each weight is multiplied with.
  const spread = {
    rateOld: moments(),
    rateNew: moments(),
    mixOld: moments(),
    mixNew: moments(),
    allOld: moments(),
    allNew: moments()
  };
  let mixVariance = 0;
  let withinVariance = 0;
  for (const part of parts) {
    const {oldShare, newShare, oldWeight, newWeight} = part;
    const meanWeight = (oldWeight + newWeight) / 2;
    const meanShare = (oldShare + newShare) / 2;
    rate += meanWeight * (newShare - oldShare);
    mix += meanShare * (newWeight - oldWeight);
    const oldVariance = part.before.n > 0 ? (oldShare * (1 - oldShare)) / part.before.n : 0;
    const newVariance = part.after.n > 0 ? (newShare * (1 - newShare)) / part.after.n : 0;
    rateVariance += meanWeight ** 2 * (oldVariance + newVariance);
    mixVariance += ((newWeight - oldWeight) / 2) ** 2 * (oldVariance + newVariance);
    withinVariance += oldWeight ** 2 * oldVariance + newWeight ** 2 * newVariance;
    spread.rateOld.add(oldWeight, (newShare - oldShare) / 2);
    spread.rateNew.add(newWeight, (newShare - oldShare) / 2);
    spread.mixOld.add(oldWeight, meanShare);
    spread.mixNew.add(newWeight, meanShare);
    spread.allOld.add(oldWeight, oldShare);
    spread.allNew.add(newWeight, newShare);
  }
  const weights = (old: Moments, recent: Moments) => old.variance() / before + recent.variance() / after;
  return {
    change: estimate(rate + mix, withinVariance + weights(spread.allOld, spread.allNew), n, level),
    rate: estimate(rate, rateVariance + weights(spread.rateOld, spread.rateNew), n, level),
    mix: estimate(mix, mixVariance + weights(spread.mixOld, spread.mixNew), n, level)
  };
}

function share({k, n}: {k: number; n: number}): number | null {
  return n > 0 ? k / n : null;
}

interface Moments {
  add(weight: number, value: number): void;
  variance(): number;
}

function moments(): Moments {
  let mean = 0;
  let square = 0;
  return {
    add(weight, value) {
      mean += weight * value;
      square += weight * value * value;
    },
    variance: () => Math.max(0, square - mean * mean)
  };
}

function estimate(value: number, variance: number, n: number, level: number): Estimate {
  if (!(variance > 0)) return {value, standardError: null, interval: null, n};
  const standardError = Math.sqrt(variance);
  return {value, standardError, interval: normalInterval(value, standardError, level), n};
}
