/** What an application was for; null where the export does not say. */
export interface Stratum {
  role: string | null;
  level: string | null;
}

/**
 * The cells within which ratings are compared: role × level. Cells of fewer than `least` ratings are put together within
 * their level; what is left of a level that is still too small joins the level's smallest cell. A level that has fewer
 * than `least` in all goes to one rest cell.
 *
 * @returns the cell of each rating, in the order given
 */
export function cellsWithin(strata: readonly Stratum[], least = 10): string[] {
  const nameOf = nameOfStratum();
  const sizes = new Map<string, {level: string | null; n: number}>();
  for (const stratum of strata) {
    const cell = sizes.get(nameOf(stratum)) ?? {level: stratum.level, n: 0};
    cell.n++;
    sizes.set(nameOf(stratum), cell);
  }
  const cellOf = new Map<string, string>();
  for (const level of new Set(strata.map((stratum) => stratum.level))) {
    const cells = [...sizes].filter(([, cell]) => cell.level === level).sort(([, a], [, b]) => b.n - a.n);
    const small = cells.filter(([, {n}]) => n < least);
    const large = cells.slice(0, cells.length - small.length);
    const left = small.reduce((sum, [, {n}]) => sum + n, 0);
    const together = left >= least ? JSON.stringify([level]) : (large.at(-1)?.[0] ?? "rest");
    for (const [name] of large) cellOf.set(name, name);
    for (const [name] of small) cellOf.set(name, together);
  }
  return strata.map((stratum) => cellOf.get(nameOf(stratum))!);
}

/** Names of cells, each written once: there are few, and many ratings ask. */
function nameOfStratum(): (stratum: Stratum) => string {
  const names = new Map<string | null, Map<string | null, string>>();
  return ({role, level}) => {
    let ofLevel = names.get(level);
    if (ofLevel === undefined) names.set(level, (ofLevel = new Map()));
    let name = ofLevel.get(role);
    if (name === undefined) ofLevel.set(role, (name = JSON.stringify([level, role])));
    return name;
  };
}
