import {groups, sum} from "d3-array";
import {normalDensity, studentTUpperTail} from "../distributions/index.js";
import {solveMonotone} from "../distributions/solve-monotone.js";
import {defaultLevel, type Estimate} from "../estimate.js";
import {clusteredEstimate} from "../intervals/differences.js";
import type {LeadMatch} from "./lead-matches.js";

interface Columns {
  match: Float64Array;
  visible: Float64Array;
  /** Visibility, or what of it the slope rests on where something else is held equal. */
  along: Float64Array;
  correction?: number;
}

export interface Contrast {
  value: number | null;
  standardError: number | null;
  degrees: number;
}

const tiny = 1e-9;

/** Slope of match on visibility over the given rows, clustered by loop; nulls where visibility does not vary. */
export function contrast(
  matches: readonly LeadMatch[],
  rows: readonly number[],
  {match, visible, along, correction = 1}: Columns
): Contrast {
  const fromMean = (column: Float64Array): ((at: number) => number) => {
    const usual = sum(rows, (at) => column[at]!) / rows.length;
    return (at) => column[at]! - usual;
  };
  const [y, x, z] = [fromMean(match), fromMean(visible), fromMean(along)];
  const spread = sum(rows, (at) => x(at) ** 2);
  const width = sum(rows, (at) => z(at) ** 2);
  if (!(spread > tiny && width > tiny)) return {value: null, standardError: null, degrees: 0};
  const value = sum(rows, (at) => x(at) * y(at)) / spread;
  const information = sum(rows, (at) => z(at) * x(at));
  const parts = groups(rows, (at) => matches[at]!.vote.loop).map(([, own]) => ({
    part: sum(own, (at) => z(at) * (y(at) - value * x(at))) / information,
    share: sum(own, (at) => z(at) ** 2) / width,
    size: own.length
  }));
  const influences = parts.map(
    ({part, share, size}) => (correction * part) / Math.sqrt(Math.max(0.1, 1 - share - size / rows.length))
  );
  const {standardError} = clusteredEstimate(value, influences, rows.length, defaultLevel);
  return {value, standardError, degrees: 1 / sum(parts, ({share}) => share * share)};
}

export interface Judged {
  estimate: Omit<Estimate, "n">;
  /** One-sided p-value of an excess at or below the floor. */
  p: number | null;
}

/**
 * What contrasts say together of which each is true with some weight, and has some variance beside that of chance: a
 * mixture of Student t posteriors. The value is its mean, the standard error its standard deviation.
 */
export function judged(
  contrasts: readonly (Contrast & {weight: number; variance: number})[],
  {level, floor}: {level: number; floor: number}
): Judged {
  const known = contrasts.flatMap(({value, standardError, degrees, weight, variance}) =>
    value === null || standardError === null
      ? []
      : [{value, degrees, weight, error: Math.sqrt(standardError ** 2 + variance)}]
  );
  if (known.length === 0)
    return {estimate: {value: contrasts[0]?.value ?? null, standardError: null, interval: null}, p: null};
  const value = sum(known, (one) => one.weight * one.value);
  const standardError = Math.sqrt(sum(known, (one) => one.weight * (one.error ** 2 + (one.value - value) ** 2)));
  const below = (at: number): number =>
    sum(known, (one) => one.weight * studentTUpperTail((one.value - at) / one.error, one.degrees));
  const density = (at: number): number =>
    sum(known, (one) => (one.weight * normalDensity((one.value - at) / one.error)) / one.error);
  const end = (q: number): number =>
    Math.max(
      -1,
      Math.min(
        1,
        solveMonotone((at) => [below(at) - q, density(at)], value, standardError)
      )
    );
  return {
    estimate: {value, standardError, interval: [end((1 - level) / 2), end((1 + level) / 2)]},
    p: below(floor)
  };
}
