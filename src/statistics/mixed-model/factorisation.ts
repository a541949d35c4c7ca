import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "../linear-algebra.js";
import {type Block, type Design, type Layout, restColumns} from "./design.js";

/** The least the rest may be refused at: three dense matrices of this order hold 600 MB. */
export const largestRest = 5000;

/**
 * The mixed model equations for relative standard deviations θ, factorised: blocks first, then the Schur complement
 * of the rest bordered by the fixed columns (Bates, Mächler, Bolker & Walker 2015, eq. 18, in another ordering).
 */
export interface Factorisation {
  theta: readonly number[];
  /** Lower Cholesky factor of the rest, row-major. */
  rest: Float64Array;
  /** Per block: Cholesky factor of the block and L⁻¹·cross. */
  own: Float64Array[];
  cross: Float64Array[];
  /** log-determinants of the random part and of the fixed border (R_X squared). */
  logRandom: number;
  logFixed: number;
}

/** Counts among the rest, unscaled: computed once for all θ. */
export function restCounts(design: Design, layout: Layout): Float64Array {
  const {rest} = layout;
  const counts = new Float64Array(rest * rest);
  for (let row = 0; row < design.n; row++) {
    const present = restColumns(design, layout, row);
    for (const a of present) for (const b of present) if (b <= a) counts[a * rest + b]!++;
  }
  return counts;
}

/** θ of every position of the rest, 1 for fixed columns. */
function restScales(design: Design, layout: Layout, theta: readonly number[]): Float64Array {
  const scales = new Float64Array(layout.rest).fill(1);
  design.random.forEach((_, f) => {
    for (const at of layout.position[f]!) if (at >= layout.absorbed) scales[at - layout.absorbed] = theta[f]!;
  });
  return scales;
}

/** @returns null when the equations are not positive definite at this θ */
export function factorise(
  design: Design,
  layout: Layout,
  counts: Float64Array,
  theta: readonly number[]
): Factorisation | null {
  const n = layout.rest;
  const scales = restScales(design, layout, theta);
  const rest = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) rest[i * n + j] = counts[i * n + j]! * scales[i]! * scales[j]!;
    if (i < layout.dense) rest[i * n + i]! += 1;
  }
  const own: Float64Array[] = [];
  const cross: Float64Array[] = [];
  let logRandom = 0;
  for (const block of layout.blocks) {
    const factored = factoriseBlock(block, theta, scales);
    if (factored === null) return null;
    const m = block.factors.length;
    for (let a = 0; a < m; a++) logRandom += 2 * Math.log(factored.own[a * m + a]!);
    subtractOuter(rest, n, block.columns, factored.cross, m);
    own.push(factored.own);
    cross.push(factored.cross);
  }
  if (!choleskyInPlace(rest, n)) return null;
  let logFixed = 0;
  for (let i = 0; i < n; i++) {
    const log = 2 * Math.log(rest[i * n + i]!);
    if (i < layout.dense) logRandom += log;
    else logFixed += log;
  }
  return {theta, rest, own, cross, logRandom, logFixed};
}

function factoriseBlock(block: Block, theta: readonly number[], scales: Float64Array) {
  const m = block.factors.length;
  const width = block.columns.length;
  const own = new Float64Array(m * m);
  const cross = new Float64Array(m * width);
  for (let a = 0; a < m; a++) {
    const scale = theta[block.factors[a]!]!;
    for (let b = 0; b < m; b++) own[a * m + b] = block.own[a * m + b]! * scale * theta[block.factors[b]!]!;
    own[a * m + a]! += 1;
    for (let c = 0; c < width; c++)
      cross[a * width + c] = block.cross[a * width + c]! * scale * scales[block.columns[c]!]!;
  }
  if (!choleskyInPlace(own, m)) return null;
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < a; b++) {
      const l = own[a * m + b]!;
      if (l !== 0) for (let c = 0; c < width; c++) cross[a * width + c]! -= l * cross[b * width + c]!;
    }
    for (let c = 0; c < width; c++) cross[a * width + c]! /= own[a * m + a]!;
  }
  return {own, cross};
}

function subtractOuter(rest: Float64Array, n: number, columns: Int32Array, cross: Float64Array, m: number): void {
  const width = columns.length;
  for (let a = 0; a < m; a++) {
    const base = a * width;
    for (let c = 0; c < width; c++) {
      const value = cross[base + c]!;
      if (value === 0) continue;
      const row = columns[c]! * n;
      for (let d = 0; d <= c; d++) rest[row + columns[d]!]! -= value * cross[base + d]!;
    }
  }
}

/** v := L⁻¹v over all unknowns (absorbed first), in place. */
export function solveForward(layout: Layout, factored: Factorisation, v: Float64Array): Float64Array {
  layout.blocks.forEach((block, i) => {
    const m = block.factors.length;
    solveLower(factored.own[i]!, m, v, block.start);
    const cross = factored.cross[i]!;
    for (let a = 0; a < m; a++) {
      const value = v[block.start + a]!;
      for (let c = 0; c < block.columns.length; c++) {
        v[layout.absorbed + block.columns[c]!]! -= value * cross[a * block.columns.length + c]!;
      }
    }
  });
  solveLower(factored.rest, layout.rest, v, layout.absorbed);
  return v;
}

/** v := L⁻ᵀv, in place. */
export function solveBackward(layout: Layout, factored: Factorisation, v: Float64Array): Float64Array {
  solveUpper(factored.rest, layout.rest, v, layout.absorbed);
  layout.blocks.forEach((block, i) => {
    const m = block.factors.length;
    const cross = factored.cross[i]!;
    for (let a = 0; a < m; a++) {
      let sum = v[block.start + a]!;
      for (let c = 0; c < block.columns.length; c++) {
        sum -= cross[a * block.columns.length + c]! * v[layout.absorbed + block.columns[c]!]!;
      }
      v[block.start + a] = sum;
    }
    solveUpper(factored.own[i]!, m, v, block.start);
  });
  return v;
}

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
