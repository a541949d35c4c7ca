import {parents} from "./absorption.js";
import type {Factor} from "./design.js";

/**
 * Whether the levels of every pair of crossed factors form one connected graph (an observation joins the two levels it
 * carries): only then can all levels of a factor be compared with each other. Left out, since they disconnect by
 * design, are nested pairs and interactions (factors nested in two factors that cross).
 */
export function isConnected(factors: readonly Factor[]): boolean {
  const nested = (a: Factor, b: Factor) => parents(a, b) !== null;
  const main = factors.filter((factor) => {
    const above = factors.filter((other) => other !== factor && nested(factor, other));
    return !above.some((a) => above.some((b) => a !== b && !nested(a, b) && !nested(b, a)));
  });
  return main.every((a, i) =>
    main.slice(i + 1).every((b) => nested(a, b) || nested(b, a) || componentCount(a, b) === 1)
  );
}

function componentCount(a: Factor, b: Factor): number {
  return new Set(connectedComponents(a, b).a).size;
}

/** Number of the connected component (0, 1, … in order of appearance) of every level of two factors. */
export function connectedComponents(a: Factor, b: Factor): {a: Int32Array; b: Int32Array} {
  const offset = a.levels.length;
  const above = Int32Array.from({length: offset + b.levels.length}, (_, i) => i);
  const rootOf = (node: number): number => {
    while (above[node] !== node) node = above[node] = above[above[node]!]!;
    return node;
  };
  for (let row = 0; row < a.codes.length; row++) above[rootOf(a.codes[row]!)] = rootOf(offset + b.codes[row]!);
  const numbers = new Map<number, number>();
  const component = above.map((_, node) => {
    const root = rootOf(node);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
  return {a: component.slice(0, offset), b: component.slice(offset)};
}
