import {type Estimate, defaultLevel} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";
import {correlation} from "../pearson.js";
import {type AdjustedRating, groupBy} from "./adjusted-ratings.js";
import {shapleyValues} from "./shapley-values.js";

export interface FamilyIncrement {
  family: string;
  /** Share of the variance of the others' votes that the family brings, averaged over all orders of asking. */
  share: Estimate;
}

interface Scored {
  loop: string;
  /** Family → mean adjusted rating less its questions' means, and what the others thought. */
  scores: Map<string, {score: number; others: number}>;
}

const mostFamilies = 12;
const folds = 20;

/**
 * What each family of questions adds to the others, by Shapley values of R² against the votes of the other
 * interviewers. Each correlation is taken over the loops that have both, so loops need not ask everything; families
 * with fewer than `least` loops in common with another one are left out, the least asked first, as are those beyond
 * twelve. Intervals by a jackknife over twenty groups of loops.
 *
 * @param familyOf family of a question, usually its attribute; null leaves the question out
 * @returns by name; empty with fewer than two families
 */
export function familyIncrements(
  ratings: readonly AdjustedRating[],
  familyOf: (question: string) => string | null,
  {least = 50, level = defaultLevel}: {least?: number; level?: number} = {}
): FamilyIncrement[] {
  const loops = scoredLoops(ratings, familyOf);
  const families = connectedFamilies(loops, least);
  if (families.length < 2) return [];
  const values = shares(loops, families);
  const left = Array.from({length: folds}, (_, fold) =>
    shares(
      loops.filter((_, i) => i % folds !== fold),
      families
    )
  );
  return families.map((family, j) => {
    const mean = left.reduce((sum, fold) => sum + fold[j]!, 0) / folds;
    const squares = left.reduce((sum, fold) => sum + (fold[j]! - mean) ** 2, 0);
    const standardError = Math.sqrt(((folds - 1) / folds) * squares);
    const n = loops.filter(({scores}) => scores.has(family)).length;
    return {
      family,
      share: {value: values[j]!, standardError, interval: normalInterval(values[j]!, standardError, level), n}
    };
  });
}

function scoredLoops(ratings: readonly AdjustedRating[], familyOf: (question: string) => string | null): Scored[] {
  const means = new Map(
    [...groupBy(ratings, ({question}) => question)].map(([question, list]) => [
      question,
      average(list.map(({adjusted}) => adjusted))
    ])
  );
  const known = ratings.filter(({question}) => familyOf(question) !== null);
  return [...groupBy(known, ({application}) => application)].map(([loop, list]) => ({
    loop,
    scores: new Map(
      [...groupBy(list, ({question}) => familyOf(question)!)].map(([family, mine]) => [
        family,
        {
          score: average(mine.map(({adjusted, question}) => adjusted - means.get(question)!)),
          others: average(mine.map(({others}) => others.mean))
        }
      ])
    )
  }));
}

function connectedFamilies(loops: readonly Scored[], least: number): string[] {
  let families = [...new Set(loops.flatMap(({scores}) => [...scores.keys()]))].sort();
  const asked = (family: string) => loops.filter(({scores}) => scores.has(family)).length;
  const common = (a: string, b: string) => loops.filter(({scores}) => scores.has(a) && scores.has(b)).length;
  const apart = () => families.some((a) => families.some((b) => common(a, b) < least));
  while (families.length > mostFamilies || (families.length > 0 && apart())) {
    const rarest = families.reduce((a, b) => (asked(b) < asked(a) ? b : a));
    families = families.filter((family) => family !== rarest);
  }
  return families;
}

function shares(loops: readonly Scored[], families: readonly string[]): number[] {
  const columns = families.map((family) => loops.map(({scores}) => scores.get(family) ?? null));
  const between = columns.map(() => columns.map(() => 1));
  const validity = columns.map((column, a) => {
    columns.slice(0, a).forEach((other, b) => {
      const both = column.flatMap((mine, i) => (mine && other[i] ? [[mine.score, other[i].score] as const] : []));
      between[a]![b] = between[b]![a] = correlationOf(both);
    });
    return correlationOf(column.flatMap((mine) => (mine ? [[mine.score, mine.others] as const] : [])));
  });
  return shapleyValues(between, validity);
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  return (
    correlation(
      pairs.map(([x]) => x),
      pairs.map(([, y]) => y)
    ) ?? 0
  );
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
