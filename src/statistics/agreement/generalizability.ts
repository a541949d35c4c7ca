import {normalQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable, requireNumbers} from "../estimate.js";
import type {MixedModel} from "../mixed-model/mixed-model.js";

/** Number of conditions averaged over: one number for every facet, or one per facet. */
export type Conditions = number | Record<string, number>;

export interface Generalizability {
  /** Dependability Φ: how far the mean over n conditions stands for the candidate in absolute terms. */
  phi: (n: Conditions) => number | null;
  /** Generalizability Eρ²: the same for comparing candidates who all meet the same conditions. */
  g: (n: Conditions) => number | null;
  /** Smallest number of raters that reaches the target; null when none does. */
  ratersNeeded: (target: number, coefficient?: "phi" | "g") => number | null;
}

/**
 * Coefficients of generalizability theory from variance components (Brennan 2001, ch. 4). Component names are facets
 * joined by ":" ("rater", "candidate:area"); `candidate` is the object of measurement and `residual` the highest
 * interaction with error. Averaging divides a component by the number of conditions of each of its facets, `residual`
 * by all of them. Components without the candidate count in Φ only. With one number n every error component is divided
 * by it: each further interview brings a new interviewer and a new area. Negative components count as 0.
 *
 * @param variances variance components, e.g. the squares of `mixedModel`'s standard deviations
 * @param fixed facets kept the same in every repetition: their main effects are no error, and the candidate's
 *   interaction with them is signal, averaged like the rest
 * @throws RangeError for a component that is not a finite number, a number of conditions that is not above 0, or a
 *   target outside 0–1
 */
export function generalizability(
  variances: Record<string, number>,
  {fixed = []}: {fixed?: readonly string[]} = {}
): Generalizability {
  requireNumbers("generalizability", "variances", Object.values(variances));
  const {candidate = 0} = variances;
  const others = Object.entries(variances).filter(([name]) => name !== "candidate");
  const facets = [...new Set(others.flatMap(([name]) => (name === "residual" ? [] : name.split(":"))))].filter(
    (facet) => facet !== "candidate"
  );
  if (facets.length === 0) facets.push("rater");

  const coefficient = (n: Conditions, absolute: boolean): number | null => {
    for (const count of typeof n === "number" ? [n] : Object.values(n))
      if (!(count > 0)) throw new RangeError(`generalizability: conditions must be more than 0, got ${count}`);
    let signal = Math.max(0, candidate);
    let error = 0;
    for (const [name, value] of others) {
      const own = name === "residual" ? ["candidate", ...facets] : name.split(":");
      const averaged = Math.max(0, value) / conditions(n, own);
      const kept = own.every((facet) => facet === "candidate" || fixed.includes(facet));
      if (kept && own.includes("candidate")) signal += averaged;
      else if (!kept && (absolute || own.includes("candidate"))) error += averaged;
    }
    return signal + error > 0 ? signal / (signal + error) : null;
  };

  return {
    phi: (n) => coefficient(n, true),
    g: (n) => coefficient(n, false),
    ratersNeeded: (target, which = "phi") => {
      if (!(target >= 0 && target <= 1)) throw new RangeError(`target must be in [0, 1], got ${target}`);
      const at = (n: number) => coefficient(n, which === "phi") ?? 0;
      // Doubling, then halving the gap: coefficients rise with n, and 2^20 raters stand for "never".
      let high = 1;
      while (at(high) < target - 1e-12) if ((high *= 2) > 2 ** 20) return null;
      let low = Math.floor(high / 2);
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (at(middle) < target - 1e-12) low = middle;
        else high = middle;
      }
      return high;
    }
  };
}

function conditions(n: Conditions, facets: readonly string[]): number {
  if (typeof n === "number") return n;
  return facets.reduce((product, facet) => product * (facet === "candidate" ? 1 : (n[facet] ?? 1)), 1);
}

/** What numbers leave of 0 or 1. */
const atTheEdge = 1e-6;

/**
 * Φ(n) of a fitted model with its uncertainty, by the delta method on the logit scale from the asymptotic covariance
 * of the variance components. The interval is honest from about 30 candidates and 10 interviewers on; with fewer the
 * interviewer component is skewed and the interval somewhat short.
 *
 * @param model of `mixedModel` with a random factor named `candidate`
 * @param n interviews averaged
 * @returns estimate; standard error and interval null at Φ = 0 or 1; below one standard error, where the logit scale
 *   would leave nearly everything open, the interval is from 0 to the upper end on Φ's own scale
 */
export function dependability(
  model: MixedModel,
  n: number,
  {level = defaultLevel, fixed = []}: {level?: number; fixed?: readonly string[]} = {}
): Estimate {
  const names = Object.keys(model.standardDeviation);
  const variances = Object.values(model.standardDeviation).map((sd) => sd * sd);
  const phiOf = (values: readonly number[]) =>
    generalizability(Object.fromEntries(names.map((name, i) => [name, values[i]!])), {fixed}).phi(n);
  const value = phiOf(variances);
  const count = model.intercept.n;
  if (value === null) return notEstimable(count);
  if (model.varianceCovariance === null || Math.min(value, 1 - value) < atTheEdge)
    return {...notEstimable(count), value};

  const total = variances.reduce((a, b) => a + b, 0);
  const slope = variances.map((variance, i) => {
    const step = 1e-5 * total;
    const up = variances.with(i, variance + step);
    const down = variances.with(i, Math.max(0, variance - step));
    return (phiOf(up)! - phiOf(down)!) / (up[i]! - down[i]!);
  });
  let variance = 0;
  slope.forEach((a, i) => slope.forEach((b, j) => (variance += a * b * model.varianceCovariance![i]![j]!)));
  const standardError = Math.sqrt(variance);
  const z = normalQuantile((1 + level) / 2);
  if (value < standardError)
    return {value, standardError, interval: [0, Math.min(1, value + z * standardError)], n: count};
  const half = (z * standardError) / (value * (1 - value));
  const logit = Math.log(value / (1 - value));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  return {value, standardError, interval: [back(logit - half), back(logit + half)], n: count};
}
