import {normalCdf} from "../distributions/index.js";
import {evaluate, type Evaluation} from "./criterion.js";
import type {Design, Factor, Layout, Level} from "./design.js";
import {inverseDiagonals, solveBackward} from "./factorisation.js";
import type {Fit} from "./fit.js";

const gridSize = 11;
/** Where the likelihood has fallen to exp(−4.5) of its maximum, three standard deviations out. */
const range = 9;
/** A variance ratio so large that the prior says nothing about a level. */
const unboundedRatio = 1e4;

/**
 * Posterior of every level of one random factor with the uncertainty of its own variance and of the fixed effects in
 * it: a mixture over a grid of relative standard deviations, weighted by the restricted likelihood under a flat prior
 * on the standard deviation (Gelman 2006), the other ratios held at their estimates. Plugging in the estimate alone
 * would make intervals too short when levels are few, and exactly zero at the boundary.
 *
 * @param within a factor whose levels are taken as they are, not as drawn from one population: estimates then compare
 *   within its levels only, and stay unbiased where someone meets an unusual part of them
 */
export function integratedEffects(
  {problem, optimum}: Fit,
  factorName: string,
  within?: string
): Map<Level, NormalMixture> {
  const {design, layout} = problem;
  const f = design.random.findIndex(({name}) => name === factorName);
  if (f < 0 || optimum === null) return new Map();
  const asTheyAre = design.random.findIndex(({name}) => name === within);
  const {levels} = design.random[f]!;
  const position = layout.position[f]!;
  const shared = asTheyAre < 0 || !problem.reml ? 0 : constantWithin(design, design.random[asTheyAre]!);
  const points = gridAround(optimum.at, (theta) =>
    withinLevels(
      evaluate(
        problem,
        optimum.at.gamma.map((gamma, k) => (k === f ? theta * theta : k === asTheyAre ? unboundedRatio : gamma))
      )
    )
  );
  const lowest = Math.min(...points.map(({at}) => at.value));
  const mixtures = levels.map((): NormalMixture => []);
  for (const {theta, at} of points) {
    const weight = Math.exp(-0.5 * (at.value - lowest));
    const solution = solveBackward(layout, at.factored, at.forward.slice());
    const {joint} = inverseDiagonals(layout, at.factored, {
      ofAbsorbed: position[0]! < layout.absorbed,
      conditionally: false
    });
    const scale = theta * design.scale;
    position.forEach((at_, level) =>
      mixtures[level]!.push({
        weight,
        mean: scale * solution[at_]!,
        standardDeviation: scale * Math.sqrt(at.sigma2 * joint[at_]!)
      })
    );
  }
  return new Map(levels.map((level, code) => [level, mixtures[code]!]));

  /** An unbounded factor uses up one degree of freedom a level, which the profiled criterion does not know. */
  function withinLevels(at: Evaluation | null): Evaluation | null {
    if (at === null || asTheyAre < 0) return at;
    const freedom = problem.reml ? design.n - design.p : design.n;
    const left = freedom - design.random[asTheyAre]!.levels.length + shared;
    if (left <= 0) return null;
    const sigma2 = (at.sigma2 * freedom) / left;
    const determinants = at.value - freedom * (1 + Math.log(2 * Math.PI * at.sigma2));
    return {...at, sigma2, value: determinants + left * (1 + Math.log(2 * Math.PI * sigma2))};
  }

  function gridAround(best: Evaluation, at: (theta: number) => Evaluation | null) {
    const centre = Math.sqrt(best.gamma[f]!);
    const least = at(Math.sqrt(best.gamma[f]!))?.value ?? best.value;
    const beyond = (theta: number) => (at(theta)?.value ?? Infinity) - least > range;
    const high = edge(centre, Math.max(2 * centre, 0.1), beyond);
    const low = centre === 0 || !beyond(centre / 20) ? 0 : edge(centre, 0, beyond);
    const step = (high - low) / gridSize;
    return Array.from({length: gridSize}, (_, i) => low + (i + 0.5) * step)
      .map((theta) => ({theta, at: at(theta)}))
      .filter((point): point is {theta: number; at: Evaluation} => point.at !== null);
  }
}

/** Fixed columns, the intercept among them, that say the same of every observation of a level: it holds them already. */
function constantWithin({fixedColumns, p}: Design, {codes, levels}: Factor): number {
  const varying = new Set<number>();
  for (const columns of fixedColumns) {
    const seen = new Int32Array(levels.length).fill(-2);
    codes.forEach((level, row) => {
      const column = columns[row]!;
      if (seen[level] === -2) seen[level] = column;
      else if (seen[level] !== column) [seen[level]!, column].forEach((one) => void (one >= 0 && varying.add(one)));
    });
  }
  return p - varying.size;
}

/** Where `beyond` turns true between `inside` and `outside`, `outside` pushed further out until it is true. */
function edge(inside: number, outside: number, beyond: (theta: number) => boolean): number {
  let near = inside;
  let far = outside;
  for (let i = 0; outside > inside && !beyond(far) && i < 12; i++) [near, far] = [far, 2 * far];
  for (let i = 0; i < 4; i++) {
    const middle = (near + far) / 2;
    if (beyond(middle)) far = middle;
    else near = middle;
  }
  return far;
}

export interface Effect {
  estimate: number;
  standardError: number;
}

/**
 * Conditional modes of the random effects and their conditional standard deviations given the variance components and
 * the fixed effects, as lme4's `ranef(condVar = TRUE)`; both 0 where the variance is 0.
 */
export function randomEffects(
  design: Design,
  layout: Layout,
  fit: {theta: readonly number[]; solution: Float64Array; conditional: Float64Array; sigma: number}
): Record<string, Map<Level, Effect>> {
  const result: Record<string, Map<Level, Effect>> = {};
  design.random.forEach((factor, f) => {
    const scale = fit.theta[f]! * design.scale;
    const effects = new Map<Level, Effect>();
    factor.levels.forEach((level, code) => {
      const position = layout.position[f]![code]!;
      effects.set(level, {
        estimate: scale === 0 ? 0 : scale * fit.solution[position]!,
        standardError: scale === 0 ? 0 : scale * fit.sigma * Math.sqrt(Math.max(0, fit.conditional[position]!))
      });
    });
    result[factor.name] = effects;
  });
  for (const name of Object.keys(design.dropped)) result[name] = new Map();
  return result;
}

/** A posterior as a weighted mixture of normals; weights need not sum to 1. */
export type NormalMixture = {weight: number; mean: number; standardDeviation: number}[];

export function mixtureMean(mixture: NormalMixture): number {
  return weighted(mixture, ({mean}) => mean);
}

export function mixtureStandardDeviation(mixture: NormalMixture): number {
  const centre = mixtureMean(mixture);
  return Math.sqrt(weighted(mixture, ({mean, standardDeviation}) => standardDeviation ** 2 + (mean - centre) ** 2));
}

/** P(X ≤ x). */
export function mixtureCdf(mixture: NormalMixture, x: number): number {
  return weighted(mixture, ({mean, standardDeviation}) =>
    standardDeviation > 0 ? normalCdf((x - mean) / standardDeviation) : Number(mean <= x)
  );
}

/** The x with P(X ≤ x) = p, by bisection to 1e-9 of the spread. */
export function mixtureQuantile(mixture: NormalMixture, p: number): number {
  const spread = Math.max(...mixture.map(({standardDeviation}) => standardDeviation));
  let low = Math.min(...mixture.map(({mean}) => mean)) - 10 * spread;
  let high = Math.max(...mixture.map(({mean}) => mean)) + 10 * spread;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (mixtureCdf(mixture, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function weighted(mixture: NormalMixture, of: (component: NormalMixture[number]) => number): number {
  let sum = 0;
  let total = 0;
  for (const component of mixture) {
    sum += component.weight * of(component);
    total += component.weight;
  }
  return sum / total;
}
