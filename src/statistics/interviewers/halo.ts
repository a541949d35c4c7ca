import {group, rollup, sum} from "d3-array";
import {mean, standardDeviation} from "simple-statistics";
import {clusteredEstimate} from "../intervals/differences.js";
import {defaultLevel, notEstimable, type Estimate} from "../estimate.js";
import {mixedModel} from "../mixed-model/mixed-model.js";

/** One attribute rated by one interviewer on one candidate. */
export interface AttributeRating {
  candidate: string;
  interviewer: string;
  attribute: string;
  rating: number;
}

export interface HaloContrast {
  /** Correlation of different attributes on one scorecard. */
  within: number | null;
  /** Correlation of the same attribute between interviewers of one candidate. */
  across: number | null;
  /** within − across: how much closer an interviewer's own ratings lie than two interviewers on one quality. */
  halo: Estimate;
}

export interface Halo extends HaloContrast {
  /** Against everyone's `across`, since one interviewer's own is never observed twice. */
  interviewers: (HaloContrast & {interviewer: string})[];
}

interface Rated extends AttributeRating {
  z: number;
}

/** Sums over pairs of one candidate: products and mean squares of the two standardised ratings. */
interface PairSums {
  product: number;
  square: number;
  pairs: number;
}

/**
 * Halo: attributes on one scorecard correlate because they share the interviewer's overall impression. Ratings are
 * standardised by attribute and freed of the interviewer's shrunken severity; a correlation is Σ z·z' ÷ Σ (z² + z'²)/2 over pairs.
 * If qualities truly go together they do so across interviewers as well, so the difference, not `within`, is halo; it
 * also holds what the one hour showed, so treat it as an upper bound. Standard error clustered by candidate.
 * Smallest n: two candidates with pairs of both kinds; judge from 80 pairs on.
 */
export function halo(ratings: readonly AttributeRating[], {level = defaultLevel}: {level?: number} = {}): Halo {
  const rated = standardise(ratings);
  const candidates = group(rated, ({candidate}) => candidate);
  const across = new Map<string, PairSums>();
  const within = new Map<string, PairSums>();
  const own = new Map<string, Map<string, PairSums>>();
  for (const [candidate, rows] of candidates) {
    rows.forEach((a, i) => {
      for (const b of rows.slice(i + 1)) {
        if (a.interviewer === b.interviewer && a.attribute !== b.attribute) {
          addPair(within, candidate, a, b);
          if (!own.has(a.interviewer)) own.set(a.interviewer, new Map());
          addPair(own.get(a.interviewer)!, candidate, a, b);
        } else if (a.interviewer !== b.interviewer && a.attribute === b.attribute) addPair(across, candidate, a, b);
      }
    });
  }
  return {
    ...contrast(within, across, level),
    interviewers: [...own].map(([interviewer, sums]) => ({interviewer, ...contrast(sums, across, level)}))
  };
}

/** Ratings less attribute mean and shrunken severity: taking off raw interviewer means would take the halo with them. */
function standardise(ratings: readonly AttributeRating[]): Rated[] {
  const {effects} = mixedModel({
    y: ratings.map(({rating}) => rating),
    random: {
      candidate: ratings.map(({candidate}) => candidate),
      interviewer: ratings.map(({interviewer}) => interviewer),
      scorecard: ratings.map(({candidate, interviewer}) => JSON.stringify([candidate, interviewer]))
    },
    fixed: {attribute: ratings.map(({attribute}) => attribute)}
  });
  const free = ratings.map((row) => ({
    ...row,
    z: row.rating - (effects.interviewer?.get(row.interviewer)?.estimate ?? 0)
  }));
  const byAttribute = rollup(
    free,
    (rows) => ({centre: mean(rows.map(({z}) => z)), sd: standardDeviation(rows.map(({z}) => z))}),
    ({attribute}) => attribute
  );
  return free.flatMap((row) => {
    const {centre, sd} = byAttribute.get(row.attribute)!;
    return sd > 0 ? [{...row, z: (row.z - centre) / sd}] : [];
  });
}

function addPair(sums: Map<string, PairSums>, candidate: string, a: Rated, b: Rated): void {
  const sum = sums.get(candidate) ?? {product: 0, square: 0, pairs: 0};
  sum.product += a.z * b.z;
  sum.square += (a.z * a.z + b.z * b.z) / 2;
  sum.pairs++;
  sums.set(candidate, sum);
}

function contrast(within: Map<string, PairSums>, across: Map<string, PairSums>, level: number): HaloContrast {
  const [own, other] = [total(within), total(across)];
  const correlation = ({product, square}: PairSums) => (square > 0 ? product / square : null);
  const [inside, between] = [correlation(own), correlation(other)];
  if (inside === null || between === null) {
    return {within: inside, across: between, halo: notEstimable(own.pairs)};
  }
  const influences = [...new Set([...within.keys(), ...across.keys()])].map((candidate) => {
    const part = (sums: PairSums | undefined, all: PairSums, r: number) =>
      sums === undefined ? 0 : (sums.product - r * sums.square) / all.square;
    return part(within.get(candidate), own, inside) - part(across.get(candidate), other, between);
  });
  return {
    within: inside,
    across: between,
    halo: clusteredEstimate(inside - between, influences, own.pairs, level, {range: [-2, 2]})
  };
}

function total(sums: Map<string, PairSums>): PairSums {
  return {
    product: sum(sums.values(), ({product}) => product),
    square: sum(sums.values(), ({square}) => square),
    pairs: sum(sums.values(), ({pairs}) => pairs)
  };
}
