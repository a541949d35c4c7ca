import {type GradedItem, grid, posteriorOf, type Responses} from "./graded-likelihood.js";

const points = grid.theta.length;

/** The information's rows: an item's slope at its offset, then its intercepts. Items of one category have none. */
export interface ItemInformation {
  /** size × size */
  information: Float64Array;
  size: number;
  offsets: number[];
}

/** Per answer k of an item, at each ability: ∂ ln P_k by slope and both intercepts around it, and P_k's second derivatives. */
interface Derivatives {
  /** Offset of each of the three parameters, −1 where the answer lies at an end: `[answer · 3 + part]`. */
  parameters: Int32Array;
  /** `[(answer · 3 + part) · points + point]` */
  scores: Float64Array;
  /** ∂²P_k / P_k by slope twice, slope and each intercept, each intercept twice: `[(answer · 5 + pair) · points + point]`. */
  seconds: Float64Array;
  answers: number;
}

const pairsOfParts = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [2, 2]
] as const;

/**
 * Observed information of the marginal likelihood of a graded response model (Louis 1982): of each person the squared
 * mean of the scores less the mean of their products, or of P″/P for two parameters of one item, over the posterior of
 * the ability. Products of two items' scores are summed over people who gave the same two answers.
 */
export function observedInformation(items: readonly GradedItem[], responses: Responses): ItemInformation {
  const {persons, category, times} = responses;
  const width = items.length;
  const offsets: number[] = [];
  let size = 0;
  for (const {intercepts} of items) {
    offsets.push(size);
    if (intercepts.length > 0) size += intercepts.length + 1;
  }
  const of = items.map((item, i) => derivativesOf(item, offsets[i]!));
  const information = new Float64Array(size * size);
  const counts = of.map(({answers}) => new Float64Array(answers * points));
  // With those after it.
  const together = of.map((one, i) =>
    of.slice(i + 1).map(({answers}) => new Float64Array(one.answers * answers * points))
  );
  const posterior = new Float64Array(points);
  const answered: number[] = [];
  const touched: number[] = [];
  const means: number[] = [];
  for (let person = 0; person < persons; person++) {
    answered.length = touched.length = means.length = 0;
    posteriorOf(person, items, responses, posterior);
    const alike = times[person]!;
    for (let item = 0; item < width; item++)
      if (category[person * width + item]! >= 0 && of[item]!.answers > 1) answered.push(item);
    answered.forEach((item, place) => {
      const {scores, parameters, answers} = of[item]!;
      const code = category[person * width + item]!;
      for (let part = code * 3; part < code * 3 + 3; part++) {
        if (parameters[part]! < 0) continue;
        touched.push(parameters[part]!);
        let mean = 0;
        for (let q = 0; q < points; q++) mean += posterior[q]! * scores[part * points + q]!;
        means.push(mean / alike);
      }
      const count = counts[item]!;
      for (let q = 0; q < points; q++) count[code * points + q]! += posterior[q]!;
      for (let before = 0; before < place; before++) {
        const other = answered[before]!;
        const sums = together[other]![item - other - 1]!;
        const at = (category[person * width + other]! * answers + code) * points;
        for (let q = 0; q < points; q++) sums[at + q]! += posterior[q]!;
      }
    });
    for (let a = 0; a < touched.length; a++)
      for (let b = 0; b < touched.length; b++)
        information[touched[a]! * size + touched[b]!]! += alike * means[a]! * means[b]!;
  }
  const take = (a: number, b: number, value: number): void => {
    information[a * size + b]! -= value;
    if (a !== b) information[b * size + a]! -= value;
  };
  of.forEach((one, i) => {
    for (let code = 0; code < one.answers; code++)
      pairsOfParts.forEach(([u, v], pair) => {
        const [a, b] = [one.parameters[code * 3 + u]!, one.parameters[code * 3 + v]!];
        if (a < 0 || b < 0) return;
        let value = 0;
        for (let q = 0; q < points; q++)
          value += counts[i]![code * points + q]! * one.seconds[(code * 5 + pair) * points + q]!;
        take(a, b, value);
      });
    for (let j = i + 1; j < width; j++) takeProducts(one, of[j]!, together[i]![j - i - 1]!, take);
  });
  return {information, size, offsets};
}

/** Mean products of the scores of two items. */
function takeProducts(
  one: Derivatives,
  other: Derivatives,
  together: Float64Array,
  take: (a: number, b: number, value: number) => void
): void {
  for (let k = 0; k < one.answers; k++)
    for (let l = 0; l < other.answers; l++) {
      const at = (k * other.answers + l) * points;
      for (let u = k * 3; u < k * 3 + 3; u++)
        for (let v = l * 3; v < l * 3 + 3; v++) {
          if (one.parameters[u]! < 0 || other.parameters[v]! < 0) continue;
          let value = 0;
          for (let q = 0; q < points; q++)
            value += together[at + q]! * one.scores[u * points + q]! * other.scores[v * points + q]!;
          take(one.parameters[u]!, other.parameters[v]!, value);
        }
    }
}

function derivativesOf({intercepts, above, chance}: GradedItem, offset: number): Derivatives {
  const answers = intercepts.length + 1;
  const parameters = new Int32Array(answers * 3).fill(-1);
  const scores = new Float64Array(answers * 3 * points);
  const seconds = new Float64Array(answers * 5 * points);
  for (let k = 0; k < answers; k++) {
    if (answers > 1) parameters[k * 3] = offset;
    if (k > 0) parameters[k * 3 + 1] = offset + k;
    if (k < answers - 1) parameters[k * 3 + 2] = offset + k + 1;
    for (let q = 0; q < points; q++) {
      const at = grid.theta[q]!;
      // P(X ≥ k) and P(X ≥ k + 1), with their first and second derivatives.
      const low = k === 0 ? 1 : above[(k - 1) * points + q]!;
      const high = k === answers - 1 ? 0 : above[k * points + q]!;
      const [lowFirst, highFirst] = [low * (1 - low), high * (1 - high)];
      const [lowSecond, highSecond] = [lowFirst * (1 - 2 * low), highFirst * (1 - 2 * high)];
      const p = chance[k * points + q]!;
      const first = [at * (lowFirst - highFirst), lowFirst, -highFirst];
      const second = [at * at * (lowSecond - highSecond), at * lowSecond, -at * highSecond, lowSecond, -highSecond];
      first.forEach((value, part) => (scores[(k * 3 + part) * points + q] = value / p));
      second.forEach((value, pair) => (seconds[(k * 5 + pair) * points + q] = value / p));
    }
  }
  return {parameters, scores, seconds, answers};
}
