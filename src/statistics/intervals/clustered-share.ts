import {normalCdf, studentTQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {clusteredMeanError} from "./clustered-mean.js";
import {wilson} from "./shares.js";

/** How often something happened in each cluster (to each interviewer, say). */
export interface ClusterCount {
  k: number;
  n: number;
}

/**
 * A share whose cases come in clusters that differ in it. The CR2 error of a mean (each cluster's residuals over √(1 − its
 * share of all cases), Bell & McCaffrey 2002) over that of independent cases tells how many independent cases these are
 * worth, never more than there are; Wilson's interval is taken for so many (Korn & Graubard 1998), with Student's t at Bell
 * and McCaffrey's degrees of freedom in place of the normal quantile.
 *
 * @returns null value without cases; no interval from a single cluster
 */
export function clusteredShare(counts: readonly ClusterCount[], level: number = defaultLevel): Estimate {
  const asked = counts.filter(({n}) => n > 0);
  const [k, n] = [asked.reduce((sum, one) => sum + one.k, 0), asked.reduce((sum, one) => sum + one.n, 0)];
  if (n === 0) return notEstimable(0);
  const value = k / n;
  if (asked.length < 2) return {value, standardError: null, interval: null, n};
  const {standardError, degrees} = clusteredMeanError(
    asked.map((one) => ({n: one.n, residual: one.k - one.n * value}))
  );
  const independent = (value * (1 - value)) / n;
  const worth = n / Math.max(1, independent > 0 ? standardError ** 2 / independent : 1);
  const around = 2 * normalCdf(studentTQuantile((1 + level) / 2, degrees)) - 1;
  return {value, standardError, interval: wilson(value * worth, worth, around), n};
}
