import {bisectLeft} from "d3-array";
import {quantileSorted} from "simple-statistics";
import {choleskyInPlace, solveLower, solveUpper} from "../linear-algebra.js";
import type {LeadMatch, WithinStrata} from "./lead-matches.js";

/** Match and visibility if latencies tell of matches as much as one pair of sizes of their effects has it. */
export interface EquallyFast {
  /** How likely these sizes are; all of them sum to 1. */
  weight: number;
  /** Matches without what latencies tell of them. */
  match: Float64Array;
  /** Visibility as far as latencies do not tell it: what the slope of match on visibility rests on. */
  along: Float64Array;
  /** Variance of that slope that comes of not knowing the effects, beside that of chance. */
  variance: number;
}

const parts = 8;
/** Half-normal: effects of latency on matching beyond 10 points are not expected. */
const scale = 0.05;
/** Standard deviations of the effects looked at, each twice the one before. */
const sizes = Array.from({length: 7}, (_, step) => 0.0025 * 2 ** step);

/** Sizes this much less likely than the likeliest, on the log scale, are left out. */
const unlikely = 5;

/**
 * Takes off matches what the latencies of vote and lead tell of them: an effect for each octile of either latency, with
 * and without the side of the lead, added up. The effects are random (Henderson's mixed-model equations; Robinson 1991)
 * beside the slope on visibility. Their standard deviations, one of those without the side and one of those with it, are
 * integrated over their posterior (restricted likelihood and half-normal priors of 5 points). Free effects instead would
 * take most of visibility with them, for it is a matter of latency too: the error of the slope doubles, and copying of one
 * vote in five is found half as often. Two sizes, because noes that come later make large effects with the side, which
 * hardly touch visibility, and sure votes that come sooner small ones without it, which do.
 *
 * @param visible centred visibility, not all 0
 * @param match centred matches
 * @returns the likely sizes; none where matches hold no noise, so that nothing can be told of their effects
 */
export function equallyFast(
  matches: readonly LeadMatch[],
  {strata, centred}: WithinStrata,
  visible: Float64Array,
  match: Float64Array
): EquallyFast[] {
  const columns = latencyColumns(matches).map(centred);
  const size = columns.length;
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) products[i * size + j] = products[j * size + i] = dot(columns[i]!, columns[j]!);
  const ofVisible = Float64Array.from(columns, (column) => dot(column, visible));
  const ofMatch = Float64Array.from(columns, (column) => dot(column, match));
  const [xx, xy, yy] = [dot(visible, visible), dot(visible, match), dot(match, match)];
  const noise = (yy - (xy * xy) / xx) / Math.max(1, matches.length - strata);
  if (!(noise > 0)) return [];
  const pairs = sizes.flatMap((main) => sizes.map((sided) => [main, sided] as const));
  const fits = pairs.map((taus) => {
    const penalties = columns.map((_, i) => noise / taus[i % 2]! ** 2);
    const factor = products.slice();
    for (let i = 0; i < size; i++) factor[i * size + i]! += penalties[i]!;
    choleskyInPlace(factor, size);
    let determinant = 0;
    for (let i = 0; i < size; i++) determinant += 2 * Math.log(factor[i * size + i]!) - Math.log(penalties[i]!);
    const solved = (v: Float64Array): Float64Array => {
      const x = v.slice();
      solveLower(factor, size, x);
      solveUpper(factor, size, x);
      return x;
    };
    const [byVisible, byMatch] = [solved(ofVisible), solved(ofMatch)];
    const information = xx - dot(ofVisible, byVisible);
    const slope = (xy - dot(ofVisible, byMatch)) / information;
    const misfit = yy - dot(ofMatch, byMatch) - slope * (xy - dot(ofVisible, byMatch));
    const likelihood = -(determinant + Math.log(information) + misfit / noise) / 2;
    // Uniform steps of log τ count τ times.
    const prior = taus.reduce((sum, tau) => sum + Math.log(tau) - (tau / scale) ** 2 / 2, 0);
    const effects = byMatch.map((effect, i) => effect - slope * byVisible[i]!);
    // What is left of visibility still leans on the columns by penalty · byVisible.
    const leaning = byVisible.map((effect, i) => effect * penalties[i]! * taus[i % 2]!);
    const variance = dot(leaning, leaning) / information ** 2;
    return {evidence: likelihood + prior, effects, byVisible, variance};
  });
  const best = Math.max(...fits.map(({evidence}) => evidence));
  const likely = fits.filter(({evidence}) => evidence > best - unlikely);
  const total = likely.reduce((sum, {evidence}) => sum + Math.exp(evidence - best), 0);
  return likely.map(({evidence, effects, byVisible, variance}) => ({
    weight: Math.exp(evidence - best) / total,
    match: without(match, columns, effects),
    along: without(visible, columns, byVisible),
    variance
  }));
}

/** For own and lead latency and each of their octiles: is it in there, and on which side is the lead of those that are. */
function latencyColumns(matches: readonly LeadMatch[]): ((match: LeadMatch) => number)[] {
  return (["own", "lead"] as const).flatMap((whose) => {
    const sorted = matches.map(({latency}) => latency[whose]).sort((a, b) => a - b);
    const cuts = Array.from({length: parts - 1}, (_, cut) => quantileSorted(sorted, (cut + 1) / parts));
    const octile = new Map(matches.map((match) => [match, bisectLeft(cuts, match.latency[whose])]));
    return Array.from({length: parts}, (_, part) => part).flatMap((part) => [
      (match: LeadMatch) => Number(octile.get(match) === part),
      (match: LeadMatch) => (octile.get(match) === part ? (match.leadIsYes ? 1 : -1) : 0)
    ]);
  });
}

function without(column: Float64Array, columns: readonly Float64Array[], effects: Float64Array): Float64Array {
  const left = column.slice();
  columns.forEach((own, k) => {
    for (let i = 0; i < left.length; i++) left[i]! -= effects[k]! * own[i]!;
  });
  return left;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
