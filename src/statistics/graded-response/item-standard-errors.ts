import {invertSymmetric} from "../mixed-model/solve-symmetric.js";
import type {GradedItem, Responses} from "./encoded-items.js";
import {categoryProbabilities, type Quadrature} from "./expectation.js";
import {score} from "./item-maximisation.js";

/**
 * Standard errors from the observed information of the marginal likelihood: its gradient is that of the expected
 * counts (Fisher's identity), differenced centrally. A step of one item's parameter moves only the people who answered
 * it, and what their other answers say of them stays. Thresholds by the delta method, b = −d/a.
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
  const tables = items.map((item) => categoryProbabilities(item, grid.theta));
  items.forEach((item, i) => {
    const width = item.intercepts.length === 0 ? 0 : item.intercepts.length + 1;
    if (width === 0) return;
    const answered = besideItem(i, tables, responses, grid);
    for (let part = 0; part < width; part++) {
      const gradient = (by: number) =>
        gradientAt(items.with(i, shifted(item, part, by)), i, answered, {tables, responses, grid, offsets, size});
      const [up, down] = [gradient(step), gradient(-step)];
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

/** People who answered an item, and how likely their other answers are at every ability, up to a factor of each. */
interface Answered {
  people: number[];
  /** `[person's place in people · points + point]` */
  rest: Float64Array;
}

function besideItem(
  item: number,
  tables: readonly Float64Array[],
  {persons, category}: Responses,
  {weight}: Quadrature
): Answered {
  const width = tables.length;
  const points = weight.length;
  const people = Array.from({length: persons}, (_, person) => person).filter(
    (person) => category[person * width + item]! >= 0
  );
  const rest = new Float64Array(people.length * points);
  people.forEach((person, place) => {
    const row = rest.subarray(place * points, (place + 1) * points);
    row.set(weight);
    for (let other = 0; other < width; other++) {
      const code = category[person * width + other]!;
      if (other === item || code < 0) continue;
      let total = 0;
      for (let q = 0; q < points; q++) total += row[q]! *= tables[other]![code * points + q]!;
      // Long answer strings would underflow.
      if (total < 1e-100) for (let q = 0; q < points; q++) row[q]! /= total;
    }
  });
  return {people, rest};
}

/** Gradient of the marginal likelihood of those who answered `changed`, when only that item differs from the tables. */
function gradientAt(
  items: readonly GradedItem[],
  changed: number,
  {people, rest}: Answered,
  fit: {
    tables: readonly Float64Array[];
    responses: Responses;
    grid: Quadrature;
    offsets: readonly number[];
    size: number;
  }
): Float64Array {
  const {tables, responses, grid, offsets, size} = fit;
  const width = items.length;
  const points = grid.theta.length;
  const table = categoryProbabilities(items[changed]!, grid.theta);
  const counts = tables.map(({length}) => new Float64Array(length));
  const posterior = new Float64Array(points);
  people.forEach((person, place) => {
    const base = responses.category[person * width + changed]! * points;
    let total = 0;
    for (let q = 0; q < points; q++) total += posterior[q] = rest[place * points + q]! * table[base + q]!;
    const scale = 1 / total;
    for (let item = 0; item < width; item++) {
      const code = responses.category[person * width + item]!;
      if (code < 0) continue;
      const count = counts[item]!;
      for (let q = 0; q < points; q++) count[code * points + q]! += posterior[q]! * scale;
    }
  });
  const result = new Float64Array(size);
  items.forEach((item, i) => {
    if (item.intercepts.length > 0) result.set(score(item, counts[i]!, grid.theta).gradient, offsets[i]);
  });
  return result;
}
