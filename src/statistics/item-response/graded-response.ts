import {invertSymmetric} from "../linear-algebra.js";
import {
  categoryProbabilities,
  encodeItems,
  expectation,
  type GradedItem,
  maximiseItem,
  quadrature,
  type Quadrature,
  type Responses,
  score
} from "./graded-likelihood.js";

export interface GradedResponse {
  /** Slope a of each item on the logistic metric (no 1.7). Null for an item with one category or no answer. */
  discrimination: (number | null)[];
  /** b_1 < b_2 < … of each item: where the category at or above k becomes as likely as not. */
  thresholds: number[][];
  logLikelihood: number;
  /** Only when asked for: from the observed information of the marginal likelihood. */
  standardErrors?: {discrimination: (number | null)[]; thresholds: number[][]};
}

const mostCycles = 600;

/**
 * Graded response model (Samejima 1969): P(X ≥ k) = 1/(1 + exp(−a(θ − b_k))), θ ~ N(0, 1), by marginal maximum
 * likelihood with 61 quadrature points on [−6, 6]: the EM algorithm of Bock & Aitkin (1981), accelerated by squared
 * extrapolation (Varadhan & Roland 2008). Two categories make it the two-parameter logistic model.
 *
 * Use it for several ratings of the same people on one underlying quality. Categories are numbered, item by item, from
 * the smallest seen; one that an item never shows is passed over. Missing ratings are null and assumed to be missing
 * at random. Smallest n: about 150 people and 3 items with ratings in common; the sign of an item's slope is relative
 * to the others.
 *
 * @param ratings [person][item]
 * @throws RangeError for rows of unequal length, a rating that is no finite number, or more than 100 categories
 */
export function gradedResponse(
  ratings: readonly (readonly (number | null)[])[],
  {standardErrors = false}: {standardErrors?: boolean} = {}
): GradedResponse {
  const {items, responses} = encodeItems(ratings);
  const grid = quadrature();
  const evaluated = (parameters: GradedItem[]) => ({parameters, ...expectation(parameters, responses, grid)});
  const maximised = ({parameters, counts}: ReturnType<typeof evaluated>) =>
    parameters.map((item, i) => maximiseItem(item, counts[i]!, grid.theta));

  let current = evaluated(items);
  for (let i = 0; i < mostCycles; i += 2) {
    const first = maximised(current);
    const between = evaluated(first);
    const second = maximised(between);
    if (largestMove(current.parameters, first) < 1e-6) {
      current = evaluated(second);
      break;
    }
    const step = extrapolate(current.parameters, first, second);
    const leap = step === null ? null : evaluated(step);
    current = leap === null || leap.logLikelihood < between.logLikelihood ? evaluated(second) : leap;
  }
  const {parameters, logLikelihood} = current;
  return {
    discrimination: parameters.map((item) => (item.intercepts.length === 0 ? null : item.slope)),
    thresholds: parameters.map(({slope, intercepts}) => Array.from(intercepts, (d) => -d / slope)),
    logLikelihood,
    ...(standardErrors ? {standardErrors: itemStandardErrors(parameters, responses, grid)} : {})
  };
}

function largestMove(a: GradedItem[], b: GradedItem[]): number {
  let most = 0;
  a.forEach((item, i) => {
    most = Math.max(most, Math.abs(item.slope - b[i]!.slope));
    item.intercepts.forEach((d, k) => (most = Math.max(most, Math.abs(d - b[i]!.intercepts[k]!))));
  });
  return most;
}

/** θ₀ − 2α·r + α²·v with r the first move, v the change of move, α = −‖r‖/‖v‖; null when the order of cuts breaks. */
function extrapolate(start: GradedItem[], first: GradedItem[], second: GradedItem[]): GradedItem[] | null {
  const flat = (items: GradedItem[]) => items.flatMap(({slope, intercepts}) => [slope, ...intercepts]);
  const [a, b, c] = [flat(start), flat(first), flat(second)];
  let rr = 0;
  let vv = 0;
  for (let i = 0; i < a.length; i++) {
    rr += (b[i]! - a[i]!) ** 2;
    vv += (c[i]! - 2 * b[i]! + a[i]!) ** 2;
  }
  if (vv === 0) return null;
  const alpha = Math.min(-1, -Math.sqrt(rr / vv));
  const moved = a.map((x, i) => x - 2 * alpha * (b[i]! - x) + alpha * alpha * (c[i]! - 2 * b[i]! + x));
  let at = 0;
  const items = start.map(({intercepts}) => {
    const slope = moved[at++]!;
    return {slope, intercepts: Float64Array.from(intercepts, () => moved[at++]!)};
  });
  const ordered = items.every(({intercepts}) => intercepts.every((d, k) => k === 0 || d < intercepts[k - 1]! - 1e-6));
  return ordered ? items : null;
}

/**
 * Standard errors from the observed information of the marginal likelihood: its gradient is that of the expected
 * counts (Fisher's identity), differenced centrally. A step of one item's parameter moves only the people who answered
 * it, and what their other answers say of them stays. Thresholds by the delta method, b = −d/a.
 */
function itemStandardErrors(items: readonly GradedItem[], responses: Responses, grid: Quadrature) {
  const offsets: number[] = [];
  let size = 0;
  for (const {intercepts} of items) {
    offsets.push(size);
    if (intercepts.length > 0) size += intercepts.length + 1;
  }
  const information = new Float64Array(size * size);
  const step = 1e-4;
  const tables = items.map((item) => categoryProbabilities(item, grid.theta));
  items.forEach((item, i) => {
    const width = item.intercepts.length === 0 ? 0 : item.intercepts.length + 1;
    if (width === 0) return;
    const answered = besideItem(i, tables, responses, grid);
    for (let part = 0; part < width; part++) {
      const gradient = (by: number) =>
        gradientAt(items.with(i, shifted(item, part, by)), i, answered, {tables, responses, grid, offsets, size});
      const [up, down] = [gradient(step), gradient(-step)];
      for (let j = 0; j < size; j++) information[(offsets[i]! + part) * size + j] = (down[j]! - up[j]!) / (2 * step);
    }
  });
  const symmetric = information.map(
    (value, at) => (value + information[(at % size) * size + Math.floor(at / size)]!) / 2
  );
  const covariance = invertSymmetric(symmetric, size);
  if (covariance === null) return {discrimination: items.map(() => null), thresholds: items.map(() => [])};
  const entry = (a: number, b: number) => covariance[a * size + b]!;
  return {
    discrimination: items.map(({intercepts}, i) =>
      intercepts.length === 0 ? null : Math.sqrt(entry(offsets[i]!, offsets[i]!))
    ),
    thresholds: items.map(({slope, intercepts}, i) =>
      Array.from(intercepts, (d, k) => {
        const a = offsets[i]!;
        const at = a + 1 + k;
        const b = -d / slope;
        return Math.sqrt(entry(at, at) + 2 * b * entry(a, at) + b * b * entry(a, a)) / Math.abs(slope);
      })
    )
  };
}

function shifted({slope, intercepts}: GradedItem, part: number, by: number): GradedItem {
  if (part === 0) return {slope: slope + by, intercepts};
  return {slope, intercepts: intercepts.map((d, k) => (k === part - 1 ? d + by : d))};
}

/** People who answered an item, and how likely their other answers are at every ability, up to a factor of each. */
interface Answered {
  people: number[];
  /** `[person's place in people · points + point]` */
  rest: Float64Array;
}

function besideItem(
  item: number,
  tables: readonly Float64Array[],
  {persons, category}: Responses,
  {weight}: Quadrature
): Answered {
  const width = tables.length;
  const points = weight.length;
  const people = Array.from({length: persons}, (_, person) => person).filter(
    (person) => category[person * width + item]! >= 0
  );
  const rest = new Float64Array(people.length * points);
  people.forEach((person, place) => {
    const row = rest.subarray(place * points, (place + 1) * points);
    row.set(weight);
    for (let other = 0; other < width; other++) {
      const code = category[person * width + other]!;
      if (other === item || code < 0) continue;
      let total = 0;
      for (let q = 0; q < points; q++) total += row[q]! *= tables[other]![code * points + q]!;
      // Long answer strings would underflow.
      if (total < 1e-100) for (let q = 0; q < points; q++) row[q]! /= total;
    }
  });
  return {people, rest};
}

/** Gradient of the marginal likelihood of those who answered `changed`, when only that item differs from the tables. */
function gradientAt(
  items: readonly GradedItem[],
  changed: number,
  {people, rest}: Answered,
  fit: {
    tables: readonly Float64Array[];
    responses: Responses;
    grid: Quadrature;
    offsets: readonly number[];
    size: number;
  }
): Float64Array {
  const {tables, responses, grid, offsets, size} = fit;
  const width = items.length;
  const points = grid.theta.length;
  const table = categoryProbabilities(items[changed]!, grid.theta);
  const counts = tables.map(({length}) => new Float64Array(length));
  const posterior = new Float64Array(points);
  people.forEach((person, place) => {
    const base = responses.category[person * width + changed]! * points;
    const from = place * points;
    let total = 0;
    for (let q = 0; q < points; q++) total += posterior[q] = rest[from + q]! * table[base + q]!;
    const scale = responses.times[person]! / total;
    for (let q = 0; q < points; q++) posterior[q]! *= scale;
    for (let item = 0; item < width; item++) {
      const code = responses.category[person * width + item]!;
      if (code < 0) continue;
      const count = counts[item]!;
      const own = code * points;
      for (let q = 0; q < points; q++) count[own + q]! += posterior[q]!;
    }
  });
  const result = new Float64Array(size);
  items.forEach((item, i) => {
    if (item.intercepts.length > 0) result.set(score(item, counts[i]!, grid.theta).gradient, offsets[i]);
  });
  return result;
}
