import {betaCdf} from "../distributions/beta.js";
import {defaultLevel, type Estimate} from "../estimate.js";
import {invertSymmetric, timesVector} from "../linear-algebra.js";
import {normalInterval} from "../intervals/normal-interval.js";

/** One screened candidate, as far as the comparison of lenient and strict screeners needs it. */
interface LeniencyCase {
  /** Candidates among whom screeners are as good as drawn by lot, for instance those of one job and quarter. */
  stratum: string;
  screener: string;
}

/** How screeners divide the candidates of each stratum: the same for every outcome. */
export interface LeniencyDesign {
  cases: readonly {stratum: number; screener: number; leverage: number}[];
  strata: number;
  screeners: number;
  /** Candidates per stratum. */
  size: number[];
  /** Fits of a variable on strata alone, and on strata and screeners. */
  fit: (values: readonly number[]) => {strata: number[]; both: number[]};
}

/**
 * Least squares on stratum and screener at once, with strata taken out first, so that only a matrix over screeners is
 * inverted. `null` with fewer than two screeners, or when strata do not connect all of them.
 */
export function leniencyDesign(cases: readonly LeniencyCase[]): LeniencyDesign | null {
  const strataAt = indexed(cases.map(({stratum}) => stratum));
  const screenersAt = indexed(cases.map(({screener}) => screener));
  const [strata, screeners] = [strataAt.count, screenersAt.count];
  if (screeners < 2) return null;
  const counts = Array.from({length: strata}, () => new Float64Array(screeners));
  const size = Array.from({length: strata}, () => 0);
  cases.forEach((_, i) => {
    counts[strataAt.of[i]!]![screenersAt.of[i]!]! += 1;
    size[strataAt.of[i]!]! += 1;
  });
  // The last screener is the reference.
  const free = screeners - 1;
  const matrix = new Float64Array(free * free);
  counts.forEach((row, s) => {
    for (let j = 0; j < free; j++)
      for (let k = 0; k < free; k++) matrix[j * free + k]! += (j === k ? row[j]! : 0) - (row[j]! * row[k]!) / size[s]!;
  });
  const inverse = invertSymmetric(matrix, free);
  if (inverse === null) return null;
  const within = (s: number, j: number): Float64Array =>
    Float64Array.from({length: free}, (_, k) => (k === j ? 1 : 0) - counts[s]![k]! / size[s]!);
  const cells = new Map<number, {w: Float64Array; leverage: number}>();
  const cellOf = (i: number): {w: Float64Array; leverage: number} => {
    const [s, j] = [strataAt.of[i]!, screenersAt.of[i]!];
    const key = s * screeners + j;
    const known = cells.get(key);
    if (known) return known;
    const w = within(s, j);
    const cell = {w, leverage: 1 / size[s]! + dot(w, timesVector(inverse, w))};
    cells.set(key, cell);
    return cell;
  };
  return {
    cases: cases.map((_, i) => ({
      stratum: strataAt.of[i]!,
      screener: screenersAt.of[i]!,
      leverage: cellOf(i).leverage
    })),
    strata,
    screeners,
    size,
    fit(values) {
      const sums = Array.from({length: strata}, () => 0);
      values.forEach((value, i) => (sums[strataAt.of[i]!]! += value));
      const alone = values.map((_, i) => sums[strataAt.of[i]!]! / size[strataAt.of[i]!]!);
      const moment = new Float64Array(free);
      values.forEach((value, i) => {
        const {w} = cellOf(i);
        for (let k = 0; k < free; k++) moment[k]! += w[k]! * value;
      });
      const effect = timesVector(inverse, moment);
      return {strata: alone, both: alone.map((mean, i) => mean + dot(cellOf(i).w, effect))};
    }
  };
}

/** Do screeners differ in this variable within strata? Partial F test of all screeners, with its p-value. */
export function screenerTest(design: LeniencyDesign, values: readonly number[]): {f: number; p: number} {
  const {strata, both} = design.fit(values);
  const rss = (fitted: readonly number[]): number =>
    values.reduce((sum, value, i) => sum + (value - fitted[i]!) ** 2, 0);
  const [d1, d2] = [design.screeners - 1, values.length - design.strata - design.screeners + 1];
  const rest = rss(both);
  if (d2 < 1 || rest < 1e-9) return {f: 0, p: 1};
  const f = Math.max(0, (rss(strata) - rest) / d1 / (rest / d2));
  return {f, p: betaCdf(d2 / (d2 + d1 * f), d2 / 2, d1 / 2)};
}

/**
 * Rate of offers among marginal candidates, those whom a lenient one of these screeners passes and a strict one does not, by unbiased
 * jackknife instrumental variables (UJIVE, Kolesár 2013): z = (D̂ − hD)/(1 − h) on strata and screeners minus the same on
 * strata alone, rate = Σ z D O / Σ z D. Cells of leverage 1 are left out. Needs screeners assigned as by lot within
 * strata, who have no other part in the outcome; standard error by the residuals.
 *
 * @param passed 1 for candidates who were advanced
 * @param offered 1 for those of them with an offer
 */
export function marginalOffers(
  design: LeniencyDesign,
  passed: readonly number[],
  offered: readonly number[],
  level = defaultLevel
): Estimate {
  const {strata, both} = design.fit(passed);
  const instrument = design.cases.map(({stratum, leverage}, i) => {
    const n = design.size[stratum]!;
    if (leverage > 1 - 1e-9 || n < 2) return 0;
    const leaveOut = (both[i]! - leverage * passed[i]!) / (1 - leverage);
    return leaveOut - (n * strata[i]! - passed[i]!) / (n - 1);
  });
  const first = instrument.reduce((sum, z, i) => sum + z * passed[i]!, 0);
  const n = instrument.filter((z) => z !== 0).length;
  if (!(first > 0)) return {value: null, standardError: null, interval: null, n};
  const value = instrument.reduce((sum, z, i) => sum + z * passed[i]! * offered[i]!, 0) / first;
  const residual = passed.map((d, i) => d * offered[i]! - value * d);
  const means = design.fit(residual).strata;
  const squares = instrument.reduce((sum, z, i) => sum + (z * (residual[i]! - means[i]!)) ** 2, 0);
  const standardError = Math.sqrt(squares) / first;
  return {value, standardError, interval: normalInterval(value, standardError, level, [0, 1]), n};
}

function indexed(names: readonly string[]): {of: number[]; count: number} {
  const at = new Map<string, number>();
  const of = names.map((name) => at.get(name) ?? at.set(name, at.size).get(name)!);
  return {of, count: at.size};
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}
