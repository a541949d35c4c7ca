/**
 * Standard error of a mean whose terms come in clusters, by CR2 (Bell & McCaffrey 2002), which for a mean divides each
 * cluster's sum of residuals by √(1 − its share of the terms); degrees of freedom by their Satterthwaite approximation, to
 * be used with Student's t.
 *
 * @param clusters of each how many terms, and their sum less as many means; at least 2 with terms
 */
export function clusteredMeanError(clusters: readonly {n: number; residual: number}[]): {
  standardError: number;
  degrees: number;
} {
  const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
  const shares = clusters.map((cluster) => cluster.n / n);
  const variance = clusters.reduce((sum, {residual}, g) => sum + (residual / n) ** 2 / (1 - shares[g]!), 0);
  // G′G has n_g on its diagonal and −√(w_g w_h)/n off it, with w = n_g²/(1 − n_g/n).
  const weights = clusters.map((cluster, g) => cluster.n ** 2 / (1 - shares[g]!));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const off = all ** 2 - weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const norm = clusters.reduce((sum, cluster) => sum + cluster.n ** 2, 0) + off / n ** 2;
  return {standardError: Math.sqrt(variance), degrees: n ** 2 / norm};
}
