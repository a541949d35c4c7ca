import {normalCdf, normalUpperTail} from "./normal.js";

const {nodes, weights} = gaussLegendre(20);

/** P(X ≤ h, Y ≤ k) of two standard normals with correlation ρ in [−1, 1]. */
export function bivariateNormalCdf(h: number, k: number, correlation: number): number {
  return bivariateNormalUpperTail(-h, -k, correlation);
}

/**
 * P(X > h, Y > k). Source: A. Genz (2004), Numerical computation of rectangular bivariate and trivariate normal and t
 * probabilities, Statistics and Computing 14; Plackett's integral below |ρ| = 0.925, his singular form above. Absolute
 * error about 1e-15.
 *
 * @throws when ρ is not in [−1, 1]
 */
export function bivariateNormalUpperTail(h: number, k: number, correlation: number): number {
  if (!(Math.abs(correlation) <= 1)) throw new RangeError(`correlation must be in [-1, 1], got ${correlation}`);
  if (h === Infinity || k === Infinity) return 0;
  if (h === -Infinity) return normalUpperTail(k);
  if (k === -Infinity) return normalUpperTail(h);
  const area = Math.abs(correlation) < 0.925 ? plackett(h, k, correlation) : singular(h, k, correlation);
  return Math.min(1, Math.max(0, area));
}

function plackett(h: number, k: number, correlation: number): number {
  const halfSquares = (h * h + k * k) / 2;
  const angle = Math.asin(correlation);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const sine = Math.sin((angle * (1 + nodes[i]!)) / 2);
    sum += weights[i]! * Math.exp((sine * h * k - halfSquares) / (1 - sine * sine));
  }
  return (sum * angle) / (4 * Math.PI) + normalUpperTail(h) * normalUpperTail(k);
}

function singular(h: number, kGiven: number, correlation: number): number {
  const k = correlation < 0 ? -kGiven : kGiven;
  const product = h * k;
  let area = 0;
  if (Math.abs(correlation) < 1) {
    const variance = (1 - correlation) * (1 + correlation);
    const width = Math.sqrt(variance);
    const gap = (h - k) ** 2;
    const c = (4 - product) / 8;
    const d = (12 - product) / 16;
    const exponent = -(gap / variance + product) / 2;
    if (exponent > -700) {
      const inner = 1 - (c * (gap - variance) * (1 - (d * gap) / 5)) / 3 + (c * d * variance * variance) / 5;
      area = width * Math.exp(exponent) * inner;
    }
    if (product > -700) {
      const distance = Math.sqrt(gap);
      const tail = Math.sqrt(2 * Math.PI) * normalCdf(-distance / width);
      area -= Math.exp(-product / 2) * tail * distance * (1 - (c * gap * (1 - (d * gap) / 5)) / 3);
    }
    for (let i = 0; i < nodes.length; i++) {
      const square = ((width * (1 + nodes[i]!)) / 2) ** 2;
      const root = Math.sqrt(1 - square);
      const power = -(gap / square + product) / 2;
      if (power <= -700) continue;
      const series = 1 + c * square * (1 + d * square);
      const exact = Math.exp((-product * square) / (2 * (1 + root) ** 2)) / root;
      area += (width / 2) * weights[i]! * Math.exp(power) * (exact - series);
    }
    area = -area / (2 * Math.PI);
  }
  if (correlation > 0) return area + normalUpperTail(Math.max(h, k));
  const rest = h >= k ? 0 : h < 0 ? normalCdf(k) - normalCdf(h) : normalUpperTail(h) - normalUpperTail(k);
  return rest - area;
}

/** Nodes (ascending, in −1…1) and weights of Gauss–Legendre quadrature, by Newton on the Legendre polynomial. */
function gaussLegendre(points: number): {nodes: number[]; weights: number[]} {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = points; i >= 1; i--) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (points + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      let previous = 1;
      let current = x;
      for (let k = 2; k <= points; k++)
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      slope = (points * (x * current - previous)) / (x * x - 1);
      const change = current / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return {nodes, weights};
}
