/** Where the mean of a series moved, and from what to what. */
export interface ChangeInMean {
  /** Index of the first group after the change. */
  at: number;
  before: number;
  after: number;
}

/**
 * The border between consecutive groups (quarters, say) at which the mean differs most before and after, by Welch's t,
 * when it differs by at least `least` and by more than `critical` standard errors. All borders are looked at, so
 * `critical` must stand well above 2 (3.5: below 1 in 100 among ten borders).
 *
 * @param groups values of each group in order of time
 * @param smallest values needed on either side of a border
 * @returns null when no border qualifies
 */
export function changeInMean(
  groups: readonly (readonly number[])[],
  {least, critical = 3.5, smallest = 30}: {least: number; critical?: number; smallest?: number}
): ChangeInMean | null {
  let found: (ChangeInMean & {t: number}) | null = null;
  for (let at = 1; at < groups.length; at++) {
    const [before, after] = [groups.slice(0, at).flat(), groups.slice(at).flat()];
    if (before.length < smallest || after.length < smallest) continue;
    const [was, is] = [momentsOf(before), momentsOf(after)];
    const gap = Math.abs(is.mean - was.mean);
    const t = gap === 0 ? 0 : gap / Math.hypot(was.error, is.error);
    if (gap >= least && t > critical && (found === null || t > found.t))
      found = {at, before: was.mean, after: is.mean, t};
  }
  return found && {at: found.at, before: found.before, after: found.after};
}

function momentsOf(values: readonly number[]): {mean: number; error: number} {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {mean, error: Math.sqrt(squares / (values.length - 1) / values.length)};
}
