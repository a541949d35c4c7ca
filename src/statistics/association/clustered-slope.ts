import {symmetricEigen} from "../linear-algebra.js";

/**
 * Pairs by the cluster they came from (an interviewer, say) and the cell that both values are centred on: all that a
 * clustered correlation needs to know of them.
 */
export interface ClusteredSums {
  n: number;
  clusters: number;
  cells: number;
  /** Per cluster × cell, row by row: count and sums. */
  count: Float64Array;
  x: Float64Array;
  y: Float64Array;
  /** Per cluster: sums of squares and products around the cluster's own means in each cell. */
  xx: Float64Array;
  xy: Float64Array;
  yy: Float64Array;
}

/** @param cell what both lists are centred on; one for all where left out */
export function clusteredSums(
  x: readonly number[],
  y: readonly number[],
  cluster: readonly string[],
  cell?: readonly string[]
): ClusteredSums {
  const [clusterOf, clusters] = numbered(cluster);
  const [cellOf, cells] = cell === undefined ? [null, 1] : numbered(cell);
  const size = clusters * cells;
  const [count, sumX, sumY] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const at = (i: number): number => clusterOf[i]! * cells + (cellOf === null ? 0 : cellOf[i]!);
  for (let i = 0; i < x.length; i++) {
    count[at(i)]!++;
    sumX[at(i)]! += x[i]!;
    sumY[at(i)]! += y[i]!;
  }
  const [xx, xy, yy] = [new Float64Array(clusters), new Float64Array(clusters), new Float64Array(clusters)];
  for (let i = 0; i < x.length; i++) {
    const place = at(i);
    const dx = x[i]! - sumX[place]! / count[place]!;
    const dy = y[i]! - sumY[place]! / count[place]!;
    xx[clusterOf[i]!]! += dx * dx;
    xy[clusterOf[i]!]! += dx * dy;
    yy[clusterOf[i]!]! += dy * dy;
  }
  centre(sumX, count, clusters, cells);
  centre(sumY, count, clusters, cells);
  return {n: x.length, clusters, cells, count, x: sumX, y: sumY, xx, xy, yy};
}

/** Turns sums into sums around the mean of each cell. */
function centre(sums: Float64Array, count: Float64Array, clusters: number, cells: number): void {
  for (let cell = 0; cell < cells; cell++) {
    let [total, size] = [0, 0];
    for (let at = cell; at < clusters * cells; at += cells) {
      total += sums[at]!;
      size += count[at]!;
    }
    for (let at = cell; at < clusters * cells; at += cells) sums[at]! -= (count[at]! * total) / size;
  }
}

function numbered(names: readonly string[]): [Int32Array, number] {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(names, (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  });
  return [of, numbers.size];
}

/** The same pairs with x and y exchanged. */
export function exchanged(sums: ClusteredSums): ClusteredSums {
  return {...sums, x: sums.y, y: sums.x, xx: sums.yy, yy: sums.xx};
}

/** Sums of squares and products within cells. */
export function withinCells({clusters, cells, count, x, y, xx, xy, yy}: ClusteredSums) {
  const total = {xx: 0, xy: 0, yy: 0};
  for (let cluster = 0; cluster < clusters; cluster++) {
    total.xx += xx[cluster]!;
    total.xy += xy[cluster]!;
    total.yy += yy[cluster]!;
    for (let at = cluster * cells; at < (cluster + 1) * cells; at++) {
      if (count[at]! === 0) continue;
      total.xx += x[at]! ** 2 / count[at]!;
      total.xy += (x[at]! * y[at]!) / count[at]!;
      total.yy += y[at]! ** 2 / count[at]!;
    }
  }
  return total;
}

export interface ClusteredSlope {
  /** Least-squares slope of y on x within cells. */
  slope: number;
  /** What each cluster adds to the slope's error; their squares add up to the CR2 variance. */
  scores: Float64Array;
  /** Bell and McCaffrey's degrees of freedom of that variance. */
  degrees: number;
}

/**
 * Slope of y on x with a constant for each cell, and its cluster-robust error: CR2, Bell & McCaffrey (2002), in which the
 * residuals of a cluster are multiplied by (I − H_gg)^{−1/2}, so that the variance is unbiased where errors are in truth
 * independent and alike. Degrees of freedom are Satterthwaite's under the same model, (Σλ)²/Σλ² for the eigenvalues λ of
 * G′G (Imbens & Kolesár 2016, there with ρ = 0; Pustejovsky & Tipton 2018 for clusters that hold a whole cell, whose
 * eigenvalue of 0 is left out of the inverse). Few clusters, or one that holds most pairs, leave few.
 *
 * H_gg has rank cells + 1, so that everything is worked out in that many dimensions from sums, never from rows.
 *
 * @returns null where x does not vary within cells
 */
export function clusteredSlope(sums: ClusteredSums): ClusteredSlope | null {
  const {clusters, cells, count, x, y, xx, xy} = sums;
  const total = withinCells(sums);
  if (!(total.xx > 0)) return null;
  const slope = total.xy / total.xx;
  const sizes = new Float64Array(cells);
  for (let at = 0; at < count.length; at++) sizes[at % cells]! += count[at]!;
  const scores = new Float64Array(clusters);
  // Of each cluster's weights a = A x̃: their squares, their product with x̃, and their sum in each cell.
  const squares = new Float64Array(clusters);
  const products = new Float64Array(clusters);
  const inCell = new Float64Array(clusters * cells);
  for (let g = 0; g < clusters; g++) {
    const held: number[] = [];
    for (let c = 0; c < cells; c++) if (count[g * cells + c]! > 0) held.push(c);
    const size = held.length + 1;
    // Directions: the cluster's share of each cell, then x within the cluster's cells.
    const design = new Float64Array(size);
    const errors = new Float64Array(size);
    held.forEach((c, k) => {
      const at = g * cells + c;
      design[k] = x[at]! / Math.sqrt(count[at]!);
      errors[k] = (y[at]! - slope * x[at]!) / Math.sqrt(count[at]!);
    });
    const spread = Math.sqrt(xx[g]!);
    design[size - 1] = spread;
    errors[size - 1] = spread > 0 ? (xy[g]! - slope * xx[g]!) / spread : 0;
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) matrix[i * size + j] = Number(i === j) - (design[i]! * design[j]!) / total.xx;
    held.forEach((c, k) => (matrix[k * size + k]! -= count[g * cells + c]! / sizes[c]!));
    const weights = inverseRootTimes(matrix, design, size);
    for (let i = 0; i < size; i++) {
      scores[g]! += (weights[i]! * errors[i]!) / total.xx;
      squares[g]! += weights[i]! ** 2;
      products[g]! += weights[i]! * design[i]!;
    }
    held.forEach((c, k) => (inCell[g * cells + c] = weights[k]! * Math.sqrt(count[g * cells + c]!)));
  }
  let [trace, norm] = [0, 0];
  for (let g = 0; g < clusters; g++)
    for (let h = 0; h < clusters; h++) {
      let value = (g === h ? squares[g]! : 0) - (products[g]! * products[h]!) / total.xx;
      for (let c = 0; c < cells; c++) value -= (inCell[g * cells + c]! * inCell[h * cells + c]!) / sizes[c]!;
      if (g === h) trace += value;
      norm += value * value;
    }
  return {slope, scores, degrees: norm > 0 ? trace ** 2 / norm : 0};
}

/** M^{−1/2}·v for a symmetric M with eigenvalues from 0 to 1; directions of eigenvalue 0 are left out. */
function inverseRootTimes(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const {values, vectors} = symmetricEigen(matrix, size);
  const result = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    if (values[k]! < 1e-9) continue;
    let along = 0;
    for (let i = 0; i < size; i++) along += vectors[i * size + k]! * vector[i]!;
    const scaled = along / Math.sqrt(values[k]!);
    for (let i = 0; i < size; i++) result[i]! += vectors[i * size + k]! * scaled;
  }
  return result;
}
