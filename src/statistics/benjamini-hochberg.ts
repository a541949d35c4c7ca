/**
 * Adjusted p-values (q-values) that hold the expected share of false findings among those called: call where
 * q ≤ the accepted rate. Source: Benjamini & Hochberg 1995; R's `p.adjust(method = "BH")`.
 *
 * @param p p-values in any order; empty gives empty
 * @returns q-values in the order of the input
 * @throws when a p-value is not in [0, 1]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const wrong = p.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw new RangeError(`p-values must be in [0, 1], got ${wrong}`);
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const q = [...p];
  let smallest = 1;
  order.forEach((i, fromTop) => {
    smallest = Math.min(smallest, (p[i]! * p.length) / (p.length - fromTop));
    q[i] = smallest;
  });
  return q;
}
