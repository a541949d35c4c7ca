import {evaluate, type Evaluation} from "./criterion.js";
import type {Level} from "./design.js";
import {solveBackward} from "./factorisation.js";
import {inverseDiagonals} from "./inverse-diagonals.js";
import type {Fit} from "./fit.js";
import type {NormalMixture} from "./normal-mixture.js";

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
    const {joint} = inverseDiagonals(layout, at.factored);
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
    const left = freedom - design.random[asTheyAre]!.levels.length;
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
