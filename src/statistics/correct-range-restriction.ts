/**
 * Correlation in the unrestricted group from the correlation among those selected on one of the two variables
 * (case 2 of Thorndike 1949). It assumes a straight line and equal spread around it; show it as sensitivity beside the raw r.
 *
 * Any n that gave r; the interval of r corrected end by end is that of the result.
 *
 * @param r correlation among the selected, in [−1, 1]
 * @param u standard deviation among the selected ÷ in the whole group, above 0 (methods texts often use its reciprocal)
 * @throws when r or u is out of range
 * @example correctRangeRestriction(0.25, 5 / 12) // 0.527
 */
export function correctRangeRestriction(r: number, u: number): number {
  if (!(r >= -1 && r <= 1)) throw new RangeError(`a correlation must be in [-1, 1], got ${r}`);
  if (!(u > 0 && u < Infinity))
    throw new RangeError(`the ratio of standard deviations (restricted ÷ unrestricted) must be above 0, got ${u}`);
  return r / Math.sqrt(u * u * (1 - r * r) + r * r);
}
