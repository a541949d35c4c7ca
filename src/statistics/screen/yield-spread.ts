import {createRandom} from "../random.js";
import {requireNumbersOf} from "../estimate.js";

const seed = 7_047;

/**
 * The chance that groups alike would differ at least so much: Pearson's X² of k of n in each group, held against tables with
 * the same margins (Monte Carlo over a random deal of all cases to the groups; Hope 1968: (1 + as large) ÷ (1 + draws)).
 *
 * @param groups successes `k` of `n` cases each
 * @returns `null` with fewer than two groups, or where no case or every case is a success
 */
export function chanceOfSpread(groups: readonly {k: number; n: number}[], draws = 1999): number | null {
  requireNumbersOf("chanceOfSpread", groups, "k", "n");
  const sizes = groups.filter(({n}) => n > 0);
  const total = sizes.reduce((sum, {n}) => sum + n, 0);
  const hits = sizes.reduce((sum, {k}) => sum + k, 0);
  if (sizes.length < 2 || hits === 0 || hits === total) return null;
  const rate = hits / total;
  const distance = (k: readonly number[]): number =>
    sizes.reduce((sum, {n}, g) => sum + (k[g]! - n * rate) ** 2 / (n * rate * (1 - rate)), 0);
  const seen = distance(sizes.map(({k}) => k));
  const random = createRandom(seed);
  let asLarge = 1;
  for (let draw = 0; draw < draws; draw++) if (distance(dealt(sizes, hits, total, random)) >= seen - 1e-9) asLarge++;
  return asLarge / (1 + draws);
}

/** Successes of each group when all cases are dealt out anew: one multivariate hypergeometric draw. */
function dealt(
  sizes: readonly {n: number}[],
  hits: number,
  total: number,
  random: ReturnType<typeof createRandom>
): number[] {
  let [left, cases] = [hits, total];
  return sizes.map(({n}) => {
    let mine = 0;
    for (let i = 0; i < n; i++) {
      if (random.uniform() * cases < left) {
        mine++;
        left--;
      }
      cases--;
    }
    return mine;
  });
}
