import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "../linear-algebra.js";
import type {Blocks, Design, Layout} from "./design.js";

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
  /** Of all blocks, placed as their counts are: Cholesky factor of the block, and L⁻¹·cross. */
  own: Float64Array;
  cross: Float64Array;
  /** log-determinants of the random part and of the fixed border (R_X squared). */
  logRandom: number;
  logFixed: number;
}

/** Counts among the rest, unscaled: computed once for all θ. */
export function restCounts(design: Design, layout: Layout): Float64Array {
  const {rest} = layout;
  const {columns, wide} = layout.touched;
  const counts = new Float64Array(rest * rest);
  for (let row = 0; row < design.n; row++)
    for (let i = row * wide; i < (row + 1) * wide; i++) {
      const a = columns[i]!;
      if (a < 0) continue;
      for (let j = row * wide; j < (row + 1) * wide; j++) {
        const b = columns[j]!;
        if (b >= 0 && b <= a) counts[a * rest + b]!++;
      }
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
  const {blocks} = layout;
  const own = new Float64Array(blocks.own.length);
  const cross = new Float64Array(blocks.cross.length);
  const filled = new Int32Array(n);
  let logRandom = 0;
  for (let block = 0; block < blocks.count; block++) {
    if (!factoriseBlock(blocks, block, {theta, scales, own, cross})) return null;
    const [from, m] = [blocks.ownAt[block]!, sizeOf(blocks, block)];
    for (let a = 0; a < m; a++) logRandom += 2 * Math.log(own[from + a * m + a]!);
    subtractOuter(rest, n, {blocks, block, cross, filled});
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

function sizeOf({start}: Blocks, block: number): number {
  return start[block + 1]! - start[block]!;
}

function widthOf({columnsAt}: Blocks, block: number): number {
  return columnsAt[block + 1]! - columnsAt[block]!;
}

/** Writes into `own` and `cross`; false when the block is not positive definite. */
function factoriseBlock(
  blocks: Blocks,
  block: number,
  {theta, scales, own, cross}: {theta: readonly number[]; scales: Float64Array; own: Float64Array; cross: Float64Array}
): boolean {
  const [m, width] = [sizeOf(blocks, block), widthOf(blocks, block)];
  const [first, at, crossed, columns] = [
    blocks.start[block]!,
    blocks.ownAt[block]!,
    blocks.crossAt[block]!,
    blocks.columnsAt[block]!
  ];
  for (let a = 0; a < m; a++) {
    const scale = theta[blocks.factors[first + a]!]!;
    const row = crossed + a * width;
    for (let c = 0; c < width; c++)
      cross[row + c] = blocks.cross[row + c]! * scale * scales[blocks.columns[columns + c]!]!;
    for (let b = 0; b <= a; b++) {
      let sum = blocks.own[at + a * m + b]! * scale * theta[blocks.factors[first + b]!]! + (a === b ? 1 : 0);
      for (let k = 0; k < b; k++) sum -= own[at + a * m + k]! * own[at + b * m + k]!;
      if (b === a) {
        if (!(sum > 0)) return false;
        own[at + a * m + a] = Math.sqrt(sum);
        continue;
      }
      const l = (own[at + a * m + b] = sum / own[at + b * m + b]!);
      if (l !== 0) for (let c = 0; c < width; c++) cross[row + c]! -= l * cross[crossed + b * width + c]!;
    }
    const pivot = own[at + a * m + a]!;
    for (let c = 0; c < width; c++) cross[row + c]! /= pivot;
  }
  return true;
}

/** `filled` has room for the columns of the widest block. */
function subtractOuter(
  rest: Float64Array,
  n: number,
  {blocks, block, cross, filled}: {blocks: Blocks; block: number; cross: Float64Array; filled: Int32Array}
): void {
  const [m, width, columns] = [sizeOf(blocks, block), widthOf(blocks, block), blocks.columnsAt[block]!];
  for (let a = 0; a < m; a++) {
    const base = blocks.crossAt[block]! + a * width;
    // What is nested touches few of the block's columns.
    let count = 0;
    for (let c = 0; c < width; c++) if (cross[base + c] !== 0) filled[count++] = c;
    for (let i = 0; i < count; i++) {
      const c = filled[i]!;
      const value = cross[base + c]!;
      const row = blocks.columns[columns + c]! * n;
      for (let j = 0; j <= i; j++) {
        const d = filled[j]!;
        rest[row + blocks.columns[columns + d]!]! -= value * cross[base + d]!;
      }
    }
  }
}

/** v := L⁻¹v over all unknowns (absorbed first), in place. */
export function solveForward({blocks, absorbed, rest}: Layout, factored: Factorisation, v: Float64Array): Float64Array {
  const {own, cross} = factored;
  for (let block = 0; block < blocks.count; block++) {
    const [m, width] = [sizeOf(blocks, block), widthOf(blocks, block)];
    const [first, at, columns] = [blocks.start[block]!, blocks.ownAt[block]!, blocks.columnsAt[block]!];
    for (let a = 0; a < m; a++) {
      let value = v[first + a]!;
      for (let k = 0; k < a; k++) value -= own[at + a * m + k]! * v[first + k]!;
      value /= own[at + a * m + a]!;
      v[first + a] = value;
      const row = blocks.crossAt[block]! + a * width;
      for (let c = 0; c < width; c++) v[absorbed + blocks.columns[columns + c]!]! -= value * cross[row + c]!;
    }
  }
  solveLower(factored.rest, rest, v, absorbed);
  return v;
}

/** v := L⁻ᵀv, in place. */
export function solveBackward(
  {blocks, absorbed, rest}: Layout,
  factored: Factorisation,
  v: Float64Array
): Float64Array {
  const {own, cross} = factored;
  solveUpper(factored.rest, rest, v, absorbed);
  for (let block = 0; block < blocks.count; block++) {
    const [m, width] = [sizeOf(blocks, block), widthOf(blocks, block)];
    const [first, at, columns] = [blocks.start[block]!, blocks.ownAt[block]!, blocks.columnsAt[block]!];
    for (let a = m - 1; a >= 0; a--) {
      const row = blocks.crossAt[block]! + a * width;
      let sum = v[first + a]!;
      for (let c = 0; c < width; c++) sum -= cross[row + c]! * v[absorbed + blocks.columns[columns + c]!]!;
      for (let k = a + 1; k < m; k++) sum -= own[at + k * m + a]! * v[first + k]!;
      v[first + a] = sum / own[at + a * m + a]!;
    }
  }
  return v;
}

/** Diagonals of the inverse, by position; 0 where they were not asked for. */
export interface Diagonals {
  /** With the fixed effects estimated. */
  joint: Float64Array;
  /** With them held at their estimates: what lme4 calls the conditional variance. */
  conditional: Float64Array;
  /** Of the fixed part. */
  fixed: Float64Array;
}

/**
 * Diagonal of the inverse of the mixed model equations. What is absorbed takes nearly all of the work, and `conditional`
 * some of it: both can be left out.
 */
export function inverseDiagonals(
  layout: Layout,
  factored: Factorisation,
  {ofAbsorbed = true, conditionally = true}: {ofAbsorbed?: boolean; conditionally?: boolean} = {}
): Diagonals {
  const {rest: n, dense, absorbed, blocks} = layout;
  const p = n - dense;
  const inverse = inverseFromCholesky(factored.rest, n);
  const joint = new Float64Array(absorbed + dense);
  const conditional = new Float64Array(absorbed + dense);
  const toFixed = new Float64Array(p);
  const write = (at: number, value: number) => {
    joint[at] = value;
    if (!conditionally) return;
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
  for (let block = 0; ofAbsorbed && block < blocks.count; block++) {
    const [m, width] = [sizeOf(blocks, block), widthOf(blocks, block)];
    const columns = blocks.columns.subarray(blocks.columnsAt[block], blocks.columnsAt[block + 1]);
    const solved = backSolvedRows(blocks, block, factored);
    for (let a = 0; a < m; a++) {
      let value = ownDiagonal(factored.own, blocks.ownAt[block]!, m, a);
      toFixed.fill(0);
      for (let c = 0; c < width; c++) {
        const weight = solved[a * width + c]!;
        const row = columns[c]! * n;
        let sum = 0;
        for (let d = 0; d < c; d++) sum += solved[a * width + d]! * inverse[row + columns[d]!]!;
        value += weight * (2 * sum + weight * inverse[row + columns[c]!]!);
        if (conditionally) for (let j = 0; j < p; j++) toFixed[j]! -= weight * inverse[row + dense + j]!;
      }
      write(blocks.start[block]! + a, value);
    }
  }
  const fixed = Float64Array.from({length: p}, (_, j) => inverse[(dense + j) * n + dense + j]!);
  return {joint, conditional, fixed};
}

/** L⁻ᵀ·cross of a block, a new array. */
function backSolvedRows(blocks: Blocks, block: number, {own, cross}: Factorisation): Float64Array {
  const [m, width, at] = [sizeOf(blocks, block), widthOf(blocks, block), blocks.ownAt[block]!];
  const result = cross.slice(blocks.crossAt[block], blocks.crossAt[block + 1]);
  for (let a = m - 1; a >= 0; a--) {
    for (let c = 0; c < width; c++) result[a * width + c]! /= own[at + a * m + a]!;
    for (let b = 0; b < a; b++) {
      const l = own[at + a * m + b]!;
      if (l !== 0) for (let c = 0; c < width; c++) result[b * width + c]! -= l * result[a * width + c]!;
    }
  }
  return result;
}

/** Entry a of the diagonal of (L·Lᵀ)⁻¹, the squared length of L⁻¹'s column a. */
function ownDiagonal(own: Float64Array, at: number, m: number, a: number): number {
  if (m === 1) return 1 / (own[at]! * own[at]!);
  const column = new Float64Array(m);
  let squares = 0;
  for (let i = a; i < m; i++) {
    let value = i === a ? 1 : 0;
    for (let k = a; k < i; k++) value -= own[at + i * m + k]! * column[k]!;
    column[i] = value / own[at + i * m + i]!;
    squares += column[i]! * column[i]!;
  }
  return squares;
}
