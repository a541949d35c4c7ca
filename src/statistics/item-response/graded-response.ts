import {invertSymmetric} from "../linear-algebra.js";
import {observedInformation} from "./graded-information.js";
import {
  encodeItems,
  expectation,
  gradedItem,
  type GradedItem,
  maximiseItem,
  type Responses
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
  const evaluated = (parameters: GradedItem[]) => ({parameters, ...expectation(parameters, responses)});
  const maximised = ({parameters, counts}: ReturnType<typeof evaluated>) =>
    parameters.map((item, i) => maximiseItem(item, counts[i]!));

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
    ...(standardErrors ? {standardErrors: itemStandardErrors(parameters, responses)} : {})
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
  const parts = start.map(({intercepts}) => {
    const slope = moved[at++]!;
    return {slope, intercepts: Float64Array.from(intercepts, () => moved[at++]!)};
  });
  const ordered = parts.every(({intercepts}) => intercepts.every((d, k) => k === 0 || d < intercepts[k - 1]! - 1e-6));
  return ordered ? parts.map(({slope, intercepts}) => gradedItem(slope, intercepts)) : null;
}

/** Standard errors from the observed information of the marginal likelihood. Thresholds by the delta method, b = −d/a. */
function itemStandardErrors(items: readonly GradedItem[], responses: Responses) {
  const {information, size, offsets} = observedInformation(items, responses);
  const covariance = invertSymmetric(information, size);
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
