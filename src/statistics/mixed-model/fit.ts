import {layoutOf} from "./absorption.js";
import {isConnected} from "./connected.js";
import {evaluate, type Problem} from "./criterion.js";
import {designOf, factorOf, type Design, type ModelInput} from "./design.js";
import {largestRest, restCounts} from "./factorisation.js";
import {minimise, type Optimum} from "./optimise.js";
import {startingRatios} from "./starting-values.js";

/** A fitted model before it is put into words: `optimum` is null when nothing varies. */
export interface Fit {
  problem: Problem;
  optimum: Optimum | null;
  connected: boolean;
}

/** @throws RangeError for an input `designOf` refuses, or too many levels left to the dense part */
export function fitModel(input: ModelInput, reml: boolean): Fit {
  const design = designOf(input);
  const connected = isConnected(Object.entries(input.random).map(([name, values]) => factorOf(name, values)));
  const layout = layoutOf(design);
  if (layout.rest > largestRest) {
    throw new RangeError(
      `crossed random factors leave ${layout.rest} levels after absorbing the largest; at most ${largestRest} fit in memory`
    );
  }
  const counts = restCounts(design, layout);
  const problem: Problem = {design, layout, counts, reml};
  if (!varies(design)) return {problem, optimum: null, connected};
  const optimum = bestOptimum(problem);
  return {problem, optimum: optimum === null ? null : withExactBoundary(problem, optimum), connected};
}

function varies(design: Design): boolean {
  return design.n > design.p && design.scale > 0;
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
function withExactBoundary(problem: Problem, optimum: Optimum): Optimum {
  const {at, boundary} = optimum;
  if (!boundary.includes(true)) return optimum;
  const exact = evaluate(
    problem,
    at.gamma.map((gamma, k) => (boundary[k] ? 0 : gamma))
  );
  return exact === null ? optimum : {...optimum, at: exact};
}
