import {invertSymmetric} from "../mixed-model/solve-symmetric.js";
import type {GradedItem, Responses} from "./encoded-items.js";
import {expectation, type Quadrature} from "./expectation.js";
import {score} from "./item-maximisation.js";

/**
 * Standard errors from the observed information of the marginal likelihood: its gradient is that of the expected
 * counts (Fisher's identity), differenced centrally. Thresholds by the delta method, b = −d/a.
 */
export function itemStandardErrors(items: readonly GradedItem[], responses: Responses, grid: Quadrature) {
  const offsets: number[] = [];
  let size = 0;
  for (const {intercepts} of items) {
    offsets.push(size);
    if (intercepts.length > 0) size += intercepts.length + 1;
  }
  const information = new Float64Array(size * size);
  const step = 1e-4;
  items.forEach((item, i) => {
    const width = item.intercepts.length === 0 ? 0 : item.intercepts.length + 1;
    for (let part = 0; part < width; part++) {
      const up = gradientAt(items.with(i, shifted(item, part, step)), responses, grid, offsets, size);
      const down = gradientAt(items.with(i, shifted(item, part, -step)), responses, grid, offsets, size);
      for (let j = 0; j < size; j++) information[(offsets[i]! + part) * size + j] = (down[j]! - up[j]!) / (2 * step);
    }
  });
  const symmetric = information.map(
    (value, at) => (value + information[(at % size) * size + Math.floor(at / size)]!) / 2
  );
  const covariance = invertSymmetric(symmetric, size);
  if (covariance === null) return {discrimination: items.map(() => null), thresholds: items.map(() => [])};
  const entry = (a: number, b: number) => covariance[a * size + b]!;
  return {
    discrimination: items.map(({intercepts}, i) =>
      intercepts.length === 0 ? null : Math.sqrt(entry(offsets[i]!, offsets[i]!))
    ),
    thresholds: items.map(({slope, intercepts}, i) =>
      Array.from(intercepts, (d, k) => {
        const a = offsets[i]!;
        const at = a + 1 + k;
        const b = -d / slope;
        return Math.sqrt(entry(at, at) + 2 * b * entry(a, at) + b * b * entry(a, a)) / Math.abs(slope);
      })
    )
  };
}

function shifted({slope, intercepts}: GradedItem, part: number, by: number): GradedItem {
  if (part === 0) return {slope: slope + by, intercepts};
  return {slope, intercepts: intercepts.map((d, k) => (k === part - 1 ? d + by : d))};
}

function gradientAt(
  items: readonly GradedItem[],
  responses: Responses,
  grid: Quadrature,
  offsets: readonly number[],
  size: number
): Float64Array {
  const {counts} = expectation(items, responses, grid);
  const result = new Float64Array(size);
  items.forEach((item, i) => {
    if (item.intercepts.length > 0) result.set(score(item, counts[i]!, grid.theta).gradient, offsets[i]);
  });
  return result;
}
