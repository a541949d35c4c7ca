import {normalQuantile} from "./distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "./estimate.js";
import {layoutOf} from "./mixed-model/absorption.js";
import {isConnected} from "./mixed-model/connected.js";
import {evaluate, type Derivatives, type Evaluation, type Problem} from "./mixed-model/criterion.js";
import {designOf, factorOf, type Design, type Dropped, type Level, type ModelInput} from "./mixed-model/design.js";
import {randomEffects, type Effect} from "./mixed-model/effects.js";
import {largestRest, restCounts} from "./mixed-model/factorisation.js";
import {minimise, type Optimum} from "./mixed-model/optimise.js";
import {startingRatios} from "./mixed-model/starting-values.js";
import {componentCovariance} from "./mixed-model/component-covariance.js";

export interface MixedModelInput extends ModelInput {
  /** Restricted (default) or ordinary maximum likelihood. */
  method?: "reml" | "ml";
  /** Of the Wald intervals of the fixed effects; default 0.9. */
  level?: number;
}

export interface MixedModel {
  intercept: Estimate;
  /** "factor:level" → difference from the base level. */
  fixed: Record<string, Estimate>;
  /** Per random factor, and "residual"; exactly 0 at the boundary. */
  standardDeviation: Record<string, number>;
  /**
   * Asymptotic covariance of the variance components (variances, not standard deviations) from the average
   * information, in the order of `standardDeviation`; rows of boundary components are 0. Null when not estimable.
   */
  varianceCovariance: number[][] | null;
  /** Conditional mode and conditional standard deviation of every level. */
  effects: Record<string, Map<Level, Effect>>;
  /** −2 log restricted (or ordinary) likelihood, constants as lme4; null when nothing varies. */
  criterion: number | null;
  /** Whether all levels of crossed random factors can be compared with each other. */
  connected: boolean;
  /** Random factors left out of the model, and why. */
  dropped: Record<string, Dropped>;
}

/**
 * Linear mixed model with any number of crossed or nested random intercepts and treatment-coded categorical fixed
 * effects: y = Xβ + Σ_k Z_k·b_k + e, b_k ~ N(0, σ²_k), e ~ N(0, σ²).
 *
 * Use it to separate who was rated from who rated: variance components, shrunken effects with their uncertainty. The
 * likelihood is profiled over the relative standard deviations (Bates et al. 2015, J. Stat. Softw. 67:1), the factor
 * that leaves the least work absorbed with all that is nested in it, the rest factorised densely; the optimum is found
 * by average-information Newton steps from moment estimates, and once more from elsewhere when those lead to a boundary. Values equal lme4's.
 *
 * A random factor with one level, or with every level seen once (it cannot be told from the residual), is dropped and
 * named in `dropped`. Smallest n: one observation more than fixed columns; below that, and for a constant y, variances
 * are 0 or estimates null. Missing values are not allowed: leave the row out.
 *
 * @throws RangeError for unequal lengths, a value that is not finite, or more than 5,000 levels left to the dense part
 */
export function mixedModel(input: MixedModelInput): MixedModel {
  const {method = "reml", level = defaultLevel} = input;
  const design = designOf(input);
  const connected = isConnected(Object.entries(input.random).map(([name, values]) => factorOf(name, values)));
  const layout = layoutOf(design);
  if (layout.rest > largestRest) {
    throw new RangeError(
      `crossed random factors leave ${layout.rest} levels after absorbing the largest; at most ${largestRest} fit in memory`
    );
  }
  if (design.n <= design.p || design.scale === 0) return withoutVariation(design, connected);
  const problem: Problem = {design, layout, counts: restCounts(design, layout), reml: method === "reml"};
  const best = bestOptimum(problem);
  if (best === null) return withoutVariation(design, connected);
  const {at, derivatives} = exactBoundary(problem, best);
  return assemble(problem, at, derivatives, {level, connected, boundary: best.boundary});
}

/** A second start guards against a local optimum where the first gave reason for doubt: a boundary, or many steps. */
function bestOptimum(problem: Problem): Optimum | null {
  const first = minimise(problem, startingRatios(problem.design));
  if (first !== null && !first.boundary.includes(true) && first.steps <= 10) return first;
  const second = minimise(
    problem,
    problem.design.random.map(() => 1)
  );
  if (first === null || second === null) return first ?? second;
  return second.at.value < first.at.value ? second : first;
}

/** Ratios on the boundary become exactly 0; the derivatives keep the floor, where their traces are defined. */
function exactBoundary(problem: Problem, {at, derivatives, boundary}: Optimum) {
  if (!boundary.includes(true)) return {at, derivatives};
  const exact = evaluate(
    problem,
    at.gamma.map((gamma, k) => (boundary[k] ? 0 : gamma))
  );
  return {at: exact ?? at, derivatives};
}

function assemble(
  {design, layout, reml}: Problem,
  at: Evaluation,
  derivatives: Derivatives,
  {level, connected, boundary}: {level: number; connected: boolean; boundary: boolean[]}
): MixedModel {
  const sigma = Math.sqrt(at.sigma2);
  const z = normalQuantile((1 + level) / 2);
  const firstFixed = layout.absorbed + layout.dense;
  const estimate = (column: number, shift: number): Estimate => {
    if (column < 0) return notEstimable(design.n);
    const value = derivatives.solution[firstFixed + column]! * design.scale + shift;
    const standardError = design.scale * sigma * Math.sqrt(derivatives.diagonals.fixed[column]!);
    return {value, standardError, interval: [value - z * standardError, value + z * standardError], n: design.n};
  };
  const theta = at.gamma.map(Math.sqrt);
  const standardDeviation: Record<string, number> = {};
  design.random.forEach((factor, f) => (standardDeviation[factor.name] = theta[f]! * sigma * design.scale));
  standardDeviation.residual = sigma * design.scale;
  return {
    intercept: estimate(0, design.centre),
    fixed: Object.fromEntries(design.contrasts.map(({name, column}) => [name, estimate(column, 0)])),
    standardDeviation,
    varianceCovariance: componentCovariance(derivatives.information, at, boundary, design.scale),
    effects: randomEffects(design, layout, {
      theta,
      sigma,
      solution: derivatives.solution,
      conditional: derivatives.diagonals.conditional
    }),
    criterion: at.value + (reml ? design.n - design.p : design.n) * 2 * Math.log(design.scale),
    connected,
    dropped: design.dropped
  };
}

function withoutVariation(design: Design, connected: boolean): MixedModel {
  const constant = design.n > 0 && design.scale === 0;
  const zero = constant ? Object.fromEntries([...design.random.map(({name}) => [name, 0]), ["residual", 0]]) : {};
  return {
    intercept: {...notEstimable(design.n), value: constant ? design.centre : null},
    fixed: Object.fromEntries(design.contrasts.map(({name}) => [name, notEstimable(design.n)])),
    standardDeviation: zero as Record<string, number>,
    varianceCovariance: null,
    effects: Object.fromEntries(
      [...design.random.map(({name}) => name), ...Object.keys(design.dropped)].map((name) => [
        name,
        new Map<Level, Effect>()
      ])
    ),
    criterion: null,
    connected,
    dropped: design.dropped
  };
}
