import {mean} from "simple-statistics";
import {studentTQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {clusteredMeanError} from "../intervals/clustered-mean.js";
import type {AdjustedRatings} from "./adjusted-ratings.js";
import {
  isOfOnePoint,
  type Pairs,
  pairsAsked,
  pairsThat,
  type Scored,
  type SeenPairs,
  scoresOf,
  withinCells
} from "./pairs-asked.js";

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

/** Loops that had both questions: their scores, what both have in common with all else, and who asked each. */
interface Together {
  a: Float64Array;
  b: Float64Array;
  common: Float64Array;
  raters: readonly [Int32Array, Int32Array];
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
  const halo = haloOf(scored);
  const of = {scored, halo, reliability};
  return pairsAsked(scored, (a, b) => judgementOf(scored.ratings[a]!, scored.ratings[b]!.interviewer))
    .filter(({loops}) => loops >= least)
    .map((pair): QuestionPair => {
      const {first, second, loops} = pair;
      const isOne = 2 * pair.own.a.length > loops;
      const {together, shared} = isOne ? ofOneInterview(pair.own, of) : ofTwo(pair.two, of);
      const n = together.a.length;
      const partial = n < least ? notEstimable(n) : beyond(together, shared, level);
      const names = {first: scored.questions.names[first]!, second: scored.questions.names[second]!};
      const found = {...names, loops, sameInterview: pair.own.a.length / loops};
      if (!isOne || partial.value === null) return {...found, partial};
      const varied = ofOneInterview(
        pairsThat(pair.own, (a) => !isOfOnePoint(scored, a)),
        of
      );
      const beside = varied.together.a.length < least ? null : beyond(varied.together, varied.shared, level);
      return {
        ...found,
        partial: beside?.value != null && beside.value < partial.value ? {...beside, n: partial.n} : partial
      };
    })
    .sort((a, b) => (a.first + a.second < b.first + b.second ? -1 : 1));
}

/** Products of two scores of one interview: their sum and number. */
interface Products {
  sum: number;
  n: number;
}

interface Halo {
  /** By number of the interviewer. */
  of: Products[];
  all: Products;
}

function haloOf({interviewers, cards, score}: Scored): Halo {
  const halo: Halo = {of: interviewers.names.map(() => ({sum: 0, n: 0})), all: {sum: 0, n: 0}};
  for (let card = 0; card < cards.names.length; card++) {
    const [from, to] = [cards.start[card]!, cards.start[card + 1]!];
    let [total, squares] = [0, 0];
    for (let i = from; i < to; i++) {
      const one = score[cards.rows[i]!]!;
      total += one;
      squares += one * one;
    }
    for (const part of [halo.of[interviewers.codes[cards.rows[from]!]!]!, halo.all]) {
      part.sum += (total * total - squares) / 2;
      part.n += ((to - from) * (to - from - 1)) / 2;
    }
  }
  return halo;
}

/** Products from which an interviewer's own halo is told; with fewer, that of all stands for it. */
const leastProducts = 30;

interface Known extends Pick<AdjustedRatings, "reliability"> {
  scored: Scored;
  halo: Halo;
}

function ofOneInterview(pairs: Pairs, {scored, halo}: Known): {together: Together; shared: number} {
  const {score, cards, questions, interviewers} = scored;
  const common = new Float64Array(pairs.a.length);
  let kept = 0;
  const beside = pairsThat(pairs, (a, b) => {
    const [first, second] = [questions.codes[a]!, questions.codes[b]!];
    let [sum, n] = [0, 0];
    for (let i = cards.start[cards.codes[a]!]!; i < cards.start[cards.codes[a]! + 1]!; i++) {
      const row = cards.rows[i]!;
      if (questions.codes[row] === first || questions.codes[row] === second) continue;
      sum += score[row]!;
      n++;
    }
    // Written where the pair will stand among those kept.
    if (n > 0) common[kept++] = sum / n;
    return n > 0;
  });
  const together = togetherOf(beside, scored, common.subarray(0, kept));
  // What the pair itself adds to the products is what is asked about: it says nothing of the halo.
  const own = interviewers.names.map((): Products => ({sum: 0, n: 0}));
  const every: Products = {sum: 0, n: 0};
  pairs.a.forEach((a, i) => {
    for (const part of [own[interviewers.codes[a]!]!, every]) {
      part.sum += score[a]! * score[pairs.b[i]!]!;
      part.n++;
    }
  });
  const everyone = without(halo.all, every);
  const level = (interviewer: number): number => {
    const {sum, n} = without(halo.of[interviewer]!, own[interviewer]!);
    return n >= leastProducts ? sum / n : everyone.sum / Math.max(1, everyone.n);
  };
  return {together, shared: beside.a.length === 0 ? 0 : mean(Array.from(together.raters[0], level))};
}

function togetherOf(pairs: Pairs, {score, interviewers}: Scored, common: Float64Array): Together {
  return {
    a: Float64Array.from(pairs.a, (row) => score[row]!),
    b: Float64Array.from(pairs.b, (row) => score[row]!),
    common,
    raters: [
      Int32Array.from(pairs.a, (row) => interviewers.codes[row]!),
      Int32Array.from(pairs.b, (row) => interviewers.codes[row]!)
    ]
  };
}

function without(all: Products, part: Products): Products {
  return {sum: all.sum - part.sum, n: all.n - part.n};
}

function ofTwo(seen: SeenPairs, {scored, reliability}: Known): {together: Together; shared: number} {
  const {ratings} = scored;
  const {mean: judgements} = seen;
  if (judgements.length === 0) return {together: togetherOf(seen, scored, new Float64Array()), shared: 0};
  const common = withinCells(
    seen.a.map((row) => ratings[row]!),
    judgements
  );
  const centre = mean(judgements);
  const voters = mean(seen.voters);
  // The noise of the votes is the same whether candidates are compared over all or within role and level.
  const noise = (1 - (reliability(voters) ?? 0)) * mean(judgements.map((value) => (value - centre) ** 2));
  return {
    together: togetherOf(seen, scored, Float64Array.from(common)),
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

function beyond({a, b, common, raters}: Together, shared: number, level: number): Estimate {
  const n = a.length;
  const terms = [productsOf(a, b), productsOf(a, common), productsOf(b, common), productsOf(a, a), productsOf(b, b)];
  const moments = terms.map((term) => term.reduce((sum, part) => sum + part, 0) / n);
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
  const influences = new Float64Array(n);
  terms.forEach((term, k) => {
    for (let i = 0; i < n; i++) influences[i]! += slopes[k]! * (term[i]! - moments[k]!);
  });
  const halves = raters.map((side) => {
    const clusters = new Map<number, {n: number; residual: number}>();
    for (let i = 0; i < n; i++) {
      const known = clusters.get(side[i]!);
      if (known === undefined) clusters.set(side[i]!, {n: 1, residual: influences[i]!});
      else {
        known.n++;
        known.residual += influences[i]!;
      }
    }
    if (clusters.size < 2) return null;
    const {standardError, degrees} = clusteredMeanError([...clusters.values()]);
    const independent = (1 - value * value) / Math.sqrt(n - 3);
    return (Math.max(standardError, independent) * studentTQuantile((1 + level) / 2, degrees)) / (1 - value * value);
  });
  if (halves.some((half) => half === null)) return notEstimable(n);
  const half = Math.max(halves[0]!, halves[1]!);
  const z = Math.atanh(value);
  return {value, standardError: null, interval: [Math.tanh(z - half), Math.tanh(z + half)], n};
}

function productsOf(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value * b[i]!);
}
