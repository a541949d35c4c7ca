import {defaultLevel, type Estimate, notEstimable, requirePairs} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import {agreementWeights, type Weighting} from "./chance-corrected.js";

/**
 * Cohen's (weighted) kappa of two raters who rated the same n units. Standard error of Fleiss, Cohen and Everitt (1969)
 * on the contingency table, divided by n (as vcd::Kappa; `congerKappa` gives the raw-data form, divided by n − 1).
 *
 * @param a the first rater's category of each unit, @param b the second's; at least 2 units
 * @param options `categories` the whole scale (default: those seen by either)
 * @returns null value below 2 units or when both raters use one and the same category; null interval when they agree
 *   completely
 * @throws when the lists differ in length or hold something that is not a number or not on the scale
 */
export function cohenKappa(
  a: readonly number[],
  b: readonly number[],
  {weights, categories, level = defaultLevel}: {weights: Weighting; categories?: readonly number[]; level?: number}
): Estimate {
  requirePairs("Cohen's kappa", {a, b});
  const n = a.length;
  if (n < 2) return notEstimable(n);
  const values = [...new Set(categories ?? [...a, ...b])].sort((x, y) => x - y);
  const index = new Map(values.map((value, code) => [value, code]));
  const q = values.length;
  const weight = agreementWeights(weights, values);
  const table = new Float64Array(q * q);
  const rows = new Float64Array(q);
  const columns = new Float64Array(q);
  for (let i = 0; i < n; i++) {
    const row = index.get(a[i]!);
    const column = index.get(b[i]!);
    if (row === undefined || column === undefined)
      throw new RangeError(
        `Cohen's kappa: ${row === undefined ? a[i] : b[i]} is not on the scale ${values.join(", ")}`
      );
    table[row * q + column]! += 1 / n;
    rows[row]! += 1 / n;
    columns[column]! += 1 / n;
  }
  const rowWeight = columns.map((_, k) => columns.reduce((sum, share, l) => sum + share * weight[k * q + l]!, 0));
  const columnWeight = rows.map((_, l) => rows.reduce((sum, share, k) => sum + share * weight[k * q + l]!, 0));
  const observed = table.reduce((sum, share, cell) => sum + share * weight[cell]!, 0);
  const chance = rows.reduce((sum, share, k) => sum + share * rowWeight[k]!, 0);
  if (!(1 - chance > 1e-12)) return notEstimable(n);
  const value = (observed - chance) / (1 - chance);

  let squares = 0;
  for (let k = 0; k < q; k++)
    for (let l = 0; l < q; l++)
      squares += table[k * q + l]! * (weight[k * q + l]! - (rowWeight[k]! + columnWeight[l]!) * (1 - value)) ** 2;
  const variance = (squares - (value - chance * (1 - value)) ** 2) / (n * (1 - chance) ** 2);
  if (!(variance > 1e-20)) return {value, standardError: null, interval: null, n};
  const standardError = Math.sqrt(variance);
  return {value, standardError, interval: normalInterval(value, standardError, level, [-Infinity, 1]), n};
}
