/** One union of two clusters; clusters are the items 0…n − 1, then the merges in order. */
interface Merge {
  left: number;
  right: number;
  /** Mean distance between the items of the two clusters. */
  height: number;
}

/**
 * Agglomerative clustering by average linkage (UPGMA; Sokal & Michener 1958). Of equal distances the pair met first is
 * joined.
 *
 * @param distance symmetric [i][j]
 * @returns n − 1 merges by rising height, and the items in an order in which no branches cross; both empty for none
 */
export function clusterItems(distance: readonly (readonly number[])[]): {merges: Merge[]; order: number[]} {
  const n = distance.length;
  const active = new Map(distance.map((_, i) => [i, [i]]));
  const merges: Merge[] = [];
  while (active.size > 1) {
    const ids = [...active.keys()];
    let best: Merge | null = null;
    for (let a = 0; a < ids.length; a++)
      for (let b = a + 1; b < ids.length; b++) {
        const height = meanDistance(active.get(ids[a]!)!, active.get(ids[b]!)!, distance);
        if (best === null || height < best.height) best = {left: ids[a]!, right: ids[b]!, height};
      }
    const {left, right} = best!;
    active.set(n + merges.length, [...active.get(left)!, ...active.get(right)!]);
    active.delete(left);
    active.delete(right);
    merges.push(best!);
  }
  return {merges, order: [...active.values()].flat()};
}

function meanDistance(a: readonly number[], b: readonly number[], distance: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const i of a) for (const j of b) sum += distance[i]![j]!;
  return sum / (a.length * b.length);
}
