import type {FileResult, Reject} from "../reader/result.js";

/** Rejects with one reason and one remedy: how many, and the first of them. */
export interface RejectGroup {
  records: number;
  path: string;
  first: Reject;
}

/** The listed rejects of some files by reason, column and remedy, the largest group first. */
export function groupRejects(files: readonly Pick<FileResult, "path" | "rejects">[]): RejectGroup[] {
  const groups = new Map<string, RejectGroup>();
  for (const {path, rejects} of files)
    for (const reject of rejects) {
      // A remedy for one of many small files ends with its name.
      const key = JSON.stringify([reject.reason, reject.column, reject.remedy.replace(/ \(in [^()]+\)$/, "")]);
      const group = groups.get(key);
      if (group) group.records++;
      else groups.set(key, {records: 1, path, first: reject});
    }
  return [...groups.values()].sort((a, b) => b.records - a.records);
}
