import {betaCdf} from "../distributions/beta.js";
import {logBeta} from "../distributions/gamma-function.js";
import {defaultLevel, requireNumbersOf} from "../estimate.js";

/** How far one group's share of successes lies from that of all others together. */
export interface YieldApart {
  /** Chance that any group alike to the others would be called apart as soon as this one is. */
  adjusted: number;
  /** The group's share, drawn towards the common one by how little is known of it. */
  value: number;
  interval: [number, number];
  /** The share of all others together, those further apart left out; null where none is left. */
  others: number | null;
}

interface Counts {
  k: number;
  n: number;
}

/**
 * Which groups give another share of successes than the rest: Fisher's exact test of each group against all others together
 * (two-sided: tables at most as likely), times the number of groups; the one furthest apart leaves, so that it makes no
 * other seem apart, and the rest are tested among themselves. The share is shrunken by a Beta-binomial model around the
 * common share, its spread between groups integrated over a flat prior on a grid, with an equal-tailed interval.
 *
 * @param groups successes `k` of `n` cases each
 * @param options `least`: cases from which a group is tested; smaller ones count among the others
 * @returns one entry for each group: null where it is not tested, and everywhere with fewer than two groups tested or where
 *   no case or every case is a success
 */
export function yieldsApart(
  groups: readonly Counts[],
  {least = 1, level = defaultLevel}: {least?: number; level?: number} = {}
): (YieldApart | null)[] {
  requireNumbersOf("yieldsApart", groups, "k", "n");
  const all = groups.reduce((sum, {k, n}) => ({k: sum.k + k, n: sum.n + n}), {k: 0, n: 0});
  const tested = groups.filter(({n}) => n >= Math.max(1, least));
  if (tested.length < 2 || all.k === 0 || all.k === all.n) return groups.map(() => null);
  const rate = all.k / all.n;
  const spreads = spreadsOf(groups, rate);
  const tests = stepwise(tested, all);
  return groups.map((group) => {
    const test = tests.get(group);
    return test === undefined ? null : {...test, ...shrunken(group, rate, spreads, level)};
  });
}

/** The group furthest from all others first; each is held against those that are left. */
function stepwise(tested: readonly Counts[], all: Counts): Map<Counts, Pick<YieldApart, "adjusted" | "others">> {
  const found = new Map<Counts, Pick<YieldApart, "adjusted" | "others">>();
  let [pool, before] = [all, 0];
  for (let left = [...tested]; left.length > 0; left = left.filter((group) => !found.has(group))) {
    const tests = left.map((group) => ({group, p: fisherExact(group, pool)}));
    const {group, p} = tests.reduce((best, one) => (one.p < best.p ? one : best));
    const others = {k: pool.k - group.k, n: pool.n - group.n};
    before = Math.max(before, Math.min(1, p * left.length));
    found.set(group, {adjusted: before, others: others.n === 0 ? null : others.k / others.n});
    pool = others;
  }
  return found;
}

/** How many cases the common share is worth, and how likely that is after all counts. */
interface Spread {
  cases: number;
  chance: number;
}

/** Standard deviations between groups, in units of √(rate × (1 − rate)). */
const relative = Array.from({length: 20}, (_, place) => (place + 0.5) / 25);

function spreadsOf(groups: readonly Counts[], rate: number): Spread[] {
  const fits = relative.map((deviation) => {
    const cases = 1 / deviation ** 2 - 1;
    const [a, b] = [cases * rate, cases * (1 - rate)];
    return {cases, fit: groups.reduce((sum, {k, n}) => sum + logBeta(a + k, b + n - k) - logBeta(a, b), 0)};
  });
  const best = Math.max(...fits.map(({fit}) => fit));
  const weights = fits.map(({fit}) => Math.exp(fit - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return fits.map(({cases}, place) => ({cases, chance: weights[place]! / total}));
}

/** Mean and equal-tailed interval of a group's share over all spreads. */
function shrunken(
  {k, n}: Counts,
  rate: number,
  spreads: readonly Spread[],
  level: number
): Pick<YieldApart, "value" | "interval"> {
  const parts = spreads.map(({cases, chance}) => ({a: cases * rate + k, b: cases * (1 - rate) + n - k, chance}));
  const below = (share: number): number =>
    parts.reduce((sum, {a, b, chance}) => sum + chance * betaCdf(share, a, b), 0);
  const quantile = (probability: number): number => {
    let [low, high] = [0, 1];
    while (high - low > 1e-7) {
      const middle = (low + high) / 2;
      if (below(middle) < probability) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    value: parts.reduce((sum, {a, b, chance}) => sum + (chance * a) / (a + b), 0),
    interval: [quantile((1 - level) / 2), quantile((1 + level) / 2)]
  };
}

/** Two-sided, of a group against all others: the chance of its table and of all that are no likelier. */
function fisherExact({k, n}: Counts, all: Counts): number {
  const [low, high] = [Math.max(0, n + all.k - all.n), Math.min(n, all.k)];
  const logChance = (hits: number): number =>
    logChoose(n, hits) + logChoose(all.n - n, all.k - hits) - logChoose(all.n, all.k);
  const seen = logChance(k);
  let p = 0;
  for (let hits = low; hits <= high; hits++) {
    const other = logChance(hits);
    // As R does, tables as likely but for the last digits count.
    if (other <= seen + 1e-7) p += Math.exp(other);
  }
  return Math.min(1, p);
}

function logChoose(n: number, k: number): number {
  return -Math.log(n + 1) - logBeta(n - k + 1, k + 1);
}
