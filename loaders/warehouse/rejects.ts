import {closeSync, fsyncSync, openSync, renameSync, writeSync} from "node:fs";
import {placeInWords, type Reject} from "../reader/rejects.js";
import type {FileResult} from "./file-result.js";

/** Rejects with one reason and one remedy: how many, and the first of them. */
export interface RejectGroup {
  records: number;
  path: string;
  first: Reject;
}

/** One group in words: why, where the first stands, what stood there unless it is not to be told, what to do. */
export function reasonInWords({records, path, first}: RejectGroup): string {
  const {reason, column, value, remedy} = first;
  const found = value === null ? "" : column === null ? value : JSON.stringify(value);
  const what = [column ?? "", found].filter((part) => part !== "").join(" ");
  const where = `${records === 1 ? "in" : "first in"} ${placeInWords(path, first)}`;
  return `${reason.replaceAll("_", " ")}, ${where}${what === "" ? "" : `: ${what}`}; ${remedy}`;
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

/** Where the rejects of a warehouse go: `warehouse.duckdb` → `warehouse.rejects.ndjson`. */
export function rejectsPath(warehouse: string): string {
  return `${warehouse.replace(/\.duckdb$/, "")}.rejects.ndjson`;
}

/** Writes one line per listed reject, and one per reason that has more of them; readable by its owner only: the values may be personal data. */
export function writeRejects(path: string, temporary: string, files: readonly FileResult[]): void {
  const file = openSync(temporary, "w", 0o600);
  try {
    for (const {path: exported, table, rejects, unlisted} of files) {
      for (const reject of rejects) writeSync(file, `${JSON.stringify({path: exported, table, ...reject})}\n`);
      for (const [reason, more] of unlisted)
        writeSync(file, `${JSON.stringify({path: exported, table, reason, more})}\n`);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
