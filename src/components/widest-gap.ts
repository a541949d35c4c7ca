import {normalQuantile} from "../statistics/distributions/normal.js";

export interface CoverageCell {
  attribute: string;
  /** A role or a level. */
  group: string;
  /** Share of the group’s loops that rated the attribute, with its 90 % interval. */
  value: number | null;
  interval: readonly [number, number] | null;
}

export interface CoverageGap {
  attribute: string;
  low: CoverageCell;
  high: CoverageCell;
}

/**
 * The attribute whose share differs most between two groups, when that difference is beyond chance; else `undefined`.
 * The widest of all gaps is looked for, so that a gap counts when it would be rare among all of them (Bonferroni, 5 %).
 */
export function widestGap(cells: readonly CoverageCell[]): CoverageGap | undefined {
  const known = cells.filter(({value}) => value !== null);
  const attributes = [...new Set(known.map(({attribute}) => attribute))].map((attribute) =>
    known.filter((cell) => cell.attribute === attribute).sort((a, b) => a.value! - b.value!)
  );
  const pairs = attributes.reduce((sum, {length}) => sum + (length * (length - 1)) / 2, 0);
  if (pairs === 0) return undefined;
  const beyondChance = normalQuantile(1 - 0.05 / pairs);
  return attributes
    .map((mine) => ({attribute: mine[0]!.attribute, low: mine[0]!, high: mine.at(-1)!}))
    .filter(({low, high}) => gapOf({low, high}) > beyondChance * Math.hypot(errorOf(low), errorOf(high)))
    .sort((a, b) => gapOf(b) - gapOf(a))[0];
}

function gapOf({low, high}: Pick<CoverageGap, "low" | "high">): number {
  return high.value! - low.value!;
}

/** Standard error of a share, from its 90 % interval. */
function errorOf({interval}: CoverageCell): number {
  return (interval![1] - interval![0]) / (2 * normalQuantile(0.95));
}
