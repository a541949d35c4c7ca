/** Nodes (ascending, in −1…1) and weights of Gauss–Legendre quadrature, by Newton on the Legendre polynomial. */
export function gaussLegendre(points: number): {nodes: number[]; weights: number[]} {
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
