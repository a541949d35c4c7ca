/** Reliability Φ of the mean of n votes from that of one (Spearman–Brown): n·ρ / (1 + (n − 1)·ρ). */
export function stepUp(single: number, n: number): number {
  return (n * single) / (1 + (n - 1) * single);
}
