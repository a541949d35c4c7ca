import {notEstimable, defaultLevel, type Estimate} from "./estimate.js";
import {normalInterval} from "./normal-interval.js";

/**
 * How far an estimate moved between two samples that share no unit, such as the loops before and after a date:
 * after − before, with the standard errors added in squares and a normal interval.
 *
 * @returns in the estimates' own unit; `n` is that of both; nulls when either estimate has no value or standard error
 */
export function independentDifference(before: Estimate, after: Estimate, level = defaultLevel): Estimate {
  const n = before.n + after.n;
  if (before.value === null || after.value === null) return notEstimable(n);
  const value = after.value - before.value;
  if (before.standardError === null || after.standardError === null) return {...notEstimable(n), value};
  const standardError = Math.hypot(before.standardError, after.standardError);
  return {value, standardError, interval: normalInterval(value, standardError, level), n};
}
