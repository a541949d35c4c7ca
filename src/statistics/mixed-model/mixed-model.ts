import {normalQuantile} from "../distributions/index.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import {componentCovariance} from "./criterion.js";
import type {Design, Dropped, Level, ModelInput} from "./design.js";
import {type Effect, randomEffects} from "./effects.js";
import {lazily} from "./lazily.js";
import {type Fit, fitModel, type Optimum} from "./fit.js";

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
 * by average-information Newton steps from moment estimates, and once more from elsewhere when those lead to a
 * boundary. Values equal lme4's.
 *
 * A random factor with one level, or with every level seen once (it cannot be told from the residual), is dropped and
 * named in `dropped`. Smallest n: one observation more than fixed columns; below that, and for a constant y, variances
 * are 0 or estimates null. Missing values are not allowed: leave the row out.
 *
 * @throws RangeError for unequal lengths, a value that is not finite, or more than 5,000 levels left to the dense part
 */
export function mixedModel(input: MixedModelInput): MixedModel {
  const {method = "reml", level = defaultLevel} = input;
  const fit = fitModel(input, method === "reml");
  return fit.optimum === null ? withoutVariation(fit) : describeFit(fit, fit.optimum, level);
}

/** The model of a fit with an optimum, on the original scale of y. */
export function describeFit(
  {problem, connected}: Fit,
  {at, derivatives, boundary}: Optimum,
  level: number
): MixedModel {
  const {design, layout, reml} = problem;
  const {scale} = design;
  const sigma = Math.sqrt(at.sigma2);
  const theta = at.gamma.map(Math.sqrt);
  const z = normalQuantile((1 + level) / 2);
  const firstFixed = layout.absorbed + layout.dense;
  const known = lazily({diagonals: derivatives.diagonals});
  const estimate = (column: number, shift: number): Estimate => {
    if (column < 0) return notEstimable(design.n);
    const value = derivatives.solution[firstFixed + column]! * scale + shift;
    const standardError = scale * sigma * Math.sqrt(known.diagonals.fixed[column]!);
    return {value, standardError, interval: [value - z * standardError, value + z * standardError], n: design.n};
  };
  const deviations = design.random.map((factor, f) => [factor.name, theta[f]! * sigma * scale] as const);
  return lazily<MixedModel>({
    intercept: () => estimate(0, design.centre),
    fixed: () => Object.fromEntries(design.contrasts.map(({name, column}) => [name, estimate(column, 0)])),
    standardDeviation: () => Object.fromEntries([...deviations, ["residual", sigma * scale]]),
    varianceCovariance: () => componentCovariance(derivatives.information, at, boundary, scale),
    effects: () =>
      randomEffects(design, layout, {
        theta,
        sigma,
        solution: derivatives.solution,
        conditional: known.diagonals.conditional
      }),
    criterion: () => at.value + (reml ? design.n - design.p : design.n) * 2 * Math.log(scale),
    connected: () => connected,
    dropped: () => design.dropped
  });
}

function withoutVariation({problem, connected}: Fit): MixedModel {
  const {design} = problem;
  const constant = design.n > 0 && design.scale === 0;
  return {
    intercept: {...notEstimable(design.n), value: constant ? design.centre : null},
    fixed: Object.fromEntries(design.contrasts.map(({name}) => [name, notEstimable(design.n)])),
    standardDeviation: constant ? zeroDeviations(design) : {},
    varianceCovariance: null,
    effects: Object.fromEntries(
      [...design.random.map(({name}) => name), ...Object.keys(design.dropped)].map((name) => [name, new Map()])
    ),
    criterion: null,
    connected,
    dropped: design.dropped
  };
}

function zeroDeviations({random}: Design): Record<string, number> {
  return Object.fromEntries([...random.map(({name}) => [name, 0] as const), ["residual", 0]]);
}
