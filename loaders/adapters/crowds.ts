import type {Adapter, FileSample} from "./adapter.js";
import {snapshotOf} from "./plain.js";

/** More files of one kind than this are accounted for together: some systems answer one application at a time. */
const crowd = 100;

/** Path → the name under which a file of a crowd is accounted for, such as `feedback, 3412 files 2026-03-01`. */
export function crowds(files: readonly FileSample[], adapter: Pick<Adapter, "kindOf">): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = JSON.stringify([adapter.kindOf(file), snapshotOf(file.path)]);
    const group = groups.get(key);
    if (group) group.push(file.path);
    else groups.set(key, [file.path]);
  }
  const names = new Map<string, string>();
  for (const [key, paths] of groups) {
    if (paths.length <= crowd) continue;
    const [kind, date] = JSON.parse(key) as [string | null, string | null];
    const name = `${kind ?? "other"}, ${paths.length} files${date === null ? "" : ` ${date}`}`;
    for (const path of paths) names.set(path, name);
  }
  return names;
}
