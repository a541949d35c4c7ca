import type {Layout} from "./absorption.js";
import type {Design, Level} from "./design.js";

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
