import {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
import {criticalZ} from "./intervals/normal-interval.js";
import {type TwoByTwo, cellsOf} from "./two-by-two.js";

/**
 * Common odds ratio of 2 × 2 tables, one per stratum: Σ(ad/n) / Σ(bc/n) (Mantel & Haenszel 1959). `standardError` is
 * that of the log odds ratio (Robins, Breslow & Greenland 1986), the interval is its exponential. Use it when the ratio
 * may be taken as the same in every stratum; `breslowDay` tests that.
 *
 * Smallest n: one stratum with a count in both diagonals.
 *
 * @param tables `[[a, b], [c, d]]` per stratum: groups in rows, event and no event in columns
 * @returns `n` = all counts; null value when no stratum tells (the ratio would be 0/0 or infinite); null interval when 0
 * @throws on negative or missing counts
 */
export function mantelHaenszel(
  tables: readonly TwoByTwo[],
  {level = defaultLevel}: {level?: number} = {}
): {oddsRatio: Estimate} {
  const strata = cellsOf("Mantel–Haenszel", tables);
  const z = criticalZ(level);
  let total = 0;
  let r = 0;
  let s = 0;
  let pr = 0;
  let mixed = 0;
  let qs = 0;
  for (const {a, b, c, d, n} of strata) {
    total += n;
    const concordant = (a * d) / n;
    const discordant = (b * c) / n;
    const p = (a + d) / n;
    r += concordant;
    s += discordant;
    pr += p * concordant;
    mixed += p * discordant + (1 - p) * concordant;
    qs += (1 - p) * discordant;
  }
  if (!(s > 0)) return {oddsRatio: notEstimable(total)};
  const value = r / s;
  if (r === 0) return {oddsRatio: {value, standardError: null, interval: null, n: total}};
  const standardError = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
  const interval: [number, number] = [value * Math.exp(-z * standardError), value * Math.exp(z * standardError)];
  return {oddsRatio: {value, standardError, interval, n: total}};
}
