import type {Layout} from "./absorption.js";
import {inverseFromCholesky} from "./blocked-cholesky.js";
import type {Factorisation} from "./factorisation.js";

/**
 * Diagonal of the inverse of the mixed model equations, by position: `joint` with the fixed effects estimated,
 * `conditional` with them held at their estimates (what lme4 calls the conditional variance). `fixed` is the diagonal
 * of the fixed part.
 */
export function inverseDiagonals(layout: Layout, factored: Factorisation) {
  const {rest: n, dense, absorbed} = layout;
  const p = n - dense;
  const inverse = inverseFromCholesky(factored.rest, n);
  const joint = new Float64Array(absorbed + dense);
  const conditional = new Float64Array(absorbed + dense);
  const toFixed = new Float64Array(p);
  const write = (at: number, value: number) => {
    joint[at] = value;
    // Given β, the part that runs through the fixed effects goes: c'(L_xx·L_xx')c, c the covariances with them.
    let through = 0;
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = j; k < p; k++) sum += factored.rest[(dense + k) * n + dense + j]! * toFixed[k]!;
      through += sum * sum;
    }
    conditional[at] = value - through;
  };
  for (let i = 0; i < dense; i++) {
    for (let j = 0; j < p; j++) toFixed[j] = inverse[i * n + dense + j]!;
    write(absorbed + i, inverse[i * n + i]!);
  }
  layout.blocks.forEach((block, index) => {
    const m = block.factors.length;
    const width = block.columns.length;
    const solved = backSolveRows(factored.own[index]!, factored.cross[index]!, m, width);
    const ownInverse = inverseFromCholesky(factored.own[index]!, m);
    for (let a = 0; a < m; a++) {
      let value = ownInverse[a * m + a]!;
      toFixed.fill(0);
      for (let c = 0; c < width; c++) {
        const weight = solved[a * width + c]!;
        const row = block.columns[c]! * n;
        let sum = 0;
        for (let d = 0; d < c; d++) sum += solved[a * width + d]! * inverse[row + block.columns[d]!]!;
        value += weight * (2 * sum + weight * inverse[row + block.columns[c]!]!);
        for (let j = 0; j < p; j++) toFixed[j]! -= weight * inverse[row + dense + j]!;
      }
      write(block.start + a, value);
    }
  });
  const fixed = Float64Array.from({length: p}, (_, j) => inverse[(dense + j) * n + dense + j]!);
  return {joint, conditional, fixed};
}

/** L⁻ᵀ·cross, a new array. */
function backSolveRows(own: Float64Array, cross: Float64Array, m: number, width: number): Float64Array {
  const result = cross.slice();
  for (let a = m - 1; a >= 0; a--) {
    for (let c = 0; c < width; c++) result[a * width + c]! /= own[a * m + a]!;
    for (let b = 0; b < a; b++) {
      const l = own[a * m + b]!;
      if (l !== 0) for (let c = 0; c < width; c++) result[b * width + c]! -= l * result[a * width + c]!;
    }
  }
  return result;
}
