import {group} from "d3-array";
import {mean} from "simple-statistics";
import {studentTQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {clusteredMeanError} from "../intervals/clustered-mean.js";
import type {AdjustedRating, AdjustedRatings} from "./adjusted-ratings.js";
import {cellsWithin} from "./strata.js";

export interface QuestionPair {
  /** In alphabetical order. */
  first: string;
  second: string;
  /**
   * Correlation of the two ratings beyond what else is known of the interview, or of the candidate: see `questionPairs`;
   * `n` counts the loops in which that could be told.
   */
  partial: Estimate;
  /** Loops in which both were rated. */
  loops: number;
  /** Share of the loops in which one interviewer asked both. */
  sameInterview: number;
}

/** A rating in standard deviations of its question from its mean among candidates for the same role and level. */
interface Scored extends AdjustedRating {
  score: number;
}

/** A loop that had both questions: their scores, and what both have in common with all else. */
interface Together {
  a: number;
  b: number;
  common: number;
  raters: readonly [string, string];
}

/**
 * Questions that tell the same thing twice: how their ratings in the same loop go together beyond a factor that all else
 * shares, (r_ab − λ_aλ_b) / √((r_aa − λ_a²)(r_bb − λ_b²)). Ratings are scores within role × level.
 *
 * Of two questions that mostly one interviewer asks, the factor is what all ratings of the interview have in common: the
 * candidate, and the interviewer's overall impression (halo), however much of the ratings merely copies that. Loadings
 * follow from the interview's other ratings, λ_aλ_b = r_am r_bm / h with m their mean and h the mean product of two ratings
 * of one interview by the same interviewers, so that the noise of m hides no halo (one-factor model; Spearman 1904).
 * Without another rating in the interview the two cannot be told from a halo. Where levels are rated by standards of their
 * own, copies of a vote make more than one factor: told is the smaller of the value over all interviews and of that without
 * those whose ratings are all alike.
 *
 * Of two questions that mostly different interviewers ask, the factor is the candidate as the loop's further interviewers
 * saw them: m is the mean of their votes, h its variance times its reliability. Neither asker's own vote has a part in it,
 * since it follows their rating, and would take off what the two questions share.
 *
 * Fisher-z interval with a standard error over interviewers (CR2, Student t), of two interviewers the larger.
 *
 * @param least pairs asked together in fewer loops are not looked at
 * @returns alphabetical; null values where one interviewer alone asked, or too few loops tell
 */
export function questionPairs(
  {ratings, judgementOf, reliability}: AdjustedRatings,
  {least = 20, level = defaultLevel}: {least?: number; level?: number} = {}
): QuestionPair[] {
  const scored = scoresOf(ratings);
  const cards = group(scored, ({scorecard}) => scorecard);
  const halo = haloOf([...cards.values()]);
  const pairs = new Map<string, Map<string, (readonly [Scored, Scored])[]>>();
  for (const loop of group(scored, ({application}) => application).values())
    for (const a of loop)
      for (const b of loop) {
        if (a.question >= b.question) continue;
        const name = `${a.question}\u0000${b.question}`;
        if (!pairs.has(name)) pairs.set(name, new Map());
        const loops = pairs.get(name)!;
        if (!loops.has(a.application)) loops.set(a.application, []);
        loops.get(a.application)!.push([a, b]);
      }
  return [...pairs.values()]
    .filter((loops) => loops.size >= least)
    .map((loops): QuestionPair => {
      const all = [...loops.values()];
      const [{question: first}, {question: second}] = all[0]![0]!;
      const own = all.map((list) => list.find(isOneInterview)).filter((pair) => pair !== undefined);
      const isOne = 2 * own.length > all.length;
      const {together, shared} = isOne
        ? ofOneInterview(own, cards, halo)
        : ofTwo(
            all.flatMap((list) => list.filter((pair) => !isOneInterview(pair)).slice(0, 1)),
            judgementOf,
            reliability
          );
      const partial = together.length < least ? notEstimable(together.length) : beyond(together, shared, level);
      const pair = {first, second, loops: all.length, sameInterview: own.length / all.length};
      if (!isOne || partial.value === null) return {...pair, partial};
      const varied = ofOneInterview(
        own.filter(([{scorecard}]) => !isOfOnePoint(cards.get(scorecard)!)),
        cards,
        halo
      );
      const beside = varied.together.length < least ? null : beyond(varied.together, varied.shared, level);
      return {
        ...pair,
        partial: beside?.value != null && beside.value < partial.value ? {...beside, n: partial.n} : partial
      };
    })
    .sort((a, b) => (a.first + a.second < b.first + b.second ? -1 : 1));
}

/** Three ratings or more, all alike: an impression written down once for each question, or chance. */
function isOfOnePoint(card: readonly Scored[]): boolean {
  return card.length > 2 && card.every(({points}) => points === card[0]!.points);
}

function isOneInterview([a, b]: readonly [Scored, Scored]): boolean {
  return a.scorecard === b.scorecard;
}

/** Ratings less the mean of their question in role × level, over its standard deviation; 0 where it does not vary. */
function scoresOf(ratings: readonly AdjustedRating[]): Scored[] {
  return [...group(ratings, ({question}) => question).values()].flatMap((list) => {
    const residuals = withinCells(
      list,
      list.map(({adjusted}) => adjusted)
    );
    const spread = Math.sqrt(mean(residuals.map((value) => value * value)));
    return list.map((rating, i): Scored => ({...rating, score: spread > 1e-9 ? residuals[i]! / spread : 0}));
  });
}

function withinCells(list: readonly AdjustedRating[], values: readonly number[]): number[] {
  const cells = cellsWithin(list.map(({stratum}) => stratum ?? {role: null, level: null}));
  const sums = new Map<string, {sum: number; n: number}>();
  cells.forEach((cell, i) => {
    const known = sums.get(cell) ?? {sum: 0, n: 0};
    sums.set(cell, {sum: known.sum + values[i]!, n: known.n + 1});
  });
  return values.map((value, i) => value - sums.get(cells[i]!)!.sum / sums.get(cells[i]!)!.n);
}

/** Products of two scores of one interview: their sum and number, of each interviewer and of all. */
interface Halo {
  of: Map<string, {sum: number; n: number}>;
  all: {sum: number; n: number};
}

function haloOf(cards: readonly (readonly Scored[])[]): Halo {
  const halo: Halo = {of: new Map(), all: {sum: 0, n: 0}};
  for (const card of cards) {
    const {interviewer} = card[0]!;
    const own = halo.of.get(interviewer) ?? {sum: 0, n: 0};
    halo.of.set(interviewer, own);
    const total = card.reduce((sum, {score}) => sum + score, 0);
    const squares = card.reduce((sum, {score}) => sum + score * score, 0);
    for (const part of [own, halo.all]) {
      part.sum += (total * total - squares) / 2;
      part.n += (card.length * (card.length - 1)) / 2;
    }
  }
  return halo;
}

/** Products from which an interviewer's own halo is told; with fewer, that of all stands for it. */
const leastProducts = 30;

function ofOneInterview(
  pairs: readonly (readonly [Scored, Scored])[],
  cards: ReadonlyMap<string, readonly Scored[]>,
  halo: Halo
): {together: Together[]; shared: number} {
  const together = pairs.flatMap(([a, b]): Together[] => {
    const rest = cards.get(a.scorecard)!.filter(({question}) => question !== a.question && question !== b.question);
    if (rest.length === 0) return [];
    return [
      {a: a.score, b: b.score, common: mean(rest.map(({score}) => score)), raters: [a.interviewer, a.interviewer]}
    ];
  });
  // What the pair itself adds to the products is what is asked about: it says nothing of the halo.
  const own = new Map<string, {sum: number; n: number}>();
  for (const [a, b] of pairs) {
    const known = own.get(a.interviewer) ?? {sum: 0, n: 0};
    own.set(a.interviewer, {sum: known.sum + a.score * b.score, n: known.n + 1});
  }
  const everyone = without(halo.all, sumOf([...own.values()]));
  const level = (interviewer: string): number => {
    const {sum, n} = without(halo.of.get(interviewer)!, own.get(interviewer)!);
    return n >= leastProducts ? sum / n : everyone.sum / Math.max(1, everyone.n);
  };
  return {together, shared: together.length === 0 ? 0 : mean(together.map(({raters: [rater]}) => level(rater)))};
}

function without(all: {sum: number; n: number}, part: {sum: number; n: number}) {
  return {sum: all.sum - part.sum, n: all.n - part.n};
}

function sumOf(parts: readonly {sum: number; n: number}[]): {sum: number; n: number} {
  return parts.reduce((total, {sum, n}) => ({sum: total.sum + sum, n: total.n + n}), {sum: 0, n: 0});
}

function ofTwo(
  pairs: readonly (readonly [Scored, Scored])[],
  judgementOf: AdjustedRatings["judgementOf"],
  reliability: AdjustedRatings["reliability"]
): {together: Together[]; shared: number} {
  const seen = pairs.flatMap(([a, b]) => {
    const further = judgementOf(a, b.interviewer);
    return further === null ? [] : [{a, b, further}];
  });
  if (seen.length === 0) return {together: [], shared: 0};
  const judgements = seen.map(({further}) => further.mean);
  const common = withinCells(
    seen.map(({a}) => a),
    judgements
  );
  const centre = mean(judgements);
  const voters = mean(seen.map(({further}) => further.voters));
  // The noise of the votes is the same whether candidates are compared over all or within role and level.
  const noise = (1 - (reliability(voters) ?? 0)) * mean(judgements.map((value) => (value - centre) ** 2));
  return {
    together: seen.map(({a, b}, i) => ({
      a: a.score,
      b: b.score,
      common: common[i]!,
      raters: [a.interviewer, b.interviewer]
    })),
    shared: mean(common.map((value) => value * value)) - noise
  };
}

/** Keeps a factor that hardly exists from being divided by: loadings are drawn to 0 as it vanishes. */
const ridge = 0.004;

/** The partial correlation of moments: r_ab, r_am, r_bm, r_aa, r_bb. */
function partialOf([ab, am, bm, aa, bb]: readonly number[], shared: number): number {
  const scale = shared > 0 ? shared / (shared * shared + ridge) : 0;
  // Of a rating that is all halo hardly anything is left to compare.
  const left = (own: number, loading: number): number => Math.max(own - loading * loading * scale, 0.1 * own);
  return (ab! - am! * bm! * scale) / Math.sqrt(left(aa!, am!) * left(bb!, bm!));
}

function beyond(together: readonly Together[], shared: number, level: number): Estimate {
  const n = together.length;
  const terms = together.map(({a, b, common}) => [a * b, a * common, b * common, a * a, b * b]);
  const moments = [0, 1, 2, 3, 4].map((k) => mean(terms.map((term) => term[k]!)));
  if (!(moments[3]! > 1e-9 && moments[4]! > 1e-9)) return notEstimable(n);
  const value = Math.max(-0.999, Math.min(0.999, partialOf(moments, shared)));
  const step = 1e-5;
  const slopes = moments.map((_, k) => {
    const [up, down] = [step, -step].map((change) =>
      partialOf(
        moments.map((moment, j) => (j === k ? moment + change : moment)),
        shared
      )
    ) as [number, number];
    return (up - down) / (2 * step);
  });
  const influences = terms.map((term) => term.reduce((sum, part, k) => sum + slopes[k]! * (part - moments[k]!), 0));
  const halves = [0, 1].map((side) => {
    const clusters = group(together.keys(), (i) => together[i]!.raters[side]!);
    if (clusters.size < 2) return null;
    const sums = [...clusters.values()].map((rows) => ({
      n: rows.length,
      residual: rows.reduce((sum, i) => sum + influences[i]!, 0)
    }));
    const {standardError, degrees} = clusteredMeanError(sums);
    const independent = (1 - value * value) / Math.sqrt(n - 3);
    return (Math.max(standardError, independent) * studentTQuantile((1 + level) / 2, degrees)) / (1 - value * value);
  });
  if (halves.some((half) => half === null)) return notEstimable(n);
  const half = Math.max(halves[0]!, halves[1]!);
  const z = Math.atanh(value);
  return {value, standardError: null, interval: [Math.tanh(z - half), Math.tanh(z + half)], n};
}
