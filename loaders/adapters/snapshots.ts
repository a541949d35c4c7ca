import type {FileSample} from "./adapter.js";

const snapshotDate = /(?:^|[-_. #])(\d{4}-\d{2}-\d{2})(?=[-_. #]|$)/;

/** The date in a file name such as `scorecards-2026-03-01.csv`, else in the name of the nearest folder that has one. */
export function snapshotOf(path: string): string | null {
  for (const name of path.split("/").reverse()) {
    const date = snapshotDate.exec(name)?.[1];
    if (date !== undefined) return date;
  }
  return null;
}

/** The files with which one dated snapshot is understood. */
export interface Snapshot<File extends FileSample> {
  files: File[];
  /** Paths whose records this snapshot accounts for; the others only help to understand them. */
  own: ReadonlySet<string>;
}

/**
 * Dated exports of one system, newest first. A kind of file that a snapshot lacks is taken from the nearest older one,
 * else the nearest newer one. Undated files help every snapshot and are accounted for with the newest.
 */
export function snapshots<File extends FileSample>(
  files: readonly File[],
  kindOf: (file: FileSample) => string | null
): Snapshot<File>[] {
  const dates = [...new Set(files.map(({path}) => snapshotOf(path)).filter((date) => date !== null))].sort().reverse();
  if (dates.length < 2) return [{files: [...files], own: new Set(files.map(({path}) => path))}];
  const undated = files.filter(({path}) => snapshotOf(path) === null);
  const of = (date: string): File[] => files.filter(({path}) => snapshotOf(path) === date);
  return dates.map((date, age) => {
    const own = of(date);
    const kinds = new Set([...own, ...undated].map(kindOf));
    const helping: File[] = [];
    for (const other of [...dates.slice(age + 1), ...dates.slice(0, age).reverse()]) {
      const lacking = of(other).filter((file) => kindOf(file) !== null && !kinds.has(kindOf(file)));
      helping.push(...lacking);
      lacking.forEach((file) => kinds.add(kindOf(file)));
    }
    return {
      files: [...helping, ...undated, ...own].sort((a, b) => (a.path < b.path ? -1 : 1)),
      own: new Set([...own, ...(age === 0 ? undated : [])].map(({path}) => path))
    };
  });
}
