import {benjaminiHochberg} from "./intervals/differences.js";
import {chiSquareUpperTail} from "./distributions/gamma.js";
import {ordinalLogit, type OrdinalLogit} from "./ordinal-logit.js";

export interface GroupedRating {
  question: string;
  group: string;
  rating: number;
  /** What the other interviewers thought of the candidate. */
  ability: number;
}

export interface DifferentialFunctioning {
  question: string;
  /** Compared with `reference`, the larger group. */
  group: string;
  reference: string;
  n: {group: number; reference: number};
  /** Rating of the group less that of the reference at equal standing, averaged over all of both, points. */
  gap: number;
  /** Nagelkerke's R² gained by group and by group × ability. */
  gainedR2: number;
  /** Likelihood-ratio test of both terms, two degrees of freedom. */
  p: number;
  /** p adjusted for all comparisons at once (Benjamini & Hochberg). */
  falseDiscovery: number;
}

/**
 * Does a question rate candidates of equal standing differently by group? Ordinal logit of the rating on ability, then
 * with the group, then with group × ability (Zumbo 1999; Swaminathan & Rogers 1990). Each group is compared with the
 * largest one of the question. It finds differences of the rating, not their cause.
 *
 * @param least candidates a group needs on a question (default 100); smaller ones are passed over
 */
export function differentialItemFunctioning(
  rows: readonly GroupedRating[],
  {least = 100}: {least?: number} = {}
): DifferentialFunctioning[] {
  const found = [...new Set(rows.map(({question}) => question))].sort().flatMap((question) => {
    const mine = rows.filter((row) => row.question === question);
    const sizes = new Map<string, number>();
    for (const {group} of mine) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const enough = [...sizes].filter(([, n]) => n >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [reference, ...others] = enough.map(([group]) => group);
    return others.flatMap((group) => compared(mine, question, group, reference!) ?? []);
  });
  const adjusted = benjaminiHochberg(found.map(({p}) => p));
  return found.map((one, i) => ({...one, falseDiscovery: adjusted[i]!}));
}

function compared(
  mine: readonly GroupedRating[],
  question: string,
  group: string,
  reference: string
): Omit<DifferentialFunctioning, "falseDiscovery"> | null {
  const both = mine.filter((row) => row.group === group || row.group === reference);
  const centre = both.reduce((sum, {ability}) => sum + ability, 0) / both.length;
  const y = both.map(({rating}) => rating);
  const ability = both.map((row) => row.ability - centre);
  const member = both.map((row) => Number(row.group === group));
  const cutsOnly = ordinalLogit(y, []);
  const base = ordinalLogit(
    y,
    ability.map((t) => [t])
  );
  const full = ordinalLogit(
    y,
    ability.map((t, i) => [t, member[i]!, t * member[i]!])
  );
  if (!cutsOnly || !base || !full) return null;
  const points = [...new Set(y)].sort((a, b) => a - b);
  const expected = (row: readonly number[]) =>
    full.chances(row).reduce((sum, chance, k) => sum + chance * points[k]!, 0);
  const gap = ability.reduce((sum, t) => sum + expected([t, 1, t]) - expected([t, 0, 0]), 0) / ability.length;
  const members = member.filter((value) => value === 1).length;
  return {
    question,
    group,
    reference,
    n: {group: members, reference: both.length - members},
    gap,
    gainedR2: nagelkerke(full, cutsOnly, both.length) - nagelkerke(base, cutsOnly, both.length),
    p: chiSquareUpperTail(Math.max(0, 2 * (full.logLikelihood - base.logLikelihood)), 2)
  };
}

function nagelkerke(model: OrdinalLogit, without: OrdinalLogit, n: number): number {
  const r2 = 1 - Math.exp((2 / n) * (without.logLikelihood - model.logLikelihood));
  return r2 / (1 - Math.exp((2 / n) * without.logLikelihood));
}
